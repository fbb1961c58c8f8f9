// Tests what becomes of each occurrence of a series, without a database.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf, clinicOf, everyWeekday, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import { instantOf, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { timeOf } from './capacity.ts';
import { nearClaims } from './claims-near.ts';
import { occurrencesOf } from './recurrence.ts';
import { bookedUntil, stillWaiting } from './series-horizon.ts';
import { type Choice, type PlanFacts, planVisits, type WishedVisit } from './series-plan.ts';
import { schedulesOfSeries } from './series-schedules.ts';

const now = msOf('2026-11-20T06:00:00.000Z');
const hours = everyWeekday('08:00', '18:00');
const [doctor, colleague] = [scheduleOf(1, { hours }), scheduleOf(2, { hours })];
const [room, other] = [scheduleOf(3, { kind: 'room' }), scheduleOf(4, { kind: 'room' })];

function facts(wish: Partial<PlanFacts> = {}): PlanFacts {
  return { clinic: clinicOf(), schedules: [doctor, colleague, room, other], taken: [], now, ...wish };
}

/** Five days at ten in Riyadh with the first practitioner, unless wished otherwise. */
function days(wish: Partial<WishedVisit> & { zone?: string; rule?: string; startLocal?: string } = {}): WishedVisit[] {
  const { zone = 'Asia/Riyadh', rule = 'FREQ=DAILY;COUNT=5', startLocal = '2026-11-21T10:00', ...own } = wish;
  const given = occurrencesOf({ startLocal, zone, rule, excluded: [] }, { until: '2027-11-01' });
  if (!given.ok) throw new Error('a rule of this test gives occurrences');
  const usual = { service: serviceOf(), scheduleIds: [doctor.id], durationMinutes: 15 };
  return given.value.occurrences.map((one, at) => ({ ...usual, ...one, owner: idOf(200 + at), ...own }));
}

function resultsOf(of: PlanFacts, wishes: readonly WishedVisit[], choices: readonly Choice[] = []) {
  const planned = planVisits(of, wishes, choices);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value.map(({ result }) => result);
}

test('[SR23] what is in the way of each occurrence is told apart: a visit, closed time, a holiday, the hours, a full day', () => {
  const at = (day: number) => `2026-11-${day}T07:00:00.000Z`;
  const feast = {
    name: 'Founding day',
    names: {},
    period: { kind: 'dates' as const, from: '2026-11-23', to: '2026-11-23' },
  };
  const exceptions = [{ from: '2026-11-24', to: '2026-11-24', windows: [], reason: 'away' }];
  const full = { owner: idOf(90), scheduleIds: [doctor.id], start: '2026-11-25T12:00:00.000Z' };
  const service = serviceOf({ dailyCap: 1 });
  const of = facts({
    clinic: clinicOf({ holidays: [feast] }),
    schedules: [{ ...doctor, exceptions }],
    taken: [claimOf(doctor.id, at(21), 15), claimOf(doctor.id, at(22), 15, { kind: 'closure', capacity: null })],
    counted: new Map([[service.id, [full]]]),
  });
  const planned = planVisits(of, days({ service }));
  expect(planned.ok && planned.value.map(({ result, holiday }) => [result, holiday])).toEqual([
    ['conflict', null],
    ['closure', null],
    ['holiday', 'Founding day'],
    ['outside-hours', null],
    ['daily-cap', null],
  ]);
});

test('[SR23] visits of one series are in each other’s way, unless as many may stand at one time', () => {
  const twice = [...days({ rule: 'FREQ=DAILY;COUNT=1' }), ...days({ rule: 'FREQ=DAILY;COUNT=1' })].map((one, at) => ({
    ...one,
    recurrenceId: `${one.recurrenceId.slice(0, 15)}${at}`,
    owner: idOf(200 + at),
  }));
  expect(resultsOf(facts(), twice)).toEqual(['ok', 'conflict']);
  const service = serviceOf({ capacity: 2 });
  expect(
    resultsOf(
      facts(),
      twice.map((one) => ({ ...one, service })),
    ),
  ).toEqual(['ok', 'ok']);
});

test('[SR23] a visit whose time the clock skips is moved on and says so, and one that comes twice is the first', () => {
  const clinic = clinicOf({ zone: 'Africa/Cairo' });
  const wishes = days({ zone: 'Africa/Cairo', startLocal: '2027-04-29T00:30', rule: 'FREQ=DAILY;COUNT=3' });
  const of = facts({ clinic, schedules: [scheduleOf(1)] });
  expect(resultsOf(of, wishes)).toEqual(['ok', 'shifted-gap', 'ok']);
  const autumn = days({ zone: 'Africa/Cairo', startLocal: '2026-10-29T23:30', rule: 'FREQ=DAILY;COUNT=1' });
  expect(autumn.map(({ clock, start }) => [clock, start])).toEqual([['fold', '2026-10-29T20:30:00.000Z']]);
});

