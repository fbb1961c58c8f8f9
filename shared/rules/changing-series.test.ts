// Tests what holds of any change of any series, whatever ends it and whatever its visits have become.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { endedRule, endlessRule } from '#server/testing/random-rules.ts';
import { scale } from '#server/testing/scale.ts';
import { carriedOut, seriesOf, type Standing, standingFor, startsToCome } from '#server/testing/standing-series.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { dateOf, plusDays } from '#shared/time/zone.ts';
import { changedSeries, endedSeries } from './exceptions.ts';
import { occurrenceAt, occurrencesOf } from './recurrence.ts';
import { type ChangePlan, keepingOf, type SeriesSet } from './series-change.ts';

const newId = idOf(901);
const zone = 'Africa/Cairo';
const startLocal = '2026-09-20T09:00';

/** What may have become of a visit since it was planned. */
const become = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ status: 'cancelled' as const }, { status: 'arrived' as const }) },
  { weight: 1, arbitrary: fc.constant({ departs: ['note'], note: 'its own' }) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }).map((days) => ({ departs: ['start'], days })) },
);
const ending = fc.oneof(
  fc.integer({ min: 2, max: 20 }).map((count) => ({ count })),
  fc.record({ days: fc.integer({ min: 30, max: 200 }), form: fc.constantFrom('date', 'wall', 'instant') }),
  fc.constant({}),
);
/** A series whose first visits may be over, with what has become of each. */
const standing = fc
  .record({
    bare: endlessRule,
    end: ending,
    past: fc.integer({ min: -3, max: 70 }),
    what: fc.array(become, { maxLength: 40 }),
  })
  .map(({ bare, end, past, what }) => {
    const rule = endedRule(bare, end, startLocal);
    const now = instantOf(msOf(`${startLocal}:00.000Z`) + past * DAY);
    const until = plusDays(dateOf(now, zone), 180);
    const found = occurrencesOf({ startLocal, zone, rule, excluded: [] }, { until });
    const walls = found.ok ? found.value.occurrences.map(({ recurrenceId }) => recurrenceId) : [];
    const series = seriesOf({ startLocal, zone, rule, excluded: walls.filter((_, index) => index % 7 === 5) });
    const visits =
      walls.length === 0 ? [] : standingFor(series, until).map((visit, index) => othered(visit, what[index]));
    return { series, visits, now, until };
  })
  .filter(({ visits }) => visits.length > 0);

function othered(visit: Standing, what: object | undefined): Standing {
  const { days = 0, ...other }: Partial<Standing> & { days?: number } = what ?? {};
  return { ...visit, ...other, start: instantOf(msOf(visit.start) + days * DAY + (days === 0 ? 0 : 3_600_000)) };
}

const scope = fc.constantFrom('following' as const, 'all' as const);
const newTime = fc.constantFrom('09:00', '09:30', '15:00', '08:00');
const at = fc.nat({ max: 30 });

type Case = { series: ReturnType<typeof seriesOf>; visits: Standing[]; now: string; until: string };

function changed(
  { series, visits, now, until }: Case,
  of: 'following' | 'all',
  index: number,
  set: (wall: string) => SeriesSet,
) {
  const recurrenceId = visits[index % visits.length]?.recurrenceId ?? '';
  const asked = { scope: of, recurrenceId, set: set(recurrenceId) };
  const plan = changedSeries(series, asked, visits, { now, until, newId });
  return plan.ok ? plan.value : null;
}

