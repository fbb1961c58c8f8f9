// The simplest thing that could be right: visits, holds and closed time as lists in memory, and what an act would make of them.
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { type Closed, closing, closureBack, committed, isShut, keptBy, shares, withClosure } from './closing-model.ts';

/** A place in a morning: on which practitioner, from which quarter, for how many quarters. */
export type Place = { readonly who: 0 | 1; readonly quarter: number; readonly length: number };

/** A visit; `arrived` counts the act that marked the arrival. */
export type Visit = Place & {
  readonly id: string;
  readonly status: AppointmentStatus;
  readonly arrived: number | null;
};

/** A hold; `lapsed`: its time is up, and nobody has said so. */
export type Held = Place & {
  readonly id: string;
  readonly owner: Owner;
  readonly extended: boolean;
  readonly lapsed: boolean;
  readonly over: boolean;
};
export type Owner = 'manager' | 'receptionist';

/** What a commit of the manager did to a visit, or that it placed a hold, closed time or opened it: enough to take it back. */
export type Commit = { readonly id: string } & (
  | { readonly hold: string }
  | { readonly closure: string; readonly opened: boolean }
  | { readonly left: Visit; readonly was: Partial<Visit>; readonly made: boolean }
);

export type Model = {
  readonly visits: readonly Visit[];
  readonly holds: readonly Held[];
  readonly closures: readonly Closed[];
  readonly commits: readonly Commit[];
};
export const emptyModel: Model = { visits: [], holds: [], closures: [], commits: [] };

type Which = { readonly which: number };
type Inputs = {
  book: Place;
  place: Place;
  move: Place & Which;
  cancel: Which;
  advance: Which & { readonly to: Exclude<AppointmentStatus, 'cancelled'> };
  extend: Which;
  release: Which;
  confirm: Which;
  'take-over': Which;
  lapse: Which;
  close: Place & { readonly keep: boolean };
  reopen: Which;
  undo: Which;
};
type Of<A extends keyof Inputs> = { readonly act: A } & Inputs[A];

/** What a person may try; everything is the manager's but taking over, which is the receptionist's. */
export type Act = { [A in keyof Inputs]: Of<A> }[keyof Inputs];

/** What became of an act: `done` changed something; `nobody` where there was nothing to act on. */
export type Became = { readonly outcome: string; readonly after: Model };

const mostHolds = 5;
const slot = ['who', 'quarter', 'length'] as const;
const state = ['status', 'arrived'] as const;

/** The one an act is about, where there is any. */
export function chosen<T>(some: readonly T[], which: number): T | undefined {
  return some[which % Math.max(1, some.length)];
}

/** What is to become of an act that goes by `id`; `turn` counts the acts. */
export function expected(model: Model, act: Act, id: string, turn: number): Became {
  const handler = handlers[act.act] as (model: Model, act: Act, id: string, turn: number) => Became;
  return handler(model, act, id, turn);
}

function no(outcome: string, after: Model): Became {
  return { outcome, after };
}

function isFree({ visits, holds, closures }: Model, place: Place, except?: string): boolean {
  const others = [
    ...visits.filter(({ status }) => keepsTime(status)),
    ...holds.filter(({ over, lapsed }) => !over && !lapsed),
  ];
  return !others.some((one) => one.id !== except && shares(one, place)) && !isShut(closures, place, except);
}

/** Whoever takes time says first of a hold in the way that it is over. */
function taking(model: Model, place: Place): Model {
  const meets = (hold: Held) => !hold.over && hold.lapsed && shares(hold, place);
  return { ...model, holds: model.holds.map((hold) => (meets(hold) ? { ...hold, over: true } : hold)) };
}

function withVisit(model: Model, visit: Visit, id: string, was: Partial<Visit>, made = false): Became {
  const others = model.visits.filter((one) => one.id !== visit.id);
  const commits = [...model.commits, { id, left: visit, was, made }];
  return { outcome: 'done', after: { ...model, visits: [...others, visit], commits } };
}

function withHold(model: Model, hold: Held): Became {
  return { outcome: 'done', after: { ...model, holds: model.holds.map((one) => (one.id === hold.id ? hold : one)) } };
}

function booked(model: Model, { who, quarter, length }: Place, id: string): Became {
  const visit: Visit = { id, who, quarter, length, status: 'booked', arrived: null };
  return withVisit(taking(model, visit), visit, id, { status: 'entered-in-error' }, true);
}

type Handlers = { readonly [A in Act['act']]: (model: Model, act: Of<A>, id: string, turn: number) => Became };

