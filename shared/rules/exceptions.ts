// What a change of a series makes of it and of its members: this one, this and those that follow, or all that are to come.
import type { Series } from '#shared/model/series.ts';
import { type Instant, msOf } from '#shared/time/instant.ts';
import { type LocalTime, resolveWall } from '#shared/time/zone.ts';
import { isSameRule } from './changed-place.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import { occurrenceAt, wallTimesOf } from './recurrence.ts';
import {
  type ChangeAt,
  type ChangePlan,
  departing,
  keepingOf,
  type Member,
  saidOf,
  type SeriesChange,
  seriesParts,
} from './series-change.ts';
import { allKept, isCrowded, sortedOut } from './sorting-out.ts';
import { splitAt } from './splitting.ts';

/**
 * What a change makes of a series and its members. Of `this` one alone takes it, as an exception. Of `following` the series is
 * cut at the first occurrence from the named one on that is still to come; where that is its first of all, it is `all`. Of
 * `all` the series itself is changed. Where one series cannot hold what was and what will be (another rule after the first is
 * over, somebody who leaves, a name that would pass from one to another), it ends too and another goes on, whose COUNT is
 * what the rule says less those before. Nobody whose time is over or who came is
 * touched. A member that was made an exception keeps what it has of its own and takes the rest; the named one takes all
 * that is said.
 *
 * A new time is a shift of planned times, and names move with them: who was planned for Sunday at 9 is, from 9 to 10, the
 * one planned for that Sunday at 10, so that an exception goes on being that occurrence. Where the new rule no longer has
 * its date, an exception is kept alone under its old name, and any other leaves. An occurrence that a kept one stood for is
 * excluded, so that nobody is booked beside it.
 *
 * Refused as `occurrencesOf` and `shiftedRule` refuse, at `startLocal` `gap` where the clock skips the new time.
 */
export function changedSeries<S extends Series, M extends Member>(
  series: S,
  change: SeriesChange,
  members: readonly M[],
  at: ChangeAt,
): Decision<ChangePlan<S, M>> {
  const { set, scope, recurrenceId } = change;
  if (set.startLocal !== undefined && resolveWall(set.startLocal, series.zone).kind === 'gap') {
    return invalidAt('startLocal', 'gap');
  }
  if (scope === 'this') return accept(ofOne(series, change, members, at.now));
  const cut = firstToCome(series, scope === 'all' ? series.startLocal : recurrenceId, members, at.now);
  if (!cut.ok) return cut;
  const parts = splitAt(series, cut.value ?? '9999');
  if (!parts.ok) return parts;
  const { before, after, count } = parts.value;
  if (!after) return accept({ ...still(series), kept: allKept(members, at.now) });
  const rest = {
    before: before ?? { ...series, active: false, unplaced: [] },
    after,
    counted: scope === 'all' ? count : 0,
  };
  const isOtherRule = set.rule !== undefined && !isSameRule(set.rule, series.rule);
  if (before && (scope === 'following' || isOtherRule)) return sortedOut(series, rest, change, members, at);
  const whole = sortedOut(series, { before: null, after: series, counted: 0 }, change, members, at);
  return whole.ok && isCrowded(whole.value, members) ? sortedOut(series, rest, change, members, at) : whole;
}

function still<S>(series: S) {
  return { before: null, series, kept: [], follow: [], leave: [], fresh: [] };
}

/** One visit that departs from its series in what is said of it; the series stays as it is. */
function ofOne<S extends Series, M extends Member>(
  series: S,
  { recurrenceId, set }: SeriesChange,
  members: readonly M[],
  now: Instant,
): ChangePlan<S, M> {
  const one = members.find((member) => member.recurrenceId === recurrenceId);
  const why = one && keepingOf(one, now);
  if (!one || why) return { ...still(series), kept: one && why ? [{ member: one, why }] : [] };
  const takes = seriesParts.filter((part) => saidOf(set).has(part));
  const occurrence = occurrenceAt(set.startLocal ?? recurrenceId, series.zone);
  const departs = departing(one.departs, takes);
  const follow = [{ member: one, seriesId: series.id, occurrence: { ...occurrence, recurrenceId }, takes, departs }];
  return { ...still(series), follow };
}

/** The first planned wall time at or after another that is still to come: whose visit may be touched, or who has none yet. */
export function firstToCome(
  series: Series,
  from: LocalTime,
  members: readonly Member[],
  now: Instant,
): Decision<LocalTime | null> {
  const times = wallTimesOf(series);
  if (!times.ok) return times;
  const standing = new Map(members.map((member) => [member.recurrenceId, member]));
  for (const wall of times.value) {
    if (wall < from) continue;
    const member = standing.get(wall);
    const isOver = member ? keepingOf(member, now) !== null : resolveWall(wall, series.zone).ms <= msOf(now);
    if (!isOver) return accept(wall);
  }
  return accept(null);
}

/** What ends with a series: the series as it is then, who leaves and who stays. */
export type Ending<S, M> = Pick<ChangePlan<S, M>, 'series' | 'kept' | 'leave'>;

/**
 * A series ended before an occurrence: that one and those after it leave, but for whom nobody may touch. What it keeps is the
 * rule of those before; where there are none it keeps its rule and is no longer `active`. Refused as `occurrencesOf` refuses.
 */
export function endedSeries<S extends Series, M extends Member>(
  series: S,
  recurrenceId: LocalTime,
  members: readonly M[],
  now: Instant,
): Decision<Ending<S, M>> {
  const parts = splitAt(series, recurrenceId);
  if (!parts.ok) return parts;
  const ended = { ...(parts.value.before ?? series), active: false, unplaced: [], sequence: series.sequence + 1 };
  const leave = members.filter((one) => (one.recurrenceId ?? '') >= recurrenceId && keepingOf(one, now) === null);
  const rest = members.filter((one) => !leave.includes(one));
  return accept({ series: ended, leave, kept: allKept(rest, now) });
}
