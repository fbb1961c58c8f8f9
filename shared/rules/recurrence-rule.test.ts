// Tests which rules of repetition are taken, how each is written, and that whatever is sent gets an answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEnd, anyStart, endedRule, endlessRule } from '#server/testing/random-rules.ts';
import { readRule, writeRule } from './recurrence-rule.ts';

const fault = (problem: string, params?: object) => ({
  ok: false,
  refusal: { code: 'invalid', fields: [params ? { path: 'rule', problem, params } : { path: 'rule', problem }] },
});
const written = (text: string) => {
  const read = readRule(text);
  return read.ok ? writeRule(read.value) : read.refusal;
};

test('[RE1] a rule is read part by part', () => {
  expect(readRule('FREQ=MONTHLY;INTERVAL=2;COUNT=8;WKST=SA;BYDAY=2SU,-1WE;BYMONTH=3,1;BYSETPOS=-1')).toEqual({
    ok: true,
    value: {
      freq: 'MONTHLY',
      interval: 2,
      count: 8,
      until: null,
      weekStart: 6,
      byDay: [
        { day: 3, nth: -1 },
        { day: 7, nth: 2 },
      ],
      byMonthDay: [],
      byMonth: [1, 3],
      bySetPos: [-1],
    },
  });
});

test.each([
  ['FREQ=DAILY;BYHOUR=9', 'BYHOUR'],
  ['FREQ=DAILY;BYMINUTE=61', 'BYMINUTE'],
  ['FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6', 'BYWEEKNO'],
  ['FREQ=YEARLY;BYYEARDAY=366', 'BYYEARDAY'],
  ['FREQ=YEARLY;BYEASTER=1', 'BYEASTER'],
  ['RSCALE=HEBREW;FREQ=DAILY', 'RSCALE'],
  ['FREQ=DAILY;SKIP=OMIT', 'SKIP'],
  ['RRULE:FREQ=DAILY', 'RRULEFREQ'],
  ['FREQ=DAILY\nEXRULE:FREQ=DAILY', 'FREQ'],
  ['FREQ=DAILY;DTSTART=19700101T000000Z', 'DTSTART'],
  ['FREQ=DAILY;TZID=../../etc/passwd', 'TZID'],
  ['FREQ=DAILY;__proto__=1', '__PROTO__'],
  ['FREQ=DAILY;constructor=1', 'CONSTRUCTOR'],
  ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ'],
  ['FREQ=DAILY;COUNT=2;COUNT=2', 'COUNT'],
  ['FREQ=DAILY;X-<script>=1', 'X-SCRIPT'],
  ['FREQ=DAILY;;COUNT=2', ''],
])('[RE1] %j has a part that is not taken, and it is named', (text, part) => {
  const read = readRule(text);
  expect(read).toMatchObject({ ok: false, refusal: { code: 'invalid', fields: [{ path: 'rule' }] } });
  expect(read).toEqual(fault(text.includes('\n') ? 'rule-value' : 'rule-part', { part }));
});

