// Tests what is offered instead of a time that cannot be had.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { HOUR, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { ALTERNATIVES_REACH, nearAlternatives } from './alternatives.ts';
import { type FreeTimeFacts, freeStarts, type Taken } from './availability.ts';

const nine = msOf('2026-11-22T06:00:00Z');
const schedules = [1, 2, 3].map((number) => scheduleOf(number, { hours: everyWeekday('08:00', '12:00') }));
const asked = {
  start: instantOf(nine),
  durationMinutes: 15,
  scheduleIds: [idOf(1)],
  notBefore: nine - HOUR,
  notAfter: Infinity,
};

function factsWith(taken: readonly Taken[]): FreeTimeFacts {
  return { clinic: clinicOf(), service: serviceOf(), schedules, taken };
}
function busy(number: number, from: number, minutes: number): Taken {
  return { scheduleId: idOf(number), start: from, end: from + minutes * MINUTE };
}

test('[AV6] offered are the same practitioner’s next three times and colleagues at the time that was asked for', () => {
  const found = nearAlternatives(factsWith([busy(1, nine, 30)]), asked);
  expect(found.map((one) => [one.scheduleIds[0], one.start.slice(11, 16)])).toEqual([
    [idOf(1), '06:30'],
    [idOf(1), '06:45'],
    [idOf(1), '07:00'],
    [idOf(2), '06:00'],
    [idOf(3), '06:00'],
  ]);
});

test('[AV6] never more than five, none twice, each free, each of the length that was asked for', () => {
  const block = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: -60, max: 600 }),
    fc.integer({ min: 5, max: 240 }),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), fc.constantFrom(5, 15, 60, 300), (blocks, durationMinutes) => {
      const facts = factsWith(blocks.map(([number, from, minutes]) => busy(number, nine + from * MINUTE, minutes)));
      const found = nearAlternatives(facts, { ...asked, durationMinutes });
      const all = freeStarts(facts, { from: nine, to: nine + ALTERNATIVES_REACH, limit: 10_000, durationMinutes });
      const free = new Set(all.map((one) => `${one.start} ${one.scheduleIds[0]}`));
      expect(found.length).toBeLessThanOrEqual(5);
      expect(new Set(found.map((one) => one.start + one.scheduleIds[0])).size).toBe(found.length);
      for (const { scheduleIds, start, end } of found) {
        expect(msOf(end) - msOf(start)).toBe(durationMinutes * MINUTE);
        expect(free.has(`${start} ${scheduleIds[0]}`)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('[AV7] what has passed is not offered', () => {
  const found = nearAlternatives(factsWith([]), { ...asked, start: instantOf(nine - 40 * 24 * HOUR), notBefore: nine });
  expect(found[0]?.start).toBe(instantOf(nine));
});

test('[AV7][BO4] neither is what lies beyond the horizon', () => {
  const found = nearAlternatives(factsWith([]), { ...asked, notAfter: nine + 16 * MINUTE });
  expect(new Set(found.map((one) => one.start))).toEqual(new Set([instantOf(nine), instantOf(nine + 15 * MINUTE)]));
  expect(nearAlternatives(factsWith([]), { ...asked, notAfter: nine })).toEqual([]);
});

test('[AV6] nobody free within a week means that nothing is offered', () => {
  expect(nearAlternatives({ ...factsWith([]), schedules: [scheduleOf(1, { hours: [] })] }, asked)).toEqual([]);
});
