// Tests who is chosen where nobody was named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimOf, clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { decidePlacement } from './booking.ts';

/** Nine in the morning in Riyadh, the first and the last minutes of that day, and the night before it. */
const at = '2026-11-21T06:00:00.000Z';
const [dawn, dusk] = ['2026-11-20T21:00:00.000Z', '2026-11-21T20:00:00.000Z'];
const practitioners = [1, 2, 3].map((number) => scheduleOf(number));
const [amal, badr, huda] = practitioners.map(({ id }) => id) as [string, string, string];

function choose(taken: readonly Claim[], schedules: readonly Schedule[] = practitioners, service = serviceOf()) {
  const facts = { clinic: clinicOf(), service, schedules, taken, now: msOf('2026-11-20T06:00:00.000Z') };
  return decidePlacement(facts, { scheduleIds: [], start: at, durationMinutes: 15, overridden: false });
}
function chosen(...asked: Parameters<typeof choose>): unknown {
  const decided = choose(...asked);
  return decided.ok ? decided.value.scheduleIds[0] : decided.refusal;
}

describe('where no practitioner is named', () => {
  test('[BO9] it is the first in settings order of those who have nothing to do', () => {
    expect(chosen([])).toBe(amal);
  });

  test('[BO9] it is the one with the fewest minutes taken that day, holds counted', () => {
    const day = [claimOf(amal, dusk, 20), claimOf(badr, dawn, 10, { kind: 'hold' }), claimOf(huda, dusk, 15)];
    expect(chosen(day)).toBe(badr);
    expect(chosen([...day, claimOf(badr, dusk, 5)])).toBe(badr);
    expect(chosen([...day, claimOf(badr, dusk, 10)])).toBe(huda);
  });

  test('[BO9] what lies on the day before or after does not count, and of what reaches over midnight only its part', () => {
    const night = claimOf(amal, plusMinutes(dawn, -600), 600);
    const next = claimOf(amal, plusMinutes(dusk, 60), 600);
    expect(chosen([night, next])).toBe(amal);
    expect(
      chosen([claimOf(amal, plusMinutes(dawn, -600), 605), claimOf(badr, dusk, 10), claimOf(huda, dusk, 10)]),
    ).toBe(amal);
  });

  test('[BO9] closed time is nobody’s work', () => {
    expect(chosen([claimOf(amal, dusk, 60, { kind: 'closure' })])).toBe(amal);
  });

  test('[BO9] who is not open, not free, not able or not in use is not chosen', () => {
    const closed = scheduleOf(1, { hours: everyWeekday('10:00', '12:00') });
    expect(chosen([], [closed, scheduleOf(2, { active: false }), scheduleOf(3)])).toBe(huda);
    expect(chosen([claimOf(amal, at, 5), claimOf(huda, dusk, 60)])).toBe(badr);
    expect(chosen([], practitioners, serviceOf({ needs: [{ kind: 'practitioner', among: [huda] }] }))).toBe(huda);
  });

  test('[BO9][CL12] where nobody is free all that is in the way is named, where nobody is open the hours are', () => {
    const taken = [amal, badr, huda].map((id, owner) => claimOf(id, at, 15, { owner: idOf(owner) }));
    const blockers = [amal, badr, huda].map((scheduleId, owner) => ({ scheduleId, owner: idOf(owner) }));
    expect(chosen(taken)).toMatchObject({ code: 'slot-taken', blockers });
    const shut = practitioners.map((one) => ({ ...one, hours: [] }));
    expect(chosen(taken, shut)).toMatchObject({ code: 'outside-hours' });
    expect(chosen(taken, [...shut.slice(0, 2), scheduleOf(3)])).toMatchObject({ code: 'slot-taken' });
  });

  test('[BO9] somebody is found exactly so long as one is free, and always the same', () => {
    const quarter = fc.record({ who: fc.integer({ min: 0, max: 2 }), at: fc.integer({ min: -8, max: 8 }) });
    fc.assert(
      fc.property(fc.array(quarter, { maxLength: 24 }), (some) => {
        const taken = some.map((one) => claimOf([amal, badr, huda][one.who]!, plusMinutes(at, one.at * 15), 15));
        const free = [0, 1, 2].filter((who) => !some.some((one) => one.who === who && one.at === 0));
        const load = (who: number) => some.filter((one) => one.who === who).length;
        const [best] = free.toSorted((a, b) => load(a) - load(b));
        const found = choose(taken);
        expect(found.ok ? found.value.scheduleIds : found.refusal.code).toEqual(
          best === undefined ? 'slot-taken' : [[amal, badr, huda][best]],
        );
        expect(choose(taken.toReversed())).toMatchObject(found.ok ? found : { ok: false });
      }),
    );
  });
});
