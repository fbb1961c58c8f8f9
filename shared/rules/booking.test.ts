// Tests which times a visit may take, and what is said of those it may not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimOf, clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Claim } from '#shared/model/claim.ts';
import { DAY, instantOf, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { type BookingFacts, claimSpan, decideFree, decidePlacement, decideTime } from './booking.ts';

const now = msOf('2026-11-20T06:00:00Z');
const tomorrow = '2026-11-21T06:00:00.000Z';
const procedure = serviceOf({
  needs: [
    { kind: 'practitioner', among: null },
    { kind: 'room', among: null },
  ],
});
const [doctor, colleague] = [scheduleOf(1), scheduleOf(2)];
const [room, otherRoom] = [scheduleOf(3, { kind: 'room' }), scheduleOf(4, { kind: 'room' })];

function facts(wish: Partial<BookingFacts> = {}): BookingFacts {
  return {
    clinic: clinicOf(),
    service: serviceOf(),
    schedules: [doctor, colleague, room, otherRoom],
    taken: [],
    now,
    ...wish,
  };
}
function wanted(scheduleIds: string[], start = tomorrow, durationMinutes = 15, overridden = false) {
  return { scheduleIds, start, durationMinutes, overridden };
}

describe('a start and a duration', () => {
  const verdict = (start: string, durationMinutes = 15, clinic = clinicOf()) => {
    const decided = decideTime(clinic, { start, durationMinutes }, now);
    return decided.ok || decided.refusal.code !== 'invalid' ? decided.ok : decided.refusal.fields[0];
  };

  test.each([
    [-15, 'too-small'],
    [0, 'too-small'],
    [4, 'too-small'],
    [7, 'unaligned'],
    [485, 'too-large'],
    [1500, 'too-large'],
  ])('[BO2] a visit of %i minutes is refused as %s', (minutes, problem) => {
    expect(verdict(tomorrow, minutes)).toMatchObject({ path: 'durationMinutes', problem });
  });

  test.each([5, 480])('[BO2] a visit of %i minutes is still one', (minutes) => {
    expect(verdict(tomorrow, minutes)).toBe(true);
  });

  test.each(['2026-11-21T06:02:00.000Z', '2026-11-21T06:05:30.000Z', '2026-11-21T06:05:00.001Z'])(
    '[BO1] a start at %s lies off the grid of five minutes',
    (start) => expect(verdict(start)).toEqual({ path: 'start', problem: 'unaligned', params: { minutes: 5 } }),
  );

  test('[BO3] staff may write down what happened seven days ago and not a minute earlier', () => {
    expect(verdict(instantOf(now - 7 * DAY))).toBe(true);
    expect(verdict(instantOf(now - 7 * DAY - 5 * MINUTE))).toEqual({
      path: 'start',
      problem: 'past',
      params: { days: 7 },
    });
  });

  test('[BO4] the last start lies just before the horizon', () => {
    expect(verdict(instantOf(now + 400 * DAY - 5 * MINUTE))).toBe(true);
    expect(verdict(instantOf(now + 400 * DAY))).toEqual({
      path: 'start',
      problem: 'beyond-horizon',
      params: { days: 400 },
    });
    expect(verdict('2199-12-31T23:55:00.000Z')).toMatchObject({ problem: 'beyond-horizon' });
  });
});

describe('the schedules a service needs', () => {
  const chosen = (service: typeof procedure, ids: string[], wish: Partial<BookingFacts> = {}) => {
    const decided = decidePlacement(facts({ service, ...wish }), wanted(ids));
    return decided.ok ? decided.value.scheduleIds : decided.refusal;
  };
  const needs = { code: 'invalid', fields: [{ path: 'scheduleIds', problem: 'needs' }] };

  test.each([
    ['two rooms', [doctor.id, room.id, otherRoom.id]],
    ['two practitioners', [doctor.id, colleague.id, room.id]],
    ['the same practitioner twice', [doctor.id, doctor.id]],
  ])('[BO5] %s do not satisfy the needs of a procedure', (_, ids) => {
    expect(chosen(procedure, ids)).toEqual(needs);
  });

  test('[BO5] a visit that needs no room takes none', () => {
    expect(chosen(serviceOf(), [doctor.id, room.id])).toEqual(needs);
    expect(chosen(serviceOf(), [doctor.id])).toEqual([doctor.id]);
  });

  test('[BO5] a practitioner who does not offer the service cannot be booked for it', () => {
    const among = serviceOf({ needs: [{ kind: 'practitioner', among: [colleague.id] }] });
    expect(chosen(among, [doctor.id])).toEqual(needs);
    expect(chosen(among, [colleague.id])).toEqual([colleague.id]);
  });

  test('[AV9] neither can one who is out of use', () => {
    expect(chosen(serviceOf(), [doctor.id], { schedules: [scheduleOf(1, { active: false })] })).toEqual(needs);
  });

  test('[CL9] a room that was not named is the first free one in settings order', () => {
    expect(chosen(procedure, [doctor.id])).toEqual([doctor.id, room.id]);
    expect(chosen(procedure, [doctor.id], { taken: [claimOf(room.id, tomorrow, 15)] })).toEqual([
      doctor.id,
      otherRoom.id,
    ]);
    expect(chosen(procedure, [doctor.id, otherRoom.id])).toEqual([doctor.id, otherRoom.id]);
  });

  test('[CL9] outside hours an override still finds the room that nobody uses', () => {
    const closed = [doctor, room, otherRoom].map((one) => ({ ...one, hours: [] }));
    const taken = [claimOf(room.id, tomorrow, 15)];
    const decided = decidePlacement(
      facts({ service: procedure, schedules: closed, taken }),
      wanted([doctor.id], tomorrow, 15, true),
    );
    expect(decided).toMatchObject({ ok: true, value: { scheduleIds: [doctor.id, otherRoom.id] } });
  });

  test('[CL12] where every room is taken the answer names who is in the way in each of them', () => {
    const taken = [claimOf(room.id, tomorrow, 15), claimOf(otherRoom.id, tomorrow, 15)];
    const blockers = [room, otherRoom].map(({ id }) => ({ scheduleId: id, kind: 'appointment', owner: idOf(99) }));
    expect(chosen(procedure, [doctor.id], { taken })).toMatchObject({ code: 'slot-taken', blockers });
    expect(chosen(procedure, [doctor.id, otherRoom.id], { taken })).toMatchObject({ blockers: [blockers[1]] });
  });

  test('[TE1] a schedule nobody knows is not found', () => {
    expect(chosen(serviceOf(), [idOf(77)])).toEqual({ code: 'not-found' });
  });
});

test('[BO2] a visit with its buffers is at most the twenty-five hours the ledger takes', () => {
  const clinic = clinicOf({ longest: 1440 });
  const decide = (bufferBefore: number) =>
    decidePlacement(
      facts({ clinic, service: serviceOf({ bufferBefore, bufferAfter: 30 }) }),
      wanted([doctor.id], tomorrow, 1440, true),
    );
  expect(decide(30).ok).toBe(true);
  expect(decide(35)).toMatchObject({
    refusal: { fields: [{ path: 'durationMinutes', problem: 'too-large', params: { most: 1435 } }] },
  });
});

describe('hours', () => {
  const mornings = [scheduleOf(1, { hours: everyWeekday('08:00', '12:00') })];
  const at = (start: string, overridden = false) => {
    const decided = decidePlacement(facts({ schedules: mornings }), wanted([doctor.id], start, 30, overridden));
    return decided.ok ? 'accepted' : decided.refusal.code;
  };

  test('[AV5] a visit must lie inside open hours as a whole', () => {
    expect(at('2026-11-21T05:00:00.000Z')).toBe('accepted');
    expect(at('2026-11-21T08:30:00.000Z')).toBe('accepted');
    expect(at('2026-11-21T08:45:00.000Z')).toBe('outside-hours');
    expect(at('2026-11-21T04:45:00.000Z')).toBe('outside-hours');
  });

  test('[AV8] an override leaves the hours', () => {
    expect(at('2026-11-21T20:00:00.000Z')).toBe('outside-hours');
    expect(at('2026-11-21T20:00:00.000Z', true)).toBe('accepted');
  });
});

test('[CL4] a claim runs from the start less the buffer before to the end and the buffer after', () => {
  const span = claimSpan({ bufferBefore: 10, bufferAfter: 5 }, tomorrow, plusMinutes(tomorrow, 15));
  expect(span).toEqual({ startsAt: '2026-11-21T05:50:00.000Z', endsAt: '2026-11-21T06:20:00.000Z' });
});

test('[CL3][CL4] a visit is free exactly when it shares no minute with another on its schedule, the buffers of both counted', () => {
  const minutes = fc.integer({ min: 0, max: 40 });
  const some = minutes.filter((count) => count > 0);
  const visit = fc.record({ start: minutes, length: some, before: minutes, after: minutes });
  const neighbour = fc.record({ start: minutes, length: some, before: minutes, after: minutes, same: fc.boolean() });
  type Visit = { start: number; length: number; before: number; after: number };
  const minutesOf = ({ start, length, before, after }: Visit) =>
    Array.from({ length: before + length + after }, (_, minute) => start - before + minute);
  const spanOf = ({ start, length }: Visit) => [plusMinutes(tomorrow, start), plusMinutes(tomorrow, start + length)];
  fc.assert(
    fc.property(visit, fc.array(neighbour, { maxLength: 4 }), (asked, others) => {
      const taken = others.map((one): Claim => {
        const [start = '', end = ''] = spanOf(one);
        const span = claimSpan({ bufferBefore: one.before, bufferAfter: one.after }, start, end);
        return { ...claimOf(one.same ? doctor.id : colleague.id, start, 1), ...span };
      });
      const [start = '', end = ''] = spanOf(asked);
      const service = serviceOf({ bufferBefore: asked.before, bufferAfter: asked.after });
      const mine = new Set(minutesOf(asked));
      const shares = others.some((one) => one.same && minutesOf(one).some((minute) => mine.has(minute)));
      expect(decideFree({ clinic: clinicOf(), service, taken }, { scheduleIds: [doctor.id], start, end }).ok).toBe(
        !shares,
      );
    }),
    { numRuns: 500 },
  );
});

test('[CS8][BO1][BO2] of a visit that is moved only the start and the length that become others are judged', () => {
  const clinic = clinicOf({ gridMinutes: 15, longest: 30 });
  const now = Date.parse('2026-11-20T06:00:00.000Z');
  const before = { start: '2026-11-20T07:05:00.000Z', durationMinutes: 40 };
  const moved = (to: Partial<typeof before>) => decideTime(clinic, { ...before, ...to, before }, now).ok;
  expect(decideTime(clinic, before, now).ok).toBe(false);
  expect([moved({}), moved({ start: '2026-11-20T08:15:00.000Z' }), moved({ durationMinutes: 30 })]).toEqual([
    true,
    true,
    true,
  ]);
  expect([moved({ start: '2026-11-20T08:05:00.000Z' }), moved({ durationMinutes: 45 })]).toEqual([false, false]);
});
