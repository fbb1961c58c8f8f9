// Closed time as the simplest thing that could be right: a list in memory, and what closing and opening make of it.
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { Became, Commit, Held, Model, Place, Visit } from './calendar-model.ts';

/** Closed time, and the visits that stay in it with the time they had. */
export type Closed = Place & {
  readonly id: string;
  readonly active: boolean;
  readonly kept: readonly Pick<Visit, 'id' | 'quarter' | 'length'>[];
};

/** Whether two places share time. */
export function shares(one: Place, other: Place): boolean {
  const overlap = one.quarter < other.quarter + other.length && other.quarter < one.quarter + one.length;
  return one.who === other.who && overlap;
}

function keeps({ kept }: Closed, { quarter, length }: Place, id: string | undefined): boolean {
  return kept.some((one) => one.id === id && one.quarter <= quarter && quarter + length <= one.quarter + one.length);
}

/** Whether closed time is in the way of somebody, or of a visit that it keeps elsewhere. */
export function isShut(closures: readonly Closed[], place: Place, id?: string): boolean {
  return closures.some((one) => one.active && shares(one, place) && !keeps(one, place, id));
}

function isLive({ over, lapsed }: Held): boolean {
  return !over && !lapsed;
}

/** What closing some time makes of the calendar; `taking` says first of holds in the way that they are over. */
export function closing(model: Model, closure: Closed, taking: (model: Model, place: Place) => Model): Became {
  if (model.holds.some((one) => isLive(one) && shares(one, closure))) return { outcome: 'slot-taken', after: model };
  const inTheWay = model.visits.filter(
    (one) => keepsTime(one.status) && shares(one, closure) && !keeps(closure, one, one.id),
  );
  if (inTheWay.length > 0) return { outcome: 'conflict', after: model };
  return { outcome: 'done', after: withClosure(taking(model, closure), { ...closure, active: true }) };
}

/** The visits that closed time would keep where they are. */
export function keptBy(model: Model, place: Place): Closed['kept'] {
  return model.visits
    .filter((one) => keepsTime(one.status) && shares(one, place))
    .map(({ id, quarter, length }) => ({ id, quarter, length }));
}

/** The calendar with a closure as it now is. */
export function withClosure(model: Model, closure: Closed): Model {
  return { ...model, closures: [...model.closures.filter(({ id }) => id !== closure.id), closure] };
}

/** What was done, with the commit that can be taken back. */
export function committed({ outcome, after }: Became, commit: Commit): Became {
  return { outcome, after: { ...after, commits: [...after.commits, commit] } };
}

/** What taking back a closing or an opening makes of the calendar. */
export function closureBack(
  model: Model,
  { closure: id, opened }: Extract<Commit, { closure: string }>,
  taking: (model: Model, place: Place) => Model,
): Became {
  const closure = model.closures.find((one) => one.id === id);
  if (!closure || closure.active === opened) return { outcome: 'noop', after: model };
  if (opened) return closing(model, closure, taking);
  return { outcome: 'done', after: withClosure(model, { ...closure, active: false }) };
}
