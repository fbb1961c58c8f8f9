// Proves that a commit about a series is one line, however many visits went with it.
import { expect, test } from 'vitest';
import { appointmentOf, clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { plain, wording } from '#server/testing/wording.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Language } from '#shared/model/caller.ts';
import type { Series } from '#shared/model/series.ts';
import { deedsOf } from './history-words.ts';

const schedules = [scheduleOf(11, { name: 'Dr Layla', names: { ar: 'د. ليلى' } })];
const settings = { clinic: clinicOf(), schedules, services: [serviceOf()] };

const series: Series = {
  id: idOf(90),
  kind: 'visits',
  serviceId: serviceOf().id,
  scheduleIds: [idOf(11)],
  patientId: idOf(30),
  startLocal: '2026-11-22T10:00',
  zone: 'Asia/Riyadh',
  durationMinutes: 30,
  rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE',
  excluded: [],
  unplaced: [],
  note: '',
  splitFrom: null,
  sequence: 0,
  materialisedUntil: '2027-05-20',
  tz: '2026c',
  active: true,
  version: 4,
};
const booked: ClinicEvent = { type: 'appointment.booked', appointment: appointmentOf({ seriesId: series.id }) };

function deeds(events: readonly ClinicEvent[], language: Language = 'en') {
  const told = deedsOf(
    { events: [...events] },
    { ...wording(language), settings, day: '2026-11-22', patientOf: () => 'Fatima' },
  );
  return JSON.parse(plain(JSON.stringify(told))) as typeof told;
}

test('[SR48] a series of four hundred visits is one line that says whose, which rule and how many', () => {
  const visits = Array.from({ length: 400 }, () => booked);
  expect(deeds([{ type: 'series.started', series }, ...visits])).toEqual([
    {
      verb: 'Started a series',
      name: 'Fatima',
      about: 'Every 2 weeks on Sunday and Wednesday · 400 visits',
      changes: [],
      remarks: [],
      nounId: series.id,
    },
  ]);
  const [arabic] = deeds([{ type: 'series.started', series }, booked, booked], 'ar');
  expect(arabic).toMatchObject({ verb: 'بدأت سلسلة', about: 'كل أسبوعين يومي الأحد والأربعاء · موعدان' });
});

test('[SR48] a rhythm that became another is told as both, also where the series was split by it', () => {
  const after = { ...series, id: idOf(91), rule: 'FREQ=WEEKLY;BYDAY=SU', splitFrom: series.id };
  const before = { ...series, rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20261206;BYDAY=SU,WE' };
  const split: ClinicEvent[] = [
    { type: 'series.changed', series: before, was: { rule: series.rule } },
    { type: 'series.started', series: after },
    booked,
  ];
  expect(deeds(split)).toMatchObject([
    {
      verb: 'Changed a series',
      about: '1 visit',
      changes: [{ label: 'Rhythm', from: 'Every 2 weeks on Sunday and Wednesday', to: 'Every week on Sunday' }],
    },
  ]);
});

test('[SR48] a series that was split at the same rhythm tells no other one, though its times are divided', () => {
  const counted = (count: number) => `FREQ=WEEKLY;COUNT=${count};INTERVAL=2;BYDAY=SU,WE`;
  const split = (left: number): ClinicEvent[] => [
    { type: 'series.changed', series: { ...series, rule: counted(4) }, was: { rule: counted(8) } },
    { type: 'series.started', series: { ...series, id: idOf(91), rule: counted(left), splitFrom: series.id } },
  ];
  expect(deeds(split(4))).toMatchObject([{ about: 'Every 2 weeks on Sunday and Wednesday, 8 times', changes: [] }]);
  expect(deeds(split(6))[0]?.changes).toMatchObject([{ to: 'Every 2 weeks on Sunday and Wednesday, 6 times' }]);
});

test('[SR48] closed time that repeats is told by whose it is, and dates without a place are counted', () => {
  const closed: Series = { ...series, kind: 'closures', patientId: null, serviceId: null };
  expect(deeds([{ type: 'series.ended', series: closed, was: {} }])).toMatchObject([
    { verb: 'Ended a series', name: 'Dr Layla' },
  ]);
  const waiting = { ...series, unplaced: [{ recurrenceId: '2027-05-19T10:00', result: 'conflict' as const }] };
  expect(deeds([{ type: 'series.extended', series: waiting, was: {} }])[0]?.remarks).toEqual([
    '1 date without a place',
  ]);
});
