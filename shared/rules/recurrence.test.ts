// Tests what rules of repetition give: the traps of RFC 5545, the changes of clocks, and hostile rules within their bound.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEnd, anyStart, anyZone, endedRule, endlessRule } from '#server/testing/random-rules.ts';
import { plusDays } from '#shared/time/zone.ts';
import { MOST_STEPS, type Occurrences, occurrencesOf, type Reach, type Repeating, wallTimesOf } from './recurrence.ts';

const cairo: Repeating = { startLocal: '2026-11-22T09:00', zone: 'Africa/Cairo', rule: 'FREQ=WEEKLY', excluded: [] };

function given(wish: Partial<Repeating>, reach: Partial<Reach> = {}): Occurrences {
  const found = occurrencesOf({ ...cairo, ...wish }, { until: '2027-12-31', ...reach });
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

const dates = (wish: Partial<Repeating>, reach?: Partial<Reach>) =>
  given(wish, reach).occurrences.map(({ recurrenceId }) => recurrenceId.slice(0, 10));
const at = (path: string, problem: string, params?: object) => ({
  ok: false,
  refusal: { code: 'invalid', fields: [params ? { path, problem, params } : { path, problem }] },
});

test('[RE6] every second week on Sunday and Wednesday, eight times', () => {
  expect(dates({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU;COUNT=5' })).toEqual([
    '2026-11-22',
    '2026-11-25',
    '2026-12-06',
    '2026-12-09',
    '2026-12-20',
  ]);
  // A week that begins on Monday parts that Sunday from the Wednesday after it.
  expect(dates({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;COUNT=3' })).toEqual([
    '2026-11-22',
    '2026-12-02',
    '2026-12-06',
  ]);
});

test('[RE6] what a rule does not name it takes from its first start', () => {
  expect(dates({ rule: 'FREQ=MONTHLY;COUNT=3', startLocal: '2026-12-31T09:00' })).toEqual([
    '2026-12-31',
    '2027-01-31',
    '2027-03-31',
  ]);
  expect(dates({ rule: 'FREQ=YEARLY;COUNT=2', startLocal: '2028-02-29T09:00' }, { until: '2040-01-01' })).toEqual([
    '2028-02-29',
    '2032-02-29',
  ]);
  expect(dates({ rule: 'FREQ=YEARLY;BYMONTH=1,6;COUNT=3' })).toEqual(['2027-01-22', '2027-06-22']);
});

test('[RE7] each Friday and the second Tuesday are one list, and of a year the 53rd Monday only where it has one', () => {
  expect(dates({ rule: 'FREQ=MONTHLY;BYDAY=FR,2TU;COUNT=6' })).toEqual([
    '2026-11-27',
    '2026-12-04',
    '2026-12-08',
    '2026-12-11',
    '2026-12-18',
    '2026-12-25',
  ]);
  const yearly = { startLocal: '2026-12-20T09:00', rule: 'FREQ=YEARLY;BYDAY=SU,1MO;COUNT=4' };
  expect(dates(yearly)).toEqual(['2026-12-20', '2026-12-27', '2027-01-03', '2027-01-04']);
  const last = { startLocal: '2019-01-01T09:00', rule: 'FREQ=YEARLY;BYDAY=53MO' };
  expect(dates(last, { until: '2031-01-01' })).toEqual(['2024-12-30', '2029-12-31'].filter((date) => isMonday53(date)));
  expect(dates({ ...last, rule: 'FREQ=YEARLY;BYDAY=-53MO' }, { until: '2031-01-01' })).toEqual([
    '2024-01-01',
    '2029-01-01',
  ]);
});

function isMonday53(date: string): boolean {
  return plusDays(date, -52 * 7).slice(0, 4) === date.slice(0, 4);
}

test('[RE8] the first start is an occurrence only where the rule has it, and a rule may end before it begins', () => {
  expect(dates({ rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' })).toEqual(['2026-11-23', '2026-11-30']);
  expect(occurrencesOf({ ...cairo, rule: 'FREQ=WEEKLY;UNTIL=20261121' }, { until: '2027-12-31' })).toEqual(
    at('rule', 'rule-never'),
  );
});

test('[RE9] COUNT and positions count what the rule gives, the excluded too, and a date chosen twice counts once', () => {
  const fridays = { rule: 'FREQ=MONTHLY;BYDAY=SU;BYSETPOS=4,-1;COUNT=4' };
  expect(dates(fridays)).toEqual(['2026-11-22', '2026-11-29', '2026-12-27', '2027-01-24']);
  const without = { ...fridays, excluded: ['2026-11-29T09:00', '2026-11-30T09:00'] };
  expect(dates(without)).toEqual(['2026-11-22', '2026-12-27', '2027-01-24']);
  expect(given(without).total).toBe(3);
});

test('[RE9] positions count from the beginning of the first week and month, not from the first start', () => {
  const wednesday = { startLocal: '2026-11-25T09:00' };
  expect(dates({ ...wednesday, rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2' })).toEqual([
    '2026-11-30',
    '2026-12-07',
  ]);
  expect(dates({ ...wednesday, rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;COUNT=2' })).toEqual([
    '2026-11-25',
    '2026-12-02',
  ]);
  expect(dates({ ...wednesday, rule: 'FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1;COUNT=1' })).toEqual(['2026-12-02']);
});

test.each([
  ['20261206', 3],
  ['20261205', 2],
  ['20261206T090000', 3],
  ['20261206T085900', 2],
  ['20261206T070000Z', 3],
  ['20261206T065959Z', 2],
])('[RE10] UNTIL=%s is the last at which a visit may begin, so that there are %i', (until, total) => {
  expect(given({ rule: `FREQ=WEEKLY;UNTIL=${until}` }).total).toBe(total);
});

test('[RE10] UNTIL in UTC is an instant: late in the evening of Cairo it is the day before in UTC, early in Auckland the day after', () => {
  const late = { startLocal: '2026-11-22T00:30', rule: 'FREQ=DAILY;UNTIL=20261124T223000Z' };
  expect(dates(late)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25']);
  const early = { startLocal: '2026-11-22T23:00', zone: 'America/New_York', rule: 'FREQ=DAILY;UNTIL=20261125T040000Z' };
  expect(dates(early)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
});

test('[RE11] nine in the morning every week stays nine in the morning over every change of seven clocks', () => {
  const offsetsOf = (zone: string) => {
    const { occurrences } = given({ startLocal: '2026-01-04T09:00', zone }, { until: '2027-01-03' });
    expect(occurrences).toHaveLength(53);
    for (const { recurrenceId, clock } of occurrences) {
      expect([recurrenceId.slice(11), clock]).toEqual(['09:00', 'exact']);
    }
    const hours = occurrences.map(({ start }) => 9 - Number(start.slice(11, 13)));
    return hours.filter((hour, index) => hour !== hours[index - 1]);
  };
  expect(offsetsOf('Africa/Cairo')).toEqual([2, 3, 2]);
  expect(offsetsOf('Asia/Beirut')).toEqual([2, 3, 2]);
  expect(offsetsOf('Africa/Casablanca').slice(0, 3)).toEqual([1, 0, 1]);
  expect(offsetsOf('Asia/Riyadh')).toEqual([3]);
  expect(offsetsOf('Asia/Amman')).toEqual([3]);
  expect(offsetsOf('Europe/Berlin')).toEqual([1, 2, 1]);
  expect(offsetsOf('America/New_York')).toEqual([-5, -4, -5]);
});

test.each([
  ['Africa/Cairo', '2026-04-24T00:30', 'gap', '2026-04-23T22:30'],
  ['Asia/Beirut', '2026-03-29T00:30', 'gap', '2026-03-28T22:30'],
  ['Africa/Casablanca', '2026-03-22T02:30', 'gap', '2026-03-22T02:30'],
  ['Europe/Berlin', '2026-03-29T02:30', 'gap', '2026-03-29T01:30'],
  ['America/New_York', '2026-03-08T02:30', 'gap', '2026-03-08T07:30'],
  ['Africa/Cairo', '2026-10-29T23:30', 'fold', '2026-10-29T20:30'],
  ['Asia/Beirut', '2026-10-24T23:30', 'fold', '2026-10-24T20:30'],
  ['Africa/Casablanca', '2026-02-15T02:30', 'fold', '2026-02-15T01:30'],
  ['Europe/Berlin', '2026-10-25T02:30', 'fold', '2026-10-25T00:30'],
  ['America/New_York', '2026-11-01T01:30', 'fold', '2026-11-01T05:30'],
])('[RE12] in %s %s is a %s: it is kept under its name, begins at %s, and says so', (zone, wall, clock, start) => {
  const from = `${plusDays(wall.slice(0, 10), -7)}${wall.slice(10)}`;
  const { occurrences, total } = given({ startLocal: from, zone, rule: 'FREQ=WEEKLY;COUNT=3' });
  expect(total).toBe(3);
  expect(occurrences.map((one) => one.clock)).toEqual(['exact', clock, 'exact']);
  expect(occurrences[1]).toEqual({ recurrenceId: wall, start: `${start}:00.000Z`, clock });
});

test('[RE13] a series does not begin where the clock skips its first start; one that has begun goes on there', () => {
  const skipped = { ...cairo, startLocal: '2026-04-24T00:30', rule: 'FREQ=WEEKLY;COUNT=2' };
  expect(occurrencesOf(skipped, { until: '2027-12-31' })).toEqual(at('startLocal', 'gap'));
  expect(given(skipped, { begun: true }).occurrences.map(({ clock }) => clock)).toEqual(['gap', 'exact']);
});

test.each([
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;COUNT=1000',
  'FREQ=WEEKLY;BYDAY=SU;BYSETPOS=2',
  'FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=366',
  'FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYDAY=SU',
  'FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=31;BYMONTH=12',
  'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
  'FREQ=YEARLY;INTERVAL=60;BYMONTH=1',
  'FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13;COUNT=1000',
])('[RE15] %s never occurs, which is found out within the bound', (rule) => {
  expect(occurrencesOf({ ...cairo, rule }, { until: '2027-12-31' })).toEqual(at('rule', 'rule-never'));
});

test.each([
  ['FREQ=DAILY;UNTIL=21991231', 18264],
  ['FREQ=DAILY;INTERVAL=999;COUNT=1000', 19],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000', 13],
  ['FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=21991231', 18264],
  ['FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366;COUNT=20', 12],
  ['FREQ=YEARLY;INTERVAL=999;COUNT=1000', 1],
])('[RE16] %s reaches fifty years and takes no more steps than are free', (rule, total) => {
  const found = given({ rule }, { until: '2199-12-31' });
  expect(found.total).toBe(total);
  expect(found.steps).toBeLessThan(MOST_STEPS);
});

test('[RE16] the last of a period is its last also where the reach of rules ends within it', () => {
  const rule = 'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1';
  expect(dates({ rule }, { until: '2199-12-31' }).at(-1)).toBe('2075-12-31');
  expect(dates({ rule: 'FREQ=WEEKLY;BYDAY=SU,MO;BYSETPOS=-1' }, { until: '2199-12-31' }).at(-1)).toBe('2076-11-22');
});

test('[RE16] whatever rule is taken, its steps stay below the bound, and looking further gives the same beginning', () => {
  fc.assert(
    fc.property(endlessRule, anyEnd, anyStart, anyZone, (rule, end, startLocal, zone) => {
      const repeating = { startLocal, zone, rule: endedRule(rule, end, startLocal), excluded: [] };
      const until = plusDays(startLocal.slice(0, 10), 40);
      const [near, far] = [until, plusDays(until, 300)].map((date) =>
        occurrencesOf(repeating, { until: date, begun: true }),
      );
      expect(far?.ok).toBe(near?.ok);
      fc.pre(near?.ok === true && far?.ok === true);
      expect(far.value.steps).toBeLessThan(MOST_STEPS);
      expect(far.value.total).toBe(near.value.total);
      expect(far.value.occurrences.slice(0, near.value.occurrences.length)).toEqual(near.value.occurrences);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['Mars/Base', 'zone'],
  ['../../etc/passwd', 'zone'],
  ['', 'zone'],
  ['BEGIN:VTIMEZONE', 'zone'],
  ['__proto__', 'zone'],
])('[RE17] %j is no zone and is refused, not guessed', (zone, problem) => {
  expect(occurrencesOf({ ...cairo, zone }, { until: '2027-12-31' })).toEqual(at('zone', problem));
});

test('[RE17] twenty thousand excluded dates are looked up, not walked', () => {
  const excluded = Array.from({ length: 20_000 }, (_, day) => `${plusDays('2026-11-22', day * 7)}T09:00`);
  const { occurrences, steps } = given({ excluded, rule: 'FREQ=DAILY;COUNT=8' });
  expect(occurrences).toHaveLength(6);
  expect(steps).toBeLessThan(100);
});

test('[RE18] the whole rule is counted however far is looked, and more occurrences than may stand are too many', () => {
  expect(given({ rule: 'FREQ=WEEKLY;COUNT=52' }, { until: '2026-11-29' })).toMatchObject({ total: 52 });
  expect(dates({ rule: 'FREQ=WEEKLY;COUNT=52' }, { until: '2026-11-29' })).toHaveLength(2);
  expect(given({ rule: 'FREQ=WEEKLY' }).total).toBeNull();
  const daily = { ...cairo, rule: 'FREQ=DAILY;COUNT=401' };
  expect(occurrencesOf(daily, { until: '2029-12-31', most: 400 })).toEqual(at('rule', 'too-many', { most: 400 }));
  expect(dates({ ...daily, excluded: ['2026-11-22T09:00'] }, { until: '2029-12-31', most: 400 })).toHaveLength(400);
});

test('[RE18] wall times are given as they are asked for, the excluded too', () => {
  const times = wallTimesOf({ ...cairo, rule: 'FREQ=DAILY' });
  const [first, second] = times.ok ? times.value : [];
  expect([first, second]).toEqual(['2026-11-22T09:00', '2026-11-23T09:00']);
  expect(wallTimesOf({ ...cairo, rule: 'FREQ=HOURLY' })).toEqual(at('rule', 'rule-value', { part: 'FREQ' }));
});
