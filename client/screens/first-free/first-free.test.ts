// Proves which days and parts of days are asked about, how the answers are grouped, and how the arrows walk them.
import { expect, test } from 'vitest';
import { clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { firstShown } from '#client/screens/appointment/steady.ts';
import type { Settings } from '#shared/contract/queries.ts';
import {
  beginOf,
  DAYS,
  daysOf,
  EACH,
  type FirstFreeFacts,
  type FirstFreeForm,
  grouped,
  wishesOf,
  withService,
} from './first-free.ts';
import { walked } from './walk.ts';

const [sara, omar, room] = [scheduleOf(11), scheduleOf(12), scheduleOf(13, { kind: 'room' })];
const service = serviceOf();
const clinic = clinicOf({ zone: 'Asia/Riyadh', weekStart: 6, horizonDays: 60 });
const settings = { clinic, services: [service], schedules: [sara, omar, room] } as unknown as Settings;
/** A Friday, at nine in the morning. */
const facts: FirstFreeFacts = {
  settings,
  today: '2026-11-20',
  language: 'ar',
  mark: Date.parse('2026-11-20T06:00:00.000Z'),
};
const form: FirstFreeForm = {
  serviceId: service.id,
  practitionerIds: [],
  when: 'today',
  typed: '',
  weeks: 0,
  part: 'any',
  durationMinutes: 30,
};
const begin = (part: Partial<FirstFreeForm>) => beginOf({ ...form, ...part }, facts);

test('[AV50] looking begins today, tomorrow, with the next week as the clinic counts it, or on a date typed in either calendar', () => {
  expect(begin({})).toBe('2026-11-20');
  expect(begin({ when: 'tomorrow' })).toBe('2026-11-21');
  expect(begin({ when: 'week' })).toBe('2026-11-21');
  expect(beginOf({ ...form, when: 'week' }, { ...facts, today: '2026-11-21' })).toBe('2026-11-28');
  expect(begin({ when: 'typed', typed: '٢٥ نوفمبر' })).toBe('2026-11-25');
  expect(begin({ when: 'typed', typed: '15 رجب 1448' })).toBe('2026-12-24');
  expect(begin({ when: 'typed', typed: 'xyz' })).toBeNull();
  expect(begin({ when: 'typed', typed: '2026-11-19' })).toBeNull();
});

test('[AV50] seven days are looked at, a later week passes over seven, and none lies beyond the horizon', () => {
  const first = daysOf(form, facts);
  expect([first.dates.length, first.dates[0], first.dates.at(-1), first.isLast]).toEqual([
    DAYS,
    '2026-11-20',
    '2026-11-26',
    false,
  ]);
  expect(daysOf({ ...form, weeks: 2 }, facts).dates[0]).toBe('2026-12-04');
  const end = daysOf({ ...form, weeks: 8 }, facts);
  expect([end.dates.length, end.dates.at(-1), end.isLast]).toEqual([5, '2027-01-19', true]);
  expect(daysOf({ ...form, when: 'typed' }, facts)).toEqual({ dates: [], isLast: true });
});

test('[AV50] each day is one question for the first times of each practitioner, of the part that is wanted, never before now', () => {
  const [today, tomorrow] = wishesOf({ ...form, part: 'morning', practitionerIds: [omar.id] }, facts);
  const rest = { serviceId: service.id, scheduleIds: [omar.id], limit: EACH, each: true, durationMinutes: 30 };
  expect(today).toEqual({ ...rest, from: '2026-11-20T06:00:00.000Z', to: '2026-11-20T09:00:00.000Z' });
  expect(tomorrow).toEqual({ ...rest, from: '2026-11-20T21:00:00.000Z', to: '2026-11-21T09:00:00.000Z' });
  expect(wishesOf(form, facts)[1]).not.toHaveProperty('scheduleIds');
  const late = { ...facts, mark: Date.parse('2026-11-20T09:00:00.000Z') };
  expect(wishesOf({ ...form, part: 'morning' }, late)).toHaveLength(DAYS - 1);
  const evening = wishesOf({ ...form, part: 'evening' }, facts)[0];
  expect([evening?.from, evening?.to]).toEqual(['2026-11-20T14:00:00.000Z', '2026-11-20T21:00:00.000Z']);
});

test('[AV51] times are grouped by day and then by practitioner, whoever is free first first', () => {
  const slot = (start: string, ...ids: string[]) => ({ start: `2026-11-${start}:00.000Z`, end: '', scheduleIds: ids });
  const times = firstShown([
    slot('20T07:00', omar.id, room.id),
    slot('20T07:30', sara.id, room.id),
    slot('20T07:30', omar.id, room.id),
    slot('20T22:00', sara.id, room.id),
    slot('20T22:00', omar.id, room.id),
  ]);
  const days = grouped(times, settings).map(({ date, people }) => [
    date,
    ...people.map(({ schedule, times: theirs }) => [schedule?.id, theirs.length]),
  ]);
  expect(days).toEqual([
    ['2026-11-20', [omar.id, 2], [sara.id, 1]],
    ['2026-11-21', [sara.id, 1], [omar.id, 1]],
  ]);
  expect(grouped(firstShown([slot('20T07:00', room.id)]), settings)[0]?.people[0]?.schedule).toBeNull();
});

test('[AV51] another service has its own length and keeps of those named whoever can give it', () => {
  const long = serviceOf({ id: idOf(77), durationMinutes: 60 });
  const both = { ...settings, services: [service, long] };
  const next = withService({ ...form, practitionerIds: [sara.id, omar.id] }, long.id, both, [omar]);
  expect(next).toMatchObject({ serviceId: long.id, durationMinutes: 60, practitionerIds: [omar.id] });
});

test('[AV52] arrows walk the times as they are read: along a row and into the next, up and down in place', () => {
  const lengths = [3, 1, 2];
  const go = (key: string, row: number, at: number, direction: 'rtl' | 'ltr' = 'rtl', isWhole = false) =>
    Object.values(walked(key, { row, at }, lengths, { direction, isWhole }) ?? {});
  expect(go('ArrowLeft', 0, 0)).toEqual([0, 1]);
  expect(go('ArrowLeft', 0, 2)).toEqual([1, 0]);
  expect(go('ArrowRight', 1, 0)).toEqual([0, 2]);
  expect(go('ArrowRight', 0, 0, 'ltr')).toEqual([0, 1]);
  expect([go('ArrowRight', 0, 0), go('ArrowLeft', 2, 1)]).toEqual([
    [0, 0],
    [2, 1],
  ]);
  expect([go('ArrowDown', 0, 2), go('ArrowDown', 2, 1), go('ArrowUp', 2, 1)]).toEqual([
    [1, 0],
    [2, 1],
    [1, 0],
  ]);
  expect([go('Home', 0, 2), go('End', 0, 0), go('End', 0, 0, 'rtl', true)]).toEqual([
    [0, 0],
    [0, 2],
    [2, 1],
  ]);
  expect(go('Enter', 0, 0)).toEqual([]);
});
