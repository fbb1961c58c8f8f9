// The words of changing a series: what is asked for, who is a member, and what becomes of each.
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import { type Instant, msOf } from '#shared/time/instant.ts';
import type { LocalDate, LocalTime } from '#shared/time/zone.ts';
import { keepsTime } from './appointment-status.ts';
import type { Occurrence } from './recurrence.ts';

/** The parts of a visit that its series gives it, and in which it can depart from it. */
export const seriesParts = ['start', 'durationMinutes', 'scheduleIds', 'serviceId', 'patientId', 'note'] as const;
export type SeriesPart = (typeof seriesParts)[number];

/** A visit or a closed time of a series, as it stands. A closure is a `booked` one that departs in nothing. */
export type Member = {
  readonly id: Id;
  readonly recurrenceId: LocalTime | null;
  readonly start: Instant;
  readonly status: AppointmentStatus;
  readonly departs: readonly string[];
};

/** What is to be other; `startLocal` is the wall time of the named occurrence. */
export type SeriesSet = Partial<
  Pick<Series, 'scheduleIds' | 'patientId' | 'startLocal' | 'durationMinutes' | 'rule' | 'note'> & { serviceId: Id }
>;

/** A change of a series: from which occurrence on, and how far. */
export type SeriesChange = {
  readonly scope: 'this' | 'following' | 'all';
  readonly recurrenceId: LocalTime;
  readonly set: SeriesSet;
};

/** When it is changed, up to which civil date occurrences stand, and the id of a second series where there comes one. */
export type ChangeAt = { readonly now: Instant; readonly until: LocalDate; readonly newId: Id };

/**
 * Why a member stays as it is: its time is over, somebody came, it is cancelled or missed, it comes before where the change
 * begins, or it is an exception whose date is no longer the rule's.
 */
export type Keeping = 'past' | 'attended' | 'off' | 'earlier' | 'alone';

/** A member that goes on in a series: under which name, and the parts it takes from there; the others it keeps. */
export type Follower<M> = {
  readonly member: M;
  readonly seriesId: Id;
  readonly occurrence: Occurrence;
  readonly takes: readonly SeriesPart[];
  readonly departs: readonly string[];
};

/**
 * A change before it is made. `before` is a series that ends and keeps what was, null where there is but one; `series` is what
 * goes on, with what is in it now. `kept` stay byte for byte, `follow` take the series' parts they do not depart in, `leave` lose
 * their time, `fresh` are occurrences nobody stands for yet, up to the date that was asked for.
 */
export type ChangePlan<S, M> = {
  readonly before: S | null;
  readonly series: S;
  readonly kept: readonly { readonly member: M; readonly why: Keeping }[];
  readonly follow: readonly Follower<M>[];
  readonly leave: readonly M[];
  readonly fresh: readonly Occurrence[];
};

/** The parts of which a change speaks; its rule is nobody's own. */
export function saidOf(set: SeriesSet): ReadonlySet<string> {
  const { startLocal, rule: _rule, ...others } = set;
  return new Set([...(startLocal === undefined ? [] : ['start']), ...Object.keys(others)]);
}

/** What a visit departs in once it was changed in some parts by itself: each once, in the order of the parts. */
export function departing(departs: readonly string[], changed: readonly SeriesPart[]): SeriesPart[] {
  return seriesParts.filter((part) => departs.includes(part) || changed.includes(part));
}

/** Why a member is not touched; null where it may be. */
export function keepingOf(member: Pick<Member, 'status' | 'start'>, now: Instant): 'off' | 'attended' | 'past' | null {
  if (!keepsTime(member.status)) return 'off';
  if (member.status !== 'booked') return 'attended';
  return msOf(member.start) <= msOf(now) ? 'past' : null;
}