const handlers: Handlers = {
  book: (model, act, id) => (isFree(model, act) ? booked(model, act, id) : no('slot-taken', model)),

  place: (model, act, id) => {
    const mine = model.holds.filter(({ owner, over, lapsed }) => owner === 'manager' && !over && !lapsed);
    if (mine.length >= mostHolds) return no('rate-limited', model);
    if (!isFree(model, act)) return no('slot-taken', model);
    const { who, quarter, length } = act;
    const hold = { id, who, quarter, length, owner: 'manager', extended: false, lapsed: false, over: false } as const;
    const after = taking(model, hold);
    return {
      outcome: 'done',
      after: { ...after, holds: [...after.holds, hold], commits: [...after.commits, { id, hold: id }] },
    };
  },

  move: (model, act, id) => {
    const visit = chosen(model.visits, act.which);
    if (!visit) return no('nobody', model);
    if (slot.every((part) => visit[part] === act[part])) return no('noop', model);
    if (!keepsTime(visit.status)) return no('wrong-status', model);
    if (!isFree(model, act, visit.id)) return no('slot-taken', model);
    const { who, quarter, length } = act;
    return withVisit(taking(model, act), { ...visit, who, quarter, length }, id, pick(visit, slot));
  },

  cancel: (model, act, id) => {
    const visit = chosen(model.visits, act.which);
    if (!visit) return no('nobody', model);
    if (visit.status === 'cancelled') return no('noop', model);
    if (stepBetween(visit.status, 'cancelled') !== 'forward') return no('wrong-status', model);
    return withVisit(model, { ...visit, status: 'cancelled' }, id, pick(visit, state));
  },

  advance: (model, { which, to }, id, turn) => {
    const visit = chosen(model.visits, which);
    if (!visit) return no('nobody', model);
    if (visit.status === to) return no('noop', model);
    if (stepBetween(visit.status, to) === 'none') return no('wrong-status', model);
    const takesAgain = !keepsTime(visit.status) && keepsTime(to);
    if (takesAgain && !isFree(model, visit, visit.id)) return no('slot-taken', model);
    const arrived = to === 'booked' ? null : to === 'arrived' ? (visit.arrived ?? turn) : visit.arrived;
    const after = takesAgain ? taking(model, visit) : model;
    return withVisit(after, { ...visit, status: to, arrived }, id, pick(visit, state));
  },

  extend: (model, act) => {
    const hold = chosen(model.holds, act.which);
    if (!hold) return no('nobody', model);
    if (hold.owner !== 'manager') return no('forbidden', model);
    if (hold.over || hold.lapsed) return no('hold-expired', model);
    return hold.extended ? no('wrong-status', model) : withHold(model, { ...hold, extended: true });
  },

  release: (model, act) => {
    const hold = chosen(model.holds, act.which);
    if (!hold) return no('nobody', model);
    if (hold.owner !== 'manager') return no('forbidden', model);
    return hold.over || hold.lapsed ? no('noop', model) : withHold(model, { ...hold, over: true });
  },

  confirm: (model, act, id) => {
    const hold = chosen(model.holds, act.which);
    if (!hold) return no('nobody', model);
    if (hold.owner !== 'manager') return no('forbidden', model);
    const isMine = !hold.over && !hold.lapsed;
    const freed = {
      ...model,
      holds: model.holds.map((one) => (one === hold && isMine ? { ...one, over: true } : one)),
    };
    return isFree(freed, hold) ? booked(freed, hold, id) : no('hold-expired', model);
  },

  'take-over': (model, act) => {
    const hold = chosen(model.holds, act.which);
    if (!hold) return no('nobody', model);
    if (hold.over || hold.lapsed) return no('hold-expired', model);
    if (hold.owner === 'receptionist') return no('noop', model);
    return withHold(model, { ...hold, owner: 'receptionist', extended: false });
  },

  lapse: (model, act) => {
    const hold = chosen(model.holds, act.which);
    if (!hold || hold.over) return no('nobody', model);
    return { outcome: 'nobody', after: withHold(model, { ...hold, lapsed: true }).after };
  },

  close: (model, { who, quarter, length, keep }, id) => {
    const place = { who, quarter, length };
    const became = closing(model, { ...place, id, active: true, kept: keep ? keptBy(model, place) : [] }, taking);
    return became.outcome === 'done' ? committed(became, { id, closure: id, opened: false }) : became;
  },

  reopen: (model, act, id) => {
    const closure = chosen(model.closures, act.which);
    if (!closure) return no('nobody', model);
    if (!closure.active) return no('noop', model);
    const after = withClosure(model, { ...closure, active: false });
    return committed({ outcome: 'done', after }, { id, closure: closure.id, opened: true });
  },

  undo: (model, act) => {
    const commit = chosen(model.commits, act.which);
    if (!commit) return no('nobody', model);
    if ('closure' in commit) return closureBack(model, commit, taking);
    return 'hold' in commit ? holdBack(model, commit.hold) : visitBack(model, commit);
  },
};

function holdBack(model: Model, id: string): Became {
  const hold = model.holds.find((one) => one.id === id);
  if (!hold || hold.over || hold.lapsed) return no('noop', model);
  return hold.owner === 'manager' ? withHold(model, { ...hold, over: true }) : no('forbidden', model);
}

function visitBack(model: Model, { left, was, made }: Extract<Commit, { left: Visit }>): Became {
  const now = model.visits.find((one) => one.id === left.id) ?? left;
  const before = { ...left, ...was };
  const groups = [slot, state].filter((group) => made || group.some((part) => before[part] !== left[part]));
  const others = groups.flat().filter((part) => now[part] !== left[part] && now[part] !== before[part]);
  if (others.length > 0) return no('conflict', model);
  const changed = [...slot, ...state].filter((part) => before[part] !== left[part]);
  const next: Visit = { ...now, ...pick(before, changed) };
  if ([...slot, ...state].every((part) => next[part] === now[part])) return no('noop', model);
  const isMoved = slot.some((part) => next[part] !== now[part]);
  if (next.status === now.status && isMoved && !keepsTime(now.status)) return no('wrong-status', model);
  const takes = keepsTime(next.status) && (isMoved || !keepsTime(now.status));
  if (takes && !isFree(model, next, next.id)) return no('slot-taken', model);
  const after = takes ? taking(model, next) : model;
  const visits = after.visits.map((one) => (one.id === next.id ? next : one));
  return { outcome: 'done', after: { ...after, visits } };
}

function pick<K extends keyof Visit>(visit: Visit, parts: readonly K[]): Pick<Visit, K> {
  return Object.fromEntries(parts.map((part) => [part, visit[part]])) as Pick<Visit, K>;
}
