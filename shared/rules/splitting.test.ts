// Tests that a series cut in two gives what it gave, whatever ends it and wherever it is cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEnd, anyStart, anyZone, endedRule, endlessRule } from '#server/testing/random-rules.ts';
import { seriesOf, wallsOf } from '#server/testing/standing-series.ts';
import { plusDays } from '#shared/time/zone.ts';
import { occurrencesOf } from './recurrence.ts';
import { splitAt } from './splitting.ts';

function cut(wish: Parameters<typeof seriesOf>[0], at: string) {
  const parts = splitAt(seriesOf(wish), at);
  if (!parts.ok) throw new Error(JSON.stringify(parts.refusal));
  return parts.value;
}

test.each([
  ['FREQ=WEEKLY;COUNT=8', 'FREQ=WEEKLY;COUNT=3', 'FREQ=WEEKLY;COUNT=5'],
  ['FREQ=WEEKLY;UNTIL=20270110', 'FREQ=WEEKLY;UNTIL=20261206T090000', 'FREQ=WEEKLY;UNTIL=20270110'],
  ['FREQ=WEEKLY', 'FREQ=WEEKLY;UNTIL=20261206T090000', 'FREQ=WEEKLY'],
])('[RE21] %s cut before its fourth becomes %s and %s', (rule, first, second) => {
  const { before, after, count } = cut({ rule }, '2026-12-13T09:00');
  expect([before?.rule, after?.rule, after?.startLocal, count]).toEqual([first, second, '2026-12-13T09:00', 3]);
});

test('[RE21] what is excluded or waits for a place goes to the part it is in', () => {
  const [early, late] = ['2026-11-29T09:00', '2026-12-20T09:00'];
  const unplaced = [early, late].map((recurrenceId) => ({ recurrenceId, result: 'conflict' as const }));
  const { before, after } = cut({ excluded: [early, late], unplaced }, '2026-12-13T09:00');
  expect([before?.excluded, after?.excluded]).toEqual([[early], [late]]);
  expect([before?.unplaced, after?.unplaced]).toEqual([[unplaced[0]], [unplaced[1]]]);
});

test('[RE21] before its first a series is not cut, and after its last nothing goes on', () => {
  const series = seriesOf({ rule: 'FREQ=WEEKLY;COUNT=2' });
  expect(splitAt(series, '2026-11-22T09:00')).toEqual({ ok: true, value: { before: null, after: series, count: 0 } });
  expect(splitAt(series, '2026-12-01T00:00')).toEqual({ ok: true, value: { before: series, after: null, count: 2 } });
  expect(splitAt(seriesOf({ rule: 'FREQ=HOURLY' }), '2026-12-01T00:00').ok).toBe(false);
});

test('[RE21] any rule, cut anywhere, gives the same wall times in two parts, and the same in all', () => {
  fc.assert(
    fc.property(endlessRule, anyEnd, anyStart, anyZone, fc.nat({ max: 20 }), (bare, end, startLocal, zone, at) => {
      const series = seriesOf({ startLocal, zone, rule: endedRule(bare, end, startLocal) });
      const until = plusDays(
        startLocal.slice(0, 10),
        { DAILY: 60, WEEKLY: 200, MONTHLY: 900, YEARLY: 2000 }[bare.freq],
      );
      const walls = wallsOf(series, until);
      fc.pre(walls.length > 1);
      const place = walls[at % walls.length] ?? '';
      const excluded = walls.filter((_, index) => index % 3 === 1);
      const parts = cut({ ...series, excluded }, place);
      const both = [parts.before, parts.after].map((part) => (part ? wallsOf(part, until) : []));
      expect(both.flat()).toEqual(walls);
      expect(both[0]?.every((wall) => wall < place)).toBe(true);
      // A part reaches fifty years from its own first start, and so further than the whole where COUNT would.
      fc.pre(!('count' in end) || totalOf(series) === end.count);
      const [before, after] = [totalOf(parts.before), totalOf(parts.after)];
      expect(after === null ? null : (before ?? 0) + after).toBe(totalOf({ ...series, excluded }));
    }),
    { numRuns: 300 },
  );
});

function totalOf(series: ReturnType<typeof seriesOf> | null): number | null {
  if (!series) return 0;
  const found = occurrencesOf(series, { until: series.startLocal.slice(0, 10), begun: true });
  return found.ok ? found.value.total : 0;
}
