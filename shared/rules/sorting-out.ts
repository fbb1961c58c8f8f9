// Who keeps, follows or leaves when a series becomes another, and which of its occurrences nobody stands for yet.
import type { Series } from '#shared/model/series.ts';
import { type Instant, msOf } from '#shared/time/instant.ts';
import type { LocalDate, LocalTime } from '#shared/time/zone.ts';
import { changedPlace, type SeriesPlace } from './changed-place.ts';
import { accept, type Decision } from './decision.ts';
import { type Occurrence, occurrencesOf } from './recurrence.ts';
import {
  type ChangeAt,
  type ChangePlan,
  type Follower,
  keepingOf,
  type Member,
  saidOf,
  type SeriesChange,
  seriesParts,
} from './series-change.ts';

/**
 * A series before its change: what ends, null where nothing does, what goes on, as another series where there was a cut, and
 * how many of a new rule's COUNT are over.
 */
export type Parts<S> = { readonly before: S | null; readonly after: S; readonly counted: number };

/** The part after a cut changed as it is said, and everybody in it sorted out; refused as `changedPlace` and `occurrencesOf` refuse. */
export function sortedOut<S extends Series, M extends Member>(
  was: S,
  { before, after, counted }: Parts<S>,
  change: SeriesChange,
  members: readonly M[],
  at: ChangeAt,
): Decision<ChangePlan<S, M>> {
  const place = changedPlace(after, { wasRule: was.rule, counted }, change);
  if (!place.ok) return place;
  const identity = before
    ? { id: at.newId, splitFrom: was.id, sequence: 0, materialisedUntil: at.until }
    : { sequence: was.sequence + 1, materialisedUntil: at.until };
  const { startLocal, rule } = place.value;
  const next: S = { ...after, ...change.set, ...identity, startLocal, rule, unplaced: [], excluded: [] };
  const from = before ? after.startLocal : '';
  const reached = members.filter(({ recurrenceId }) => (recurrenceId ?? '') >= from);
  const names = namesIn(next, place.value, [...reached.map(nameOf), ...after.excluded], at.until);
  if (!names.ok) return names;
  const { occurrences, nameFor } = names.value;
  const sorted = reached.map((member) => sorting(member, nameFor(nameOf(member)), next, change, at.now));
  const kept = sorted.flatMap((one) => ('why' in one ? [one] : []));
  const follow = sorted.flatMap((one) => ('takes' in one ? [one] : []));
  const excluded = new Set([
    ...after.excluded.flatMap((wall) => nameFor(wall)?.recurrenceId ?? []),
    ...kept.flatMap(({ member }) => stoodFor(nameFor(nameOf(member)), before ? null : nameOf(member), at.now)),
  ]);
  const taken = new Set([...follow.map(({ occurrence }) => occurrence.recurrenceId), ...excluded]);
  if (!before) for (const { member } of kept) taken.add(nameOf(member));
  return accept({
    before: before && { ...before, sequence: was.sequence + 1 },
    series: { ...next, excluded: [...excluded].sort() },
    kept: [
      ...allKept(
        members.filter((member) => !reached.includes(member)),
        at.now,
      ),
      ...kept,
    ],
    follow,
    leave: sorted.flatMap((one) => ('leaves' in one ? [one.leaves] : [])),
    fresh: occurrences.filter((one) => isFresh(one, taken, at)),
  });
}

type Sorted<M> = ChangePlan<Series, M>['kept'][number] | Follower<M> | { readonly leaves: M };

/** What becomes of one member, given the occurrence it stands for from now on. */
function sorting<M extends Member>(
  member: M,
  occurrence: Occurrence | null,
  next: Series,
  { set, recurrenceId }: SeriesChange,
  now: Instant,
): Sorted<M> {
  const why = keepingOf(member, now);
  if (why) return { member, why };
  if (!occurrence) return member.departs.length > 0 ? { member, why: 'alone' } : { leaves: member };
  const said = member.recurrenceId === recurrenceId ? saidOf(set) : new Set<string>();
  const departs = member.departs.filter((part) => !said.has(part));
  const takes = seriesParts.filter((part) => !departs.includes(part));
  return { member, seriesId: next.id, occurrence, takes, departs };
}

/** The name a kept member leaves behind in the series, unless it is its own or over: a list of one or none. */
function stoodFor(occurrence: Occurrence | null, own: LocalTime | null, now: Instant): LocalTime[] {
  if (!occurrence || occurrence.recurrenceId === own) return [];
  return own !== null && msOf(occurrence.start) <= msOf(now) ? [] : [occurrence.recurrenceId];
}

function isFresh(
  { recurrenceId, start }: Occurrence,
  taken: ReadonlySet<LocalTime>,
  { now, until }: ChangeAt,
): boolean {
  return !taken.has(recurrenceId) && msOf(start) > msOf(now) && recurrenceId.slice(0, 10) <= until;
}

/** What the changed series gives, and which of it each former wall time stands for now: none twice, the likeliest names first. */
function namesIn(next: Series, { namesFor }: SeriesPlace, walls: readonly LocalTime[], until: LocalDate) {
  const wishes = [...new Set(walls)].map((wall) => ({ wall, names: namesFor(wall) }));
  const dates = wishes.flatMap(({ names }) => names.map((name) => name.slice(0, 10)));
  const last = dates.reduce((latest, date) => (date > latest ? date : latest), until);
  const given = occurrencesOf(next, { until: last, begun: true });
  if (!given.ok) return given;
  const free = new Map(given.value.occurrences.map((one) => [one.recurrenceId, one]));
  const named = new Map<LocalTime, Occurrence>();
  for (const likelihood of [0, 1]) {
    for (const { wall, names } of wishes) {
      const found = named.has(wall) ? undefined : free.get(names[likelihood] ?? '');
      if (!found) continue;
      named.set(wall, found);
      free.delete(found.recurrenceId);
    }
  }
  const { occurrences } = given.value;
  return accept({ occurrences, nameFor: (wall: LocalTime): Occurrence | null => named.get(wall) ?? null });
}

function nameOf({ recurrenceId }: Member): LocalTime {
  return recurrenceId ?? '';
}

/** Members no change reaches, with why. */
export function allKept<M extends Member>(members: readonly M[], now: Instant) {
  return members.map((member) => ({ member, why: keepingOf(member, now) ?? ('earlier' as const) }));
}

/**
 * Whether one series cannot hold both what was and what will be: somebody leaves, whose name stays with them, or a name
 * would pass from one member to another.
 */
export function isCrowded<S, M extends Member>(
  { leave, follow, fresh }: ChangePlan<S, M>,
  members: readonly M[],
): boolean {
  const owners = new Map(members.map((member) => [member.recurrenceId, member.id]));
  const isOthers = (name: LocalTime, id: string) => owners.has(name) && owners.get(name) !== id;
  return (
    leave.length > 0 ||
    follow.some(({ member, occurrence }) => isOthers(occurrence.recurrenceId, member.id)) ||
    fresh.some(({ recurrenceId }) => owners.has(recurrenceId))
  );
}
