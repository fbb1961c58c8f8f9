// Proves that a commit reads as what was done: old values beside new ones, reasons, and what was taken back.
import { expect, test } from 'vitest';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Language } from '#shared/model/caller.ts';
import { appointmentOf, clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { plain, wording } from '#server/testing/wording.ts';
import { authorOf, deedsOf, takenBack } from './history-words.ts';

const schedules = [
  scheduleOf(11, { name: 'Dr Layla', names: { ar: 'د. ليلى' } }),
  scheduleOf(13, { name: 'Room 1', kind: 'room' }),
  scheduleOf(14, { name: 'Room 2', kind: 'room' }),
];
const settings = { clinic: clinicOf(), schedules, services: [serviceOf()] };
const visit = appointmentOf({ scheduleIds: [idOf(11), idOf(13)], version: 4 });

function entry(version: number, ...events: ClinicEvent[]): HistoryEntry {
  const at = '2026-11-20T06:12:00.000Z';
  return { version, at, by: { id: idOf(50), name: 'Huda' }, via: 'desk', commandId: idOf(200 + version), events };
}

function deeds(one: HistoryEntry, language: Language = 'en') {
  const told = deedsOf(one, { ...wording(language), settings, day: '2026-11-22', patientOf: () => 'Fatima' });
  return JSON.parse(plain(JSON.stringify(told))) as typeof told;
}

const later = {
  ...visit,
  start: '2026-11-23T08:00:00.000Z',
  end: '2026-11-23T08:30:00.000Z',
  startWall: '2026-11-23T11:00',
};
const moved: ClinicEvent = {
  type: 'appointment.moved',
  appointment: { ...later, scheduleIds: [idOf(14), idOf(11)], version: 5 },
  was: { start: visit.start, end: visit.end, startWall: visit.startWall, scheduleIds: visit.scheduleIds },
};

test('[HI20] a commit says what was done and each old value beside the new one, in both languages', () => {
  const [deed] = deeds(entry(5, moved));
  expect(deed).toMatchObject({ verb: 'Moved', name: 'Fatima', nounId: visit.id });
  expect(deed?.changes).toEqual([
    { label: 'Room', from: 'Room 1', to: 'Room 2' },
    { label: 'Time', from: 'Sunday, November 22 10:00', to: '11:00' },
    { label: 'Length', from: '15 minutes', to: '30 minutes' },
  ]);
  const [arabic] = deeds(entry(5, moved), 'ar');
  expect(arabic?.verb).toBe('نُقل الموعد');
  expect(arabic?.changes.map(({ label }) => label)).toEqual(['الغرفة', 'الوقت', 'المدة']);
  expect(arabic?.changes[2]).toEqual({ label: 'المدة', from: '15 دقيقة', to: '30 دقيقة' });
});

test('[HI20] a booking says its time and practitioner, a cancellation and an override their reasons', () => {
  const override = { reason: 'Mother of the last one', beyond: ['capacity' as const] };
  const [booked] = deeds(entry(4, { type: 'appointment.booked', appointment: { ...visit, override } }));
  expect(booked).toMatchObject({ verb: 'Booked', about: '10:00 · Dr Layla · Room 1', changes: [] });
  expect(booked?.remarks).toEqual(['Overbooked: Mother of the last one']);
  const cancelled = {
    ...visit,
    status: 'cancelled',
    cancelReason: 'patient',
    cancelNote: 'Travels',
    version: 6,
  } as const;
  const was = { status: 'booked', cancelReason: null, cancelNote: '' };
  const [gone] = deeds(entry(6, { type: 'appointment.cancelled', appointment: cancelled, was }));
  expect(gone).toMatchObject({ verb: 'Cancelled', changes: [], remarks: ['Reason: The patient asked – Travels'] });
});

test('[HI20] what was taken back is marked, and what was done again is not', () => {
  const undone = (undoes: string): ClinicEvent => ({ ...moved, type: 'appointment.undone', undoes });
  const [first, second, third] = [entry(5, moved), entry(6, undone(idOf(205))), entry(7, undone(idOf(206)))];
  expect([...takenBack([first, second])]).toEqual([idOf(205)]);
  expect([...takenBack([first, second, third])]).toEqual([idOf(206)]);
});

test('[HI20] what nobody did was done by the system itself', () => {
  expect(authorOf({ ...entry(5, moved), by: null }, wording('en'))).toBe('The system');
});
