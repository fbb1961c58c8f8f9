// Proves that what was done to the clinic itself reads as what was done, and that no event is a blank line.
import { expect, test } from 'vitest';
import { UNPLANNED } from '#shared/model/closure.ts';
import { type ClinicEvent, events } from '#shared/contract/events.ts';
import type { Language } from '#shared/model/caller.ts';
import { clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { plain, wording } from '#server/testing/wording.ts';
import { deedsOf } from './history-words.ts';
import { setupRows } from './setup-words.ts';

const layla = scheduleOf(11, { name: 'Dr Layla', names: { ar: 'د. ليلى' } });
const settings = { clinic: clinicOf(), schedules: [layla], services: [serviceOf()] };
const closure = {
  id: idOf(300),
  scheduleId: idOf(11),
  start: '2026-11-22T07:00:00.000Z',
  end: '2026-11-22T09:00:00.000Z',
  ...UNPLANNED,
  reason: 'Meeting',
  kept: [{ appointmentId: idOf(100), start: '2026-11-22T07:00:00.000Z', end: '2026-11-22T07:15:00.000Z' }],
  active: true,
  version: 9,
};
const member = { id: idOf(50), name: 'Huda', role: 'manager' as const, scheduleId: null, active: true, version: 9 };
const file = {
  id: idOf(70),
  name: 'Noura',
  phone: null,
  birthDate: null,
  sex: null,
  nationalId: null,
  fileNumber: 7,
  note: '',
  active: false,
  mergedInto: idOf(71),
  version: 9,
};

function deeds(happened: ClinicEvent[], language: Language = 'en') {
  const told = deedsOf(
    { events: happened },
    { ...wording(language), settings, day: '2026-11-22', patientOf: () => 'Noura Ali' },
  );
  return JSON.parse(plain(JSON.stringify(told))) as typeof told;
}

test('[HI22] closed time is told with its schedule, its span, its reason and what stays in it', () => {
  const [deed] = deeds([{ type: 'schedule.closed', closure }]);
  expect(deed).toMatchObject({ verb: 'Time closed', name: 'Dr Layla', about: '10:00 to 12:00' });
  expect(deed?.remarks).toEqual(['Reason: Meeting', '1 visit stays in it']);
  const [arabic] = deeds([{ type: 'schedule.reopened', closure: { ...closure, active: false }, was: {} }], 'ar');
  expect(arabic).toMatchObject({ verb: 'أُعيد فتح وقت', name: 'د. ليلى', about: 'من 10:00 إلى 12:00' });
});

test('[HI22] settings are told field by field, a name in the language in which it changed', () => {
  const was = { horizonDays: 60, weekend: [5], names: { ar: 'العيادة' } };
  const clinic = { ...clinicOf(), horizonDays: 90, weekend: [5, 6], names: { ar: 'عيادة النور' } };
  const [deed] = deeds([{ type: 'clinic.edited', clinic, was }]);
  expect(deed?.verb).toBe('Clinic settings changed');
  expect(deed?.changes.map(({ from, to }) => [from, to])).toEqual([
    ['60 days', '90 days'],
    ['Friday', 'Friday and Saturday'],
    ['العيادة', 'عيادة النور'],
  ]);
  const [role] = deeds([{ type: 'member.changed', member, was: { role: 'receptionist' } }]);
  expect(role).toMatchObject({ verb: 'Colleague changed', name: 'Huda' });
  expect(role?.changes).toMatchObject([{ from: 'Receptionist', to: 'Manager' }]);
});

test('[HI22] another order of several columns is one deed, and joined records say into which', () => {
  const places = [1, 2].map((n): ClinicEvent => ({ type: 'schedule.edited', schedule: layla, was: { position: n } }));
  expect(deeds(places).map(({ verb }) => verb)).toEqual(['Order of the columns changed']);
  const was = { active: true, mergedInto: null };
  const [merged] = deeds([{ type: 'patient.merged', patient: file, was }]);
  expect(merged).toMatchObject({ verb: 'Records merged', name: 'Noura', remarks: ['Now in the record of Noura Ali'] });
});

test('[HI22] every event about the clinic has its words', () => {
  const others = Object.keys(events).filter((name) => !/^(?:series|appointment|hold|patient|session)\./.test(name));
  expect(Object.keys(setupRows).toSorted()).toEqual(others.toSorted());
});

test('[HR46] hours, holidays and breaks for prayer are told as they were and as they are', () => {
  const was = { holidays: [], prayer: null, seriesMonths: 6 };
  const clinic = {
    ...clinicOf(),
    holidays: [
      { name: 'عيد الفطر', names: { en: 'Eid' }, period: { kind: 'hijri' as const, month: 10, day: 1, days: 3 } },
    ],
    prayer: {
      latitude: 24.7136,
      longitude: 46.6753,
      method: 'umm-al-qura' as const,
      asr: 'standard' as const,
      breaks: [{ prayer: 'dhuhr' as const, after: 0, minutes: 20 }],
    },
    seriesMonths: 3,
  };
  const [deed] = deeds([{ type: 'clinic.edited', clinic, was }]);
  expect(deed?.changes.map(({ from, to }) => [from, to])).toEqual([
    ['(nothing)', 'Eid (3 days from 1 Shawwal, every year)'],
    ['(nothing)', 'Riyadh: Dhuhr, 20 minutes'],
    ['6 months', '3 months'],
  ]);
  const schedule = scheduleOf(11, {
    exceptions: [{ from: '2026-11-24', to: '2026-11-24', windows: [], reason: 'Leave' }],
    otherHours: [{ name: 'رمضان', period: { kind: 'hijri-month', month: 9 }, hours: [] }],
    observes: { holidays: true, prayer: true },
  });
  const before = { exceptions: [], otherHours: [], observes: { holidays: true, prayer: false } };
  const [other] = deeds([{ type: 'schedule.edited', schedule, was: before }]);
  expect(other?.changes.map(({ from, to }) => [from, to])).toEqual([
    ['(nothing)', 'November 24, 2026: Day off · Leave'],
    ['(nothing)', 'رمضان (The whole of Ramadan, every year): Closed'],
    ['The clinic’s holidays', 'The clinic’s holidays and Breaks for prayer'],
  ]);
});
