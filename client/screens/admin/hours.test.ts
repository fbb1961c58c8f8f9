// Proves how the hours of a week are edited, copied and summed up.
import { expect, test } from 'vitest';
import { makeFormat } from '#client/kit/format.ts';
import { scheduleOf } from '#server/testing/nouns.ts';
import { translator } from '#shared/i18n/catalog.ts';
import type { Period, WeeklyWindow } from '#shared/model/hours.ts';
import type { HoursOf } from '#shared/rules/opening.ts';
import { breakIn, copiedTo, endsNextDay, groupsOf, nextWindow, usualHours, weekFrom } from './hours.ts';
import { datedWords, hoursWords, observesWords, weeksWords } from './hours-words.ts';
import { nextDates } from './period-typed.ts';
import { nextWords, periodWords } from './period-words.ts';
import { faultsOfHours, hoursShape } from './hours-shape.ts';

const t = translator('en', 'latn');
const gulf = { region: 'SA', hourCycle: 'h12', weekStart: 7, hijri: 'off', hijriAdjust: 0 } as const;
const format = makeFormat({ language: 'en', digits: 'latn', ...gulf }, t);
const usual = usualHours([5, 6]);

test('[CS35] the week starts on the clinic’s first day, and an end that is not after its start is the next day’s', () => {
  expect(weekFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  expect(weekFrom(1)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect([endsNextDay(1200, 120), endsNextDay(540, 540), endsNextDay(540, 1020), endsNextDay(0, 0)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('[CS35] windows of one day that overlap are at fault, those of two days and those that touch are not', () => {
  const at = (weekday: number, from: string, to: string) => ({ weekday, from, to });
  const overlapping = (hours: readonly WeeklyWindow[]) => faultsOfHours({ hours }).map(({ path }) => path);
  expect(overlapping([at(1, '08:00', '12:00'), at(1, '12:00', '16:00'), at(2, '09:00', '10:00')])).toEqual([]);
  expect(overlapping([at(1, '08:00', '12:00'), at(2, '09:00', '10:00'), at(1, '11:00', '16:00')])).toEqual(['hours.2']);
  expect(overlapping([at(1, '20:00', '02:00'), at(1, '23:00', '23:30')])).toEqual(['hours.1']);
  expect(overlapping([at(1, '00:00', '00:00'), at(1, '09:00', '10:00')])).toEqual(['hours.1']);
});

test('[CS36] a day is copied in place of what others have; a closed day closes them', () => {
  const open = [...usual.filter(({ weekday }) => weekday === 7), { weekday: 1, from: '10:00', to: '11:00' }];
  const copied = copiedTo(open, 7, [7, 1, 2]);
  expect(copied).toHaveLength(3);
  expect(copied.map(({ weekday, from }) => [weekday, from])).toEqual([
    [7, '09:00'],
    [1, '09:00'],
    [2, '09:00'],
  ]);
  expect(copiedTo(open, 3, [7, 1])).toEqual([]);
  expect(nextWindow([])).toEqual({ from: 540, to: 1020 });
  expect(nextWindow([{ to: 720 }])).toEqual({ from: 780, to: 1020 });
});

test('[CS36] neighbouring days of the same hours are told as one, closed ones not at all', () => {
  expect(groupsOf(usual, 7).map(({ days }) => days)).toEqual([[7, 1, 2, 3, 4]]);
  expect(hoursWords(t, format, [...usual, { weekday: 6, from: '20:00', to: '02:00' }], 7)).toHaveLength(2);
  expect(hoursWords(t, format, usual, 7)[0]?.replace(/[\u2066-\u2069]/g, '')).toBe(
    'Sunday – Thursday: 9:00 AM – 5:00 PM',
  );
  expect(hoursWords(t, format, [], 7)).toEqual([]);
});

test('[CS37] hours are typed as one writes them, in either digits, and a text that is no time is sent as it is', () => {
  const shape = hoursShape(format, '2026-11-22');
  const noun = { ...scheduleOf(1), hours: usual };
  const typed = shape.typedOf(noun);
  const sent = (from: string, to: string) => shape.fieldsOf({ ...typed, hours: [{ weekday: 1, from, to }] })['hours'];
  expect(sent('٩:٣٠', '5 pm')).toEqual([{ weekday: 1, from: '09:30', to: '17:00' }]);
  expect(sent('1730', '12:00 AM')).toEqual([{ weekday: 1, from: '17:30', to: '00:00' }]);
  expect(sent('noon', '13:00')).toEqual([{ weekday: 1, from: 'noon', to: '13:00' }]);
  expect(shape.fieldsOf(typed)['hours']).toEqual(usual);
});

const FULL: HoursOf = {
  hours: usual,
  otherHours: [
    { name: 'Ramadan', period: { kind: 'hijri-month', month: 9 }, hours: [{ weekday: 7, from: '20:00', to: '02:00' }] },
    { name: 'Summer', period: { kind: 'yearly', month: 7, day: 1, days: 31 }, hours: [] },
    { name: 'New', period: { kind: 'dates', from: '2027-01-01', to: null }, hours: usual },
  ],
  exceptions: [
    { from: '2026-11-24', to: '2026-11-26', windows: [], reason: 'Leave' },
    { from: '2026-11-27', to: '2026-11-27', windows: [{ from: '10:00', to: '13:00' }], reason: '' },
  ],
  observes: { holidays: true, prayer: false },
};

test.each(['en', 'ar'] as const)('[HR41] what a schedule has is what its form asks for again, in %s', (language) => {
  const written = makeFormat({ language, digits: 'arab', ...gulf }, translator(language, 'arab'));
  const shape = hoursShape(written, '2026-11-22');
  expect(shape.fieldsOf(shape.typedOf({ ...FULL, version: 1 }))).toEqual(FULL);
});

test('[HR41] a break parts a window about its middle, of an hour in a long one, and none in a short one', () => {
  expect(breakIn(540, 1020)).toEqual({ start: 750, end: 810 });
  expect(breakIn(540, 660)).toEqual({ start: 600, end: 615 });
  expect(breakIn(540, 570)).toBeNull();
  expect(breakIn(1200, 120)).toEqual({ start: 1350, end: 1410 });
});

test('[HR41] windows that overlap are told at their place in any week and on any date', () => {
  const twice = [
    { weekday: 1, from: '09:00', to: '12:00' },
    { weekday: 1, from: '11:00', to: '13:00' },
  ];
  const [set] = FULL.otherHours;
  expect(
    faultsOfHours({
      hours: twice,
      otherHours: [...FULL.otherHours.slice(1), { ...set, hours: twice }],
      exceptions: [
        { from: '2026-11-24', to: '2026-11-24', windows: twice, reason: '' },
        { from: '2026-11-24', to: '2026-11-26', windows: [], reason: '' },
      ],
    }).map(({ path, problem }) => [path, problem]),
  ).toEqual([
    ['hours.1', 'overlap'],
    ['otherHours.2.hours.1', 'overlap'],
    ['exceptions.0.windows.1', 'overlap'],
    ['exceptions.1.from', 'overlap'],
  ]);
});

test('[HR42] a period says which dates it means and when it holds next, in both calendars', () => {
  const plain = (text: string | null) => text?.replace(/[\u2066-\u2069]/g, '');
  const at = { today: '2026-11-22', hijriAdjust: 0 };
  const said = (period: Period) => [plain(periodWords(t, format, period)), plain(nextWords(t, format, period, at))];
  expect(said({ kind: 'hijri-month', month: 9 })).toEqual([
    'The whole of Ramadan, every year',
    'Next: February 8 – March 8, 2027 (1 Ramadan – 29 Ramadan 1448 AH)',
  ]);
  expect(said({ kind: 'hijri', month: 10, day: 1, days: 3 })[0]).toBe('3 days from 1 Shawwal, every year');
  expect(said({ kind: 'yearly', month: 1, day: 1, days: 1 })).toEqual([
    '1 January, every year',
    'Next: January 1, 2027 (23 Rajab 1448 AH)',
  ]);
  expect(said({ kind: 'dates', from: '2026-01-01', to: '2026-01-31' })[1]).toBe('This is over.');
  expect(nextDates({ kind: 'yearly', month: 11, day: 20, days: 5 }, '2026-11-22', 0)).toEqual({
    from: '2026-11-20',
    to: '2026-11-24',
  });
});

test('[HR43] other weeks and dates that differ are told with when they hold, what they have and why', () => {
  const facts = { t, format, weekStart: 7 };
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u202f', ' ');
  expect(plain(weeksWords(FULL.otherHours.slice(0, 1), facts))).toBe(
    'Ramadan (The whole of Ramadan, every year): Sunday: 8:00 PM – 2:00 AM',
  );
  expect(plain(datedWords(FULL.exceptions, facts))).toBe(
    'November 24 – November 26, 2026: Day off · Leave — November 27, 2026: 10:00 AM – 1:00 PM',
  );
  expect(plain(observesWords(FULL.observes, facts))).toBe('The clinic’s holidays');
});
