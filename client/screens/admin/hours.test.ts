// Proves how the hours of a week are edited, copied and summed up.
import { expect, test } from 'vitest';
import { makeFormat } from '#client/kit/format.ts';
import { translator } from '#shared/i18n/catalog.ts';
import { copiedTo, endsNextDay, groupsOf, nextWindow, overlapping, usualHours, weekFrom } from './hours.ts';
import { hoursWords } from './hours-words.ts';
import { hoursShape } from './schedule-shape.ts';

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
  expect(overlapping([at(1, '08:00', '12:00'), at(1, '12:00', '16:00'), at(2, '09:00', '10:00')])).toEqual([]);
  expect(overlapping([at(1, '08:00', '12:00'), at(2, '09:00', '10:00'), at(1, '11:00', '16:00')])).toEqual([2]);
  expect(overlapping([at(1, '20:00', '02:00'), at(1, '23:00', '23:30')])).toEqual([1]);
  expect(overlapping([at(1, '00:00', '00:00'), at(1, '09:00', '10:00')])).toEqual([1]);
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
  const shape = hoursShape(format);
  const sent = (from: string, to: string) => shape.fieldsOf({ hours: [{ weekday: 1, from, to }] })['hours'];
  expect(sent('٩:٣٠', '5 pm')).toEqual([{ weekday: 1, from: '09:30', to: '17:00' }]);
  expect(sent('1730', '12:00 AM')).toEqual([{ weekday: 1, from: '17:30', to: '00:00' }]);
  expect(sent('noon', '13:00')).toEqual([{ weekday: 1, from: 'noon', to: '13:00' }]);
  const read = shape.typedOf({ hours: usual, version: 1 });
  expect(shape.fieldsOf(read)['hours']).toEqual(usual);
});