test('[SR3] at most three times are offered instead, none before now, and the first of them to one occurrence alone', () => {
  const taken = [0, 15, 30].map((minutes) => claimOf(doctor.id, plusMinutes('2026-11-21T07:00:00.000Z', minutes), 15));
  const wishes = [0, 15].map((minutes, at) => ({
    ...days({ rule: 'FREQ=DAILY;COUNT=1' })[0]!,
    recurrenceId: `2026-11-21T10:${minutes === 0 ? '00' : minutes}`,
    start: plusMinutes('2026-11-21T07:00:00.000Z', minutes),
    owner: idOf(200 + at),
  }));
  const planned = planVisits(facts({ taken }), wishes);
  const offered = planned.ok ? planned.value.map(({ alternatives }) => alternatives) : [];
  expect(offered.map((some) => some.length)).toEqual([3, 3]);
  expect(offered[0]?.[0]?.start).not.toBe(offered[1]?.[0]?.start);
});

test('[SR24] a series that names nobody is with one practitioner, who is free for most of it; rooms are found for each', () => {
  const needs = [
    { kind: 'practitioner' as const, among: null },
    { kind: 'room' as const, among: null },
  ];
  const wishes = days({ service: serviceOf({ needs }), scheduleIds: [] });
  const at = wishes.map(({ start }) => start);
  const taken = [
    claimOf(doctor.id, at[1] ?? '', 15),
    claimOf(doctor.id, at[2] ?? '', 15),
    claimOf(colleague.id, at[3] ?? '', 15),
    claimOf(room.id, at[0] ?? '', 15),
  ];
  expect(schedulesOfSeries(facts({ taken }), [], wishes)).toEqual([colleague.id]);
  expect(schedulesOfSeries(facts({ taken }), [doctor.id], wishes)).toEqual([doctor.id]);
  const planned = planVisits(
    facts({ taken }),
    wishes.map((one) => ({ ...one, scheduleIds: [colleague.id] })),
  );
  expect(planned.ok && planned.value.map(({ placement }) => placement?.scheduleIds ?? null)).toEqual([
    [colleague.id, other.id],
    [colleague.id, room.id],
    [colleague.id, room.id],
    null,
    [colleague.id, room.id],
  ]);
});

test('[SR6] series reach as many months ahead as the clinic says, and no further than a visit can be booked', () => {
  const until = (wish: Partial<Clinic>, at: string) => bookedUntil(clinicOf(wish), msOf(at));
  expect(until({ seriesMonths: 6 }, '2026-08-31T06:00:00.000Z')).toBe('2027-02-28');
  expect(until({ seriesMonths: 13, horizonDays: 30 }, '2026-11-20T06:00:00.000Z')).toBe('2026-12-19');
});

test('[SR2] of months of claims those near a time are found exactly', () => {
  const anywhere = fc.record({ at: fc.integer({ min: 0, max: 5000 }), minutes: fc.integer({ min: 1, max: 1500 }) });
  fc.assert(
    fc.property(
      fc.array(anywhere, { maxLength: 60 }),
      fc.array(anywhere, { maxLength: 10 }),
      anywhere,
      (some, more, span) => {
        const claims = [...some, ...more].map(({ at, minutes }) =>
          claimOf(doctor.id, instantOf(now + at * MINUTE), minutes),
        );
        const near = nearClaims(claims.slice(0, some.length));
        near.add(claims.slice(some.length));
        const within = { start: now + span.at * MINUTE, end: now + (span.at + span.minutes) * MINUTE };
        const touching = (of: typeof claims) =>
          of.filter((one) => overlaps(timeOf(one), within)).map(({ startsAt }) => startsAt);
        expect(touching(near.near(within)).toSorted()).toEqual(touching(claims).toSorted());
      },
    ),
  );
});

test('[SR19] a date waits for a place until its time has come on the clock of its zone', () => {
  const unplaced = ['09:00', '10:00'].map((time) => ({
    recurrenceId: `2026-11-20T${time}`,
    result: 'closure' as const,
  }));
  const waiting = (at: string) => stillWaiting({ unplaced, zone: 'Asia/Riyadh' }, Date.parse(at)).length;
  expect(['05:59', '06:00', '06:59', '07:00'].map((time) => waiting(`2026-11-20T${time}:00Z`))).toEqual([2, 1, 1, 0]);
});
