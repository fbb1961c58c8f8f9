// Proves that what is chosen in the builder means the rule its sentence says, and that a rule comes back to the same fields.
import { expect, test } from 'vitest';
import { readRule, writeRule } from '#shared/rules/recurrence-rule.ts';
import {
  FIRST_FORM,
  formOf,
  inDigits,
  monthlyOf,
  monthlyWays,
  presetOf,
  type RuleForm,
  ruleFaults,
  ruleOf,
  withDay,
  withPreset,
} from './rule-form.ts';

/** A Sunday, the fourth and not the last of its month. */
const SUNDAY = '2026-11-22';

function textOf(form: Partial<RuleForm>, start = SUNDAY, weekStart = 7): string | null {
  const rule = ruleOf({ ...FIRST_FORM, ...form }, start, weekStart);
  return rule && writeRule(rule);
}

test('[SR41] fields are written as the rule they mean, with the clinic’s first day', () => {
  expect(textOf({})).toBe('FREQ=WEEKLY;COUNT=8;WKST=SU;BYDAY=SU');
  expect(textOf({ every: '2', days: [7, 3] })).toBe('FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=WE,SU');
  expect(textOf({ freq: 'DAILY', count: '10' }, SUNDAY, 1)).toBe('FREQ=DAILY;COUNT=10');
  expect(textOf({ freq: 'MONTHLY', ends: 'never' }, SUNDAY, 1)).toBe('FREQ=MONTHLY;BYMONTHDAY=22');
  expect(textOf({ freq: 'MONTHLY', monthly: 'nth', ends: 'never' }, SUNDAY, 1)).toBe('FREQ=MONTHLY;BYDAY=4SU');
  expect(textOf({ freq: 'MONTHLY', monthly: 'last', ends: 'never' }, '2026-11-29', 1)).toBe('FREQ=MONTHLY;BYDAY=-1SU');
  expect(textOf({ freq: 'MONTHLY', monthly: 'last-date' }, '2026-11-30', 1)).toBe('FREQ=MONTHLY;COUNT=8;BYMONTHDAY=-1');
  expect(textOf({ freq: 'YEARLY', ends: 'never' }, '2027-03-15', 1)).toBe('FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15');
  expect(textOf({ ends: 'until', until: '2027-06-30' }, SUNDAY, 1)).toBe('FREQ=WEEKLY;UNTIL=20270630;BYDAY=SU');
});

test('[SR41] numbers are read in either digit set', () => {
  expect(textOf({ every: '٢', count: '١٢' }, SUNDAY, 1)).toBe('FREQ=WEEKLY;INTERVAL=2;COUNT=12;BYDAY=SU');
});

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=WE,SU', SUNDAY],
  ['FREQ=DAILY;COUNT=10;WKST=SU', SUNDAY],
  ['FREQ=MONTHLY;WKST=SU;BYMONTHDAY=22', SUNDAY],
  ['FREQ=MONTHLY;UNTIL=20270630;WKST=SU;BYDAY=4SU', SUNDAY],
  ['FREQ=MONTHLY;WKST=SU;BYDAY=-1SU', '2026-11-29'],
  ['FREQ=MONTHLY;WKST=SU;BYMONTHDAY=-1', '2026-11-30'],
  ['FREQ=YEARLY;WKST=SU;BYMONTH=11;BYMONTHDAY=22', SUNDAY],
])('[SR41] %s comes back to its fields and out again the same', (text, start) => {
  const read = readRule(text);
  const form = read.ok ? formOf(read.value, start) : null;
  const again = form && ruleOf(form, start, 7);
  expect(again && writeRule(again)).toBe(text);
});

test.each([
  'FREQ=MONTHLY;BYDAY=MO,SU;BYSETPOS=-1',
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
  'FREQ=WEEKLY;BYDAY=SA;BYMONTH=9',
  'FREQ=YEARLY;BYDAY=2SU',
  'FREQ=DAILY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=1SU',
])('[SR41] %s cannot be drawn with the fields, and nothing of it is dropped unseen', (text) => {
  const read = readRule(text);
  expect(read.ok && formOf(read.value, SUNDAY)).toBeNull();
});

test('[SR41] the day of the first visit is meant until a day is chosen, and one always stays', () => {
  expect(textOf({}, '2026-11-23', 1)).toBe('FREQ=WEEKLY;COUNT=8;BYDAY=MO');
  const both = withDay(FIRST_FORM, 3, SUNDAY);
  expect(both.days).toEqual([7, 3]);
  expect(withDay(both, 7, SUNDAY).days).toEqual([3]);
  expect(withDay({ ...FIRST_FORM, days: [7] }, 7, SUNDAY).days).toEqual([7]);
});

test('[SR41] a month is counted only in ways its first date allows', () => {
  expect(monthlyWays(SUNDAY)).toEqual(['date', 'nth']);
  expect(monthlyWays('2026-11-29')).toEqual(['date', 'last']);
  expect(monthlyWays('2026-11-30')).toEqual(['date', 'last-date', 'last']);
  expect(monthlyWays('2026-11-25')).toEqual(['date', 'nth', 'last']);
  expect(monthlyOf({ monthly: 'last' }, SUNDAY)).toBe('date');
});

test('[SR41] presets are known again, and keep how it ends unless they say so', () => {
  const until: RuleForm = { ...FIRST_FORM, ends: 'until', until: '2027-06-30' };
  expect(withPreset(until, 'fortnight')).toMatchObject({ every: '2', ends: 'until', until: '2027-06-30' });
  expect(presetOf(withPreset(FIRST_FORM, 'weekly'))).toBe('weekly');
  expect(presetOf(withPreset(FIRST_FORM, 'fortnight'))).toBe('fortnight');
  expect(presetOf(withPreset(FIRST_FORM, 'tenDays'))).toBe('tenDays');
  expect(presetOf({ ...withPreset(FIRST_FORM, 'tenDays'), count: '9' })).toBeNull();
  const arabic = inDigits(withPreset(FIRST_FORM, 'tenDays'), (value) => (value === 10 ? '١٠' : '١'));
  expect([arabic.every, arabic.count, presetOf(arabic)]).toEqual(['١', '١٠', 'tenDays']);
  expect(presetOf({ ...FIRST_FORM, freq: 'MONTHLY' })).toBeNull();
});

test('[SR42] what is missing is told at its field before anything is asked', () => {
  const faults = (form: Partial<RuleForm>) => ruleFaults({ ...FIRST_FORM, ...form }, SUNDAY);
  expect(faults({})).toEqual({});
  expect(faults({ every: '' })).toEqual({ every: 'every' });
  expect(faults({ every: '0' })).toEqual({ every: 'every' });
  expect(faults({ every: '100' })).toEqual({ every: 'every' });
  expect(faults({ count: 'many' })).toEqual({ count: 'count' });
  expect(faults({ count: '401' })).toEqual({ count: 'count' });
  expect(faults({ ends: 'until' })).toEqual({ until: 'until' });
  expect(faults({ ends: 'until', until: '2026-11-21' })).toEqual({ until: 'untilBefore' });
  expect(faults({ ends: 'never', count: '' })).toEqual({});
  expect(textOf({ every: '' })).toBeNull();
});
