// Tests what a reason lets a visit leave, and what it never does.
import { describe, expect, test } from 'vitest';
import { claimOf, clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Claim } from '#shared/model/claim.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { decideFree, decidePlacement, overrideOf } from './booking.ts';

const at = '2026-11-21T06:00:00.000Z';
const night = '2026-11-21T20:00:00.000Z';
const hours = everyWeekday('08:00', '18:00');
const [doctor, colleague] = [scheduleOf(1, { hours }), scheduleOf(2, { hours })];
const rooms = [3, 4, 5].map((number) => scheduleOf(number, { kind: 'room', hours }));
const [first, second, third] = rooms.map(({ id }) => id) as [string, string, string];
const procedure = serviceOf({
  needs: [
    { kind: 'practitioner', among: null },
    { kind: 'room', among: null },
  ],
});

function decide(
  taken: readonly Claim[],
  { start = at, scheduleIds = [doctor.id], service = serviceOf(), overridden = true } = {},
) {
  const schedules = [doctor, colleague, ...rooms];
  const facts = { clinic: clinicOf(), service, schedules, taken, now: msOf('2026-11-20T06:00:00.000Z') };
  return decidePlacement(facts, { scheduleIds, start, durationMinutes: 30, overridden });
}
const beyond = (...asked: Parameters<typeof decide>) => {
  const decided = decide(...asked);
  return decided.ok ? decided.value.beyond : decided.refusal.code;
};

describe('with a reason', () => {
  test.each<[string, Claim[], string, string[]]>([
    ['nothing where nothing is in the way', [], at, []],
    ['the hours at night', [], night, ['hours']],
    ['the capacity beside another', [claimOf(doctor.id, at, 15)], at, ['capacity']],
    ['both at night beside another', [claimOf(doctor.id, night, 15)], night, ['hours', 'capacity']],
    ['the closure on closed time', [claimOf(doctor.id, at, 60, { kind: 'closure' })], at, ['closure']],
    [
      'all three at night beside another on closed time',
      [claimOf(doctor.id, night, 60, { kind: 'closure' }), claimOf(doctor.id, night, 15)],
      night,
      ['hours', 'capacity', 'closure'],
    ],
  ])('[OV1][OV2] a visit leaves %s', (_, taken, start, left) => {
    expect(beyond(taken, { start })).toEqual(left);
  });

  test('[OV1] without one each of these is refused as ever', () => {
    const without = { overridden: false };
    expect(beyond([], { ...without, start: night })).toBe('outside-hours');
    expect(beyond([claimOf(doctor.id, at, 15)], without)).toBe('slot-taken');
    expect(beyond([claimOf(doctor.id, at, 60, { kind: 'closure' })], without)).toBe('slot-taken');
  });

  test.each(['hold', 'offer'] as const)('[OV3] no visit stands on another’s %s, which is named', (kind) => {
    const promised = claimOf(doctor.id, plusMinutes(at, 15), 15, { kind, owner: idOf(50) });
    expect(decide([claimOf(doctor.id, at, 15), promised])).toEqual({
      ok: false,
      refusal: {
        code: 'slot-taken',
        alternatives: [],
        blockers: [
          { scheduleId: doctor.id, kind, owner: idOf(50), start: promised.startsAt, end: plusMinutes(at, 30) },
        ],
      },
    });
  });

  test('[OV2] the appointment keeps the reason and what was left, and without a reason keeps nothing', () => {
    const placement = { scheduleIds: [doctor.id], start: at, end: night, beyond: ['capacity' as const] };
    expect(overrideOf({ reason: 'urgent' }, placement)).toEqual({ reason: 'urgent', beyond: ['capacity'] });
    expect(overrideOf(undefined, placement)).toBeNull();
  });
});

test('[OV4] one visit in the second lane is as much in the way as one in the first', () => {
  expect(beyond([claimOf(doctor.id, at, 15, { lane: 1 })], { overridden: false })).toBe('slot-taken');
});

describe('the room of an overridden visit', () => {
  const roomOf = (taken: readonly Claim[], start = at) => {
    const decided = decide([claimOf(doctor.id, start, 30), ...taken], { start, service: procedure });
    return decided.ok ? decided.value.scheduleIds[1] : decided.refusal.code;
  };
  const use = (id: string, wish: Partial<Claim> = {}) => claimOf(id, at, 30, wish);

  test('[OV9][CL9] is a free one first, whatever else is left', () => {
    expect(roomOf([use(first)])).toBe(second);
    expect(roomOf([use(first), use(second, { kind: 'hold' })])).toBe(third);
    expect(roomOf([claimOf(first, night, 30)], night)).toBe(second);
  });

  test('[OV9] is the one with the fewest others where none is free, and never one on hold', () => {
    const crowded = [use(first), use(first, { lane: 1 }), use(second), use(third)];
    expect(roomOf(crowded)).toBe(second);
    expect(roomOf([use(first), use(first), use(second, { kind: 'hold' }), use(third)])).toBe(third);
    expect(roomOf(rooms.map(({ id }) => use(id, { kind: 'hold' })))).toBe('slot-taken');
  });
});

describe('a visit that comes back', () => {
  const taken = [claimOf(doctor.id, at, 15)];
  const visit = { scheduleIds: [doctor.id], start: at, end: plusMinutes(at, 30) };
  const back = (left: ('hours' | 'capacity')[] | null, among = taken) =>
    decideFree(
      { clinic: clinicOf(), service: serviceOf(), taken: among },
      { ...visit, override: left && { reason: 'urgent', beyond: left } },
    ).ok;

  test('[OV6] stands beside others again when it did so for a reason', () => {
    expect(back(['capacity'])).toBe(true);
    expect(back(['hours', 'capacity'])).toBe(true);
  });

  test('[OV6][CL7] is refused when its reason never was to stand beside others', () => {
    expect([back(null), back([]), back(['hours'])]).toEqual([false, false, false]);
    expect(back(null, [])).toBe(true);
  });

  test('[OV6][OV3] never stands on a hold', () => {
    expect(back(['capacity'], [claimOf(doctor.id, at, 5, { kind: 'hold' })])).toBe(false);
  });
});
