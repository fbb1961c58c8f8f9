// Tests how many visits of a service a practitioner has on a day, and who is chosen for a group, without a database.
import { describe, expect, test } from 'vitest';
import { claimOf, clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Claim } from '#shared/model/claim.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { type BookingFacts, decideFree, decidePlacement } from './booking.ts';
import type { OfService } from './daily-cap.ts';

const at = '2026-11-21T06:00:00.000Z';
const [first, second] = [scheduleOf(1), scheduleOf(2)];
const [room, otherRoom] = [scheduleOf(3, { kind: 'room' }), scheduleOf(4, { kind: 'room' })];
const schedules = [first, second, room, otherRoom];

function facts(wish: Partial<BookingFacts>): BookingFacts {
  return { clinic: clinicOf(), service: serviceOf(), schedules, taken: [], now: msOf(at), ...wish };
}

describe('a day that takes so many', () => {
  const capped = serviceOf({ dailyCap: 2 });
  const of = (number: number, start: string, by = first.id): OfService => ({
    owner: idOf(number),
    scheduleIds: [by],
    start,
  });
  const morning = [of(1, '2026-11-21T05:00:00.000Z'), of(2, '2026-11-21T20:59:00.000Z')];
  const ask = (ofService: OfService[], wish: Partial<Parameters<typeof decidePlacement>[1]> = {}) => {
    const wanted = { scheduleIds: [first.id], start: at, durationMinutes: 15, overridden: false, ...wish };
    const decided = decidePlacement(facts({ service: capped, ofService }), wanted);
    return decided.ok ? decided.value : decided.refusal;
  };

  test('[CP4] is full once it has them, as the practitioner’s day in the clinic’s zone, and says so', () => {
    expect(ask(morning.slice(0, 1))).toMatchObject({ beyond: [] });
    expect(ask([...morning.slice(0, 1), of(2, '2026-11-21T21:00:00.000Z'), of(3, at, second.id)])).toMatchObject({
      beyond: [],
    });
    expect(ask(morning)).toEqual({
      code: 'slot-taken',
      alternatives: [],
      blockers: [
        {
          scheduleId: first.id,
          kind: 'daily-cap',
          owner: capped.id,
          start: '2026-11-20T21:00:00.000Z',
          end: '2026-11-21T21:00:00.000Z',
        },
      ],
    });
  });

  test('[CP4] is left with the right and a reason, and is no other rule', () => {
    expect(ask(morning, { overridden: true })).toMatchObject({ beyond: ['daily-cap'] });
    const beside = facts({ service: capped, ofService: morning, taken: [claimOf(first.id, at, 15)] });
    const wanted = { scheduleIds: [first.id], start: at, durationMinutes: 15, overridden: true };
    expect(decidePlacement(beside, wanted)).toMatchObject({ value: { beyond: ['capacity', 'daily-cap'] } });
  });

  test('[CP4] has room elsewhere: whoever takes anybody gets the one whose day is not full', () => {
    expect(ask(morning, { scheduleIds: [] })).toMatchObject({ scheduleIds: [second.id] });
  });

  test('[CP5] a visit that stays on its day with the same practitioner was counted when it was booked', () => {
    const before = {
      start: '2026-11-21T10:00:00.000Z',
      durationMinutes: 15,
      scheduleIds: [first.id],
      serviceId: capped.id,
    };
    expect(ask(morning, { before })).toMatchObject({ beyond: [] });
    for (const other of [{ start: '2026-11-22T10:00:00.000Z' }, { scheduleIds: [second.id] }, { serviceId: idOf(9) }])
      expect(ask(morning, { before: { ...before, ...other } })).toMatchObject({ code: 'slot-taken' });
  });

  test('[CP5] one that comes back is counted again, unless it left the cap for a reason', () => {
    const visit = { scheduleIds: [first.id], start: at, end: plusMinutes(at, 15) };
    const back = (beyond: ('daily-cap' | 'hours')[]) =>
      decideFree(
        { clinic: clinicOf(), service: capped, taken: [], ofService: morning },
        { ...visit, override: { reason: 'r', beyond } },
      ).ok;
    expect([back([]), back(['hours']), back(['daily-cap'])]).toEqual([false, false, true]);
  });
});

describe('a group', () => {
  const group = serviceOf({
    capacity: 3,
    needs: [
      { kind: 'practitioner', among: null },
      { kind: 'room', among: null },
    ],
  });
  const member = (by: string, owner: number, part: Partial<Claim> = {}) =>
    claimOf(by, at, 15, { capacity: 3, owner: idOf(owner), ...part });
  const chosen = (taken: Claim[], overridden = false) => {
    const decided = decidePlacement(facts({ service: group, taken }), {
      scheduleIds: [],
      start: at,
      durationMinutes: 15,
      overridden,
    });
    return decided.ok ? decided.value.scheduleIds : decided.refusal.code;
  };

  test('[CP6] that runs at exactly this time is joined before another is opened, with its own room', () => {
    const running = [member(second.id, 50), member(otherRoom.id, 50)];
    expect(chosen([])).toEqual([first.id, room.id]);
    expect(chosen(running)).toEqual([second.id, otherRoom.id]);
    const both = [...running, member(first.id, 51), member(room.id, 51), member(first.id, 52), member(room.id, 52)];
    expect(chosen(both)).toEqual([second.id, otherRoom.id]);
  });

  test('[CP6] that is full is no more joined, and one of another time no sooner than nobody', () => {
    const full = [50, 51, 52].flatMap((owner) => [member(first.id, owner), member(room.id, owner)]);
    expect(chosen(full)).toEqual([second.id, otherRoom.id]);
    const early = { ...member(first.id, 50), startsAt: plusMinutes(at, -5) };
    expect(chosen([early, { ...early, scheduleId: room.id }])).toEqual([second.id, otherRoom.id]);
  });

  test('[CP7] counts a hold as a visit, and nobody with a reason gets what is promised', () => {
    const held = [50, 51].flatMap((owner) => [first, second, room].map(({ id }) => member(id, owner)));
    const hold = [first, second].map(({ id }) => member(id, 60, { kind: 'hold' }));
    expect(chosen([...held, ...hold])).toBe('slot-taken');
    expect(chosen([...held, ...hold], true)).toBe('slot-taken');
    expect(chosen([...held, ...hold.slice(1)])).toEqual([first.id, room.id]);
  });
});