test.each([
  ['FREQ=SECONDLY', 'FREQ'],
  ['FREQ=MINUTELY;UNTIL=99991231', 'FREQ'],
  ['FREQ=HOURLY;INTERVAL=2;BYMONTH=1', 'FREQ'],
  ['INTERVAL=2', 'FREQ'],
  ['FREQ=', 'FREQ'],
  ['FREQ', 'FREQ'],
  ['FREQ=DAILY=DAILY', 'FREQ'],
  ...['0', '-1', '.007', '1e15', '1E3', '', '1000', 'ONE', '٢', '0x10', ' 2'].map((value) => [
    `FREQ=DAILY;INTERVAL=${value}`,
    'INTERVAL',
  ]),
  ['FREQ=DAILY;COUNT=0', 'COUNT'],
  ['FREQ=DAILY;COUNT=1e9', 'COUNT'],
  ['FREQ=DAILY;COUNT=-3', 'COUNT'],
  ...['99991231', '00010101', '20260230', '2026-12-31', '20261231T250000', '20261231T', '20261231Z', 'TOMORROW'].map(
    (value) => [`FREQ=DAILY;UNTIL=${value}`, 'UNTIL'],
  ),
  ['FREQ=WEEKLY;WKST=XX', 'WKST'],
  ['FREQ=WEEKLY;BYDAY=', 'BYDAY'],
  ['FREQ=WEEKLY;BYDAY=SU,', 'BYDAY'],
  ['FREQ=MONTHLY;BYDAY=0SU', 'BYDAY'],
  ['FREQ=MONTHLY;BYDAY=6SU', 'BYDAY'],
  ['FREQ=YEARLY;BYDAY=54MO', 'BYDAY'],
  ['FREQ=YEARLY;BYMONTH=2;BYDAY=6MO', 'BYDAY'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY'],
  ['FREQ=MONTHLY;BYMONTHDAY=-32', 'BYMONTHDAY'],
  ['FREQ=MONTHLY;BYMONTH=13', 'BYMONTH'],
  ['FREQ=MONTHLY;BYMONTH=-1', 'BYMONTH'],
  ['FREQ=MONTHLY;BYDAY=SU;BYSETPOS=0', 'BYSETPOS'],
  ['FREQ=MONTHLY;BYDAY=SU;BYSETPOS=367', 'BYSETPOS'],
])('[RE2] %j has a value that is none, and its part is named', (text, part) => {
  expect(readRule(text)).toEqual(fault('rule-value', { part }));
});

test.each([
  ['FREQ=DAILY;COUNT=3;UNTIL=20261231', 'rule-part', 'UNTIL'],
  ['FREQ=WEEKLY;BYDAY=2SU', 'rule-value', 'BYDAY'],
  ['FREQ=DAILY;BYDAY=-1FR', 'rule-value', 'BYDAY'],
  ['FREQ=WEEKLY;BYMONTHDAY=3', 'rule-value', 'BYMONTHDAY'],
  ['FREQ=YEARLY;BYMONTHDAY=3', 'rule-value', 'BYMONTHDAY'],
  ['FREQ=YEARLY;BYMONTHDAY=3;BYDAY=SU', 'rule-value', 'BYMONTHDAY'],
  ['FREQ=WEEKLY;BYSETPOS=1', 'rule-value', 'BYSETPOS'],
])('[RE3] the parts of %j do not go together', (text, problem, part) => {
  expect(readRule(text)).toEqual(fault(problem, { part }));
});

test('[RE4] a rule has at most 500 characters and occurs at most 1,000 times, and an empty one is missing', () => {
  expect(readRule('FREQ=DAILY;COUNT=1000').ok).toBe(true);
  expect(readRule('FREQ=DAILY;COUNT=1001')).toEqual(fault('too-many', { most: 1000 }));
  expect(readRule(`FREQ=DAILY;COUNT=${'9'.repeat(300)}`)).toEqual(fault('too-many', { most: 1000 }));
  expect(readRule(`FREQ=DAILY;BYDAY=${Array(200).fill('MO').join()}`)).toEqual(fault('too-long', { most: 500 }));
  for (const text of ['', ' ', ';']) expect(readRule(text)).toEqual(fault('required'));
});

test.each([
  ['freq=weekly;byday=we,su,we;interval=01', 'FREQ=WEEKLY;BYDAY=WE,SU'],
  ['BYDAY=SU;FREQ=WEEKLY;WKST=MO;', 'FREQ=WEEKLY;BYDAY=SU'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,+1,-1,1', 'FREQ=MONTHLY;BYMONTHDAY=-1,1,15'],
  ['FREQ=MONTHLY;BYDAY=+2SU,FR', 'FREQ=MONTHLY;BYDAY=FR,2SU'],
  ['FREQ=DAILY;UNTIL=20261231t090000z', 'FREQ=DAILY;UNTIL=20261231T090000Z'],
])('[RE5] %j is written %j', (text, one) => expect(written(text)).toBe(one));

test('[RE5] reading what was written gives the same rule, written the same', () => {
  fc.assert(
    fc.property(endlessRule, anyEnd, anyStart, (rule, end, start) => {
      const text = endedRule(rule, end, start);
      const read = readRule(text);
      expect(read.ok && readRule(writeRule(read.value))).toEqual(read);
      expect(written(text)).toBe(text);
    }),
  );
});

test('[RE2] whatever text is sent is read or refused at the rule, and shown no further than its first letters', () => {
  const name = fc.constantFrom(
    'FREQ',
    'COUNT',
    'UNTIL',
    'BYDAY',
    'BYSETPOS',
    'WKST',
    '__proto__',
    'toString',
    'BYHOUR',
  );
  const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('DAILY', 'YEARLY', 'MO,TU', '2SU'));
  const part = fc.tuple(name, value).map((pair) => pair.join('='));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part).map((parts) => parts.join(';')),
      ),
      (text) => {
        const read = readRule(text);
        if (read.ok) return;
        if (read.refusal.code !== 'invalid') throw new Error(read.refusal.code);
        const [one] = read.refusal.fields;
        expect(one?.path).toBe('rule');
        expect(String(one?.params?.['part'] ?? '')).toMatch(/^[A-Z0-9_-]{0,20}$/);
      },
    ),
  );
});
