// Tests when time may be closed, whom a closure keeps, and how its time is claimed.
import { describe, expect, test } from 'vitest';
import { claimOf, clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import { DAY, instantOf, msOf, plusMinutes } from '#shared/time/instant.ts';
import { decideFree, decidePlacement } from './booking.ts';
import { closureClaims, decideClosedTime, decideClosing, keptOf } from './closing.ts';
import { MOST_NAMED } from './conflict.ts';
import { keptTimes } from './kept-visits.ts';

const at = '2026-11-21T06:00:00.000Z';
const now = msOf('2026-11-20T06:00:00.000Z');
const doctor = scheduleOf(1);
const zone = 'Asia/Riyadh';

function closureOf(wish: Partial<Closure> = {}): Closure {
  const time = { start: at, end: plusMinutes(at, 120) };
  return {
    id: idOf(70),
    scheduleId: doctor.id,
    ...time,
    ...UNPLANNED,
    reason: 'away',
    kept: [],
    active: true,
    version: 3,
    ...wish,
  };
}
function visitOf(number: number, start = at, minutes = 15) {
  return { ...paperStage.visit, id: idOf(number), scheduleIds: [doctor.id], start, end: plusMinutes(start, minutes) };
}

describe('the time that is to be closed', () => {
  const decide = (start: string, end: string, wish = {}) => {
    const decided = decideClosedTime(clinicOf({ gridMinutes: 15, ...wish }), { start, end }, now);
    return decided.ok ? 'ok' : decided.refusal.code === 'invalid' ? decided.refusal.fields[0] : decided.refusal.code;
  };
  const days = (count: number) => instantOf(msOf(at) + count * DAY);

  test('[CC2] is at most 366 days and not empty', () => {
    expect([decide(at, plusMinutes(at, 15)), decide(at, days(366))]).toEqual(['ok', 'ok']);
    const problem = { path: 'end', problem: 'window', params: { days: 366 } };
    expect([decide(at, at), decide(at, plusMinutes(at, -15)), decide(at, days(367))]).toEqual([
      problem,
      problem,
      problem,
    ]);
  });

  test('[CC2] lies on the clinic’s grid at both ends, not before its past and not beyond its horizon', () => {
    expect(decide(plusMinutes(at, 5), plusMinutes(at, 60))).toMatchObject({ path: 'start', problem: 'unaligned' });
    expect(decide(at, plusMinutes(at, 50))).toMatchObject({ path: 'end', problem: 'unaligned' });
    expect(decide(days(-9), days(2))).toMatchObject({ path: 'start', problem: 'past' });
    expect(decide(days(-7), days(2))).toBe('ok');
    expect(decide(days(400), days(401))).toMatchObject({ path: 'start', problem: 'beyond-horizon' });
  });
});

describe('the claims of a closure', () => {
  const spans = (closure: Closure, inZone: string, taken = [claimOf(doctor.id, at, 15)].slice(1)) =>
    closureClaims(closure, inZone, taken).map(({ startsAt, endsAt, lane }) => [startsAt, endsAt, lane]);

  test('[CC6] are one for each local day, in each the lowest lane that is free throughout', () => {
    const closure = closureOf({ end: '2026-11-23T09:00:00.000Z' });
    const taken = [claimOf(doctor.id, '2026-11-22T06:00:00.000Z', 15), claimOf(idOf(2), at, 15)];
    expect(spans(closure, zone, taken)).toEqual([
      [at, '2026-11-21T21:00:00.000Z', 0],
      ['2026-11-21T21:00:00.000Z', '2026-11-22T21:00:00.000Z', 1],
      ['2026-11-22T21:00:00.000Z', '2026-11-23T09:00:00.000Z', 0],
    ]);
  });

  test.each([
    ['the night without midnight', '2027-04-28T22:00:00.000Z', [23]],
    ['the day with an hour twice', '2026-10-28T21:00:00.000Z', [25]],
  ])('[CC6][TI5] in Cairo %s is one claim', (_, start, hours) => {
    const claims = closureClaims(
      closureOf({ start, end: instantOf(msOf(start) + hours[0]! * 3_600_000) }),
      'Africa/Cairo',
      [],
    );
    expect(claims.map((one) => (msOf(one.endsAt) - msOf(one.startsAt)) / 3_600_000)).toEqual(hours);
  });

  test('[CC6] of a whole year among thousands of visits are found at once', () => {
    const taken = Array.from({ length: 8000 }, (_, visit) => claimOf(doctor.id, plusMinutes(at, visit * 60), 30));
    const began = performance.now();
    expect(closureClaims(closureOf({ end: instantOf(msOf(at) + 365 * DAY) }), zone, taken)).toHaveLength(366);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('who is in the way of closing', () => {
  const decide = (
    closure: Closure,
    visits = [visitOf(31), visitOf(32, plusMinutes(at, 30))],
    extra = [claimOf(idOf(9), at, 1)].slice(1),
  ) =>
    decideClosing(closure, {
      zone,
      visits,
      taken: [...visits.map((one) => claimOf(doctor.id, one.start, 15, { owner: one.id })), ...extra],
    });

  test('[CC3] a visit that is not kept is named, the earliest first, and no more of them than can be kept', () => {
    const visits = [visitOf(32, plusMinutes(at, 30)), visitOf(31)];
    const decided = decide(closureOf({ kept: keptOf([idOf(32)], visits) }), visits);
    expect(decided).toMatchObject({
      ok: false,
      refusal: {
        code: 'conflict',
        current: { appointments: [visits[1]] },
        fields: [{ field: idOf(31), base: null, theirs: visits[1], mine: null, by: null, at: null }],
      },
    });
    const all = decide(closureOf(), visits);
    expect(!all.ok && all.refusal.code === 'conflict' && all.refusal.fields.map(({ field }) => field)).toEqual([
      idOf(31),
      idOf(32),
    ]);
    const many = decide(
      closureOf(),
      Array.from({ length: MOST_NAMED + 1 }, (_, one) => visitOf(100 + one)),
    );
    expect(!many.ok && many.refusal.code === 'conflict' && many.refusal.fields).toHaveLength(MOST_NAMED);
  });

  test('[CC4] those that are kept are beside it, and what is kept names nobody else', () => {
    const visits = [visitOf(31), visitOf(32, plusMinutes(at, 30))];
    const kept = keptOf([idOf(31), idOf(32), idOf(33)], visits);
    expect(kept.map(({ appointmentId }) => appointmentId)).toEqual([idOf(31), idOf(32)]);
    const decided = decide(closureOf({ kept }), visits);
    expect(decided.ok && decided.value).toMatchObject([{ kind: 'closure', owner: idOf(70), lane: 1 }]);
  });

  test.each(['hold', 'offer'] as const)('[CC5] a %s is taken time, whoever is kept', (kind) => {
    const promised = claimOf(doctor.id, at, 15, { kind, owner: idOf(50) });
    const decided = decide(closureOf(), [], [promised]);
    expect(decided).toMatchObject({
      ok: false,
      refusal: { code: 'slot-taken', blockers: [{ kind, owner: idOf(50) }] },
    });
  });
});

describe('a visit under a closure', () => {
  const [visit, closure] = [visitOf(31, at, 30), closureOf({ kept: keptOf([idOf(31)], [visitOf(31, at, 30)]) })];
  const taken = closureClaims(closure, zone, []);
  const facts = { clinic: clinicOf(), service: serviceOf(), schedules: [doctor], taken, now };
  const place = (start: string, durationMinutes: number, kept = keptTimes([closure], visit.id)) => {
    const asked = { scheduleIds: [doctor.id], start, durationMinutes, overridden: false };
    const decided = decidePlacement({ ...facts, kept }, asked);
    return decided.ok
      ? 'ok'
      : decided.refusal.code === 'slot-taken'
        ? decided.refusal.blockers?.map(({ kind }) => kind)
        : '';
  };

  test('[CC4] is placed within the time it was kept with, and nowhere else of it', () => {
    expect([place(at, 30), place(at, 15), place(plusMinutes(at, 15), 15)]).toEqual(['ok', 'ok', 'ok']);
    expect([place(at, 45), place(plusMinutes(at, 15), 30), place(plusMinutes(at, 60), 15)]).toEqual([
      ['closure'],
      ['closure'],
      ['closure'],
    ]);
    expect(place(at, 30, keptTimes([closure], idOf(32)))).toEqual(['closure']);
  });

  test('[CC4] and comes back to it; any other does where its reason was that closed time, and not where it was another', () => {
    const back = (beyond: ('hours' | 'capacity' | 'closure')[], kept = keptTimes([closure], idOf(32))) =>
      decideFree({ ...facts, kept }, { ...visit, override: { reason: 'urgent', beyond } }).ok;
    expect(back([], keptTimes([closure], visit.id))).toBe(true);
    expect([back([]), back(['capacity']), back(['closure'])]).toEqual([false, false, true]);
  });
});