/** What every plan has to have, whatever was asked. */
function expectSound({ visits, now, until }: Case, plan: ChangePlan<Case['series'], Standing>): void {
  const sorted = [...plan.kept, ...plan.follow].map(({ member }) => member);
  expect([...sorted, ...plan.leave].toSorted(byId)).toEqual(visits.toSorted(byId));
  for (const { member, why } of plan.kept) {
    expect(visits).toContain(member);
    expect(keepingOf(member, now)).toBe(why === 'alone' || why === 'earlier' ? null : why);
  }
  for (const { member } of plan.follow) expect(keepingOf(member, now)).toBeNull();
  for (const member of plan.leave) expect([keepingOf(member, now), member.departs]).toEqual([null, []]);
  const rows = carriedOut(plan);
  const names = rows.map(({ seriesId, recurrenceId }) => `${seriesId} ${recurrenceId}`);
  expect(new Set(names).size).toBe(names.length);
  const given = occurrencesOf(plan.series, { until, begun: true });
  const planned = given.ok ? given.value.occurrences.filter(({ start }) => start > now) : [];
  const missing = planned.filter(({ recurrenceId }) => !names.includes(`${plan.series.id} ${recurrenceId}`));
  expect(plan.series.active || planned.length === 0 ? missing : []).toEqual([]);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);
const runs = { numRuns: scale({ suite: 150, proof: 5000 }) };
const found = <T>(plan: T | null): T => {
  fc.pre(plan !== null);
  return plan;
};

test('[RE22][RE31] any change reaches each visit in one way, touches none that is over, and names each occurrence once', () => {
  const rule = fc.option(endlessRule, { nil: null, freq: 1 });
  const shift = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom('09:00', '15:00'));
  fc.assert(
    fc.property(standing, scope, at, shift, rule, (one, of, index, [days, time], said) => {
      const plan = changed(one, of, index, (wall) => ({
        startLocal: `${plusDays(wall.slice(0, 10), days)}T${time}`,
        ...(said ? { rule: endedRule(said, {}, startLocal) } : {}),
      }));
      expectSound(one, found(plan));
      expect(plan?.before?.id ?? one.series.id).toBe(one.series.id);
    }),
    runs,
  );
});

test('[RE21][RE24] a change of what is noted leaves as many visits, at the same times, with their own notes', () => {
  fc.assert(
    fc.property(standing, scope, at, (one, of, index) => {
      const plan = found(changed(one, of, index, () => ({ note: 'new' })));
      expectSound(one, plan);
      expect([plan.leave, plan.fresh]).toEqual([[], []]);
      const rows = carriedOut(plan);
      expect(startsToCome(rows, one.now)).toEqual(startsToCome(one.visits, one.now));
      const named = one.visits[index % one.visits.length]?.id;
      const own = rows.filter(({ id, departs }) => id !== named && departs.includes('note'));
      for (const { note } of own) expect(note).toBe('its own');
    }),
    runs,
  );
});

test('[RE25][RE32] another time of the day moves those without a time of their own, each on its date, and nobody else', () => {
  fc.assert(
    fc.property(standing, scope, at, newTime, (one, of, index, time) => {
      const plan = found(changed(one, of, index, (wall) => ({ startLocal: `${wall.slice(0, 10)}T${time}` })));
      expectSound(one, plan);
      expect(plan.leave).toEqual([]);
      const named = one.visits[index % one.visits.length]?.id;
      for (const { member, occurrence, takes } of plan.follow) {
        expect(occurrence.recurrenceId).toBe(`${member.recurrenceId.slice(0, 10)}T${time}`);
        expect(takes.includes('start')).toBe(member.id === named || !member.departs.includes('start'));
        expect(occurrence).toEqual(occurrenceAt(occurrence.recurrenceId, zone));
      }
      const came = carriedOut(plan).filter(({ status }) => status === 'booked');
      expect(came.length - plan.fresh.length).toBe(one.visits.filter(({ status }) => status === 'booked').length);
    }),
    runs,
  );
});

test('[RE28] ended anywhere, a series gives up those from there on that are to come, and no other', () => {
  fc.assert(
    fc.property(standing, at, (one, index) => {
      const from = one.visits[index % one.visits.length]?.recurrenceId ?? '';
      const ended = endedSeries(one.series, from, one.visits, one.now);
      const { leave, kept } = found(ended.ok ? ended.value : null);
      const meant = one.visits.filter((visit) => visit.recurrenceId >= from && keepingOf(visit, one.now) === null);
      expect(leave).toEqual(meant);
      expect(kept.length + leave.length).toBe(one.visits.length);
    }),
    runs,
  );
});
