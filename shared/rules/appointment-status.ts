// What may follow what in the life of an appointment: one table.
import type { AppointmentStatus } from '#shared/model/appointment.ts';

type State = {
  /** The states this one is reached from. */
  readonly from: readonly AppointmentStatus[];
  /** Whether the appointment keeps its time. */
  readonly claims: boolean;
  /** Reached only once the appointment's start has passed. */
  readonly afterStart?: true;
};

const ANY = ['booked', 'arrived', 'checked-in', 'fulfilled', 'noshow', 'cancelled'] as const;

/** The states of an appointment: from where each is reached and whether it keeps its claims. */
export const states: Readonly<Record<AppointmentStatus, State>> = {
  booked: { from: [], claims: true },
  arrived: { from: ['booked'], claims: true },
  'checked-in': { from: ['booked', 'arrived'], claims: true },
  fulfilled: { from: ['arrived', 'checked-in'], claims: true },
  noshow: { from: ['booked'], claims: false, afterStart: true },
  cancelled: { from: ['booked', 'arrived'], claims: false },
  'entered-in-error': { from: ANY, claims: false },
};

/** A step between two states: `forward` along the table, `back` one step against it, or `none`. */
export type Step = 'forward' | 'back' | 'error' | 'none';

/** What kind of step leads from one state to another; `error` marks a record as never true. */
export function stepBetween(from: AppointmentStatus, to: AppointmentStatus): Step {
  if (to === 'entered-in-error') return states[to].from.includes(from) ? 'error' : 'none';
  if (states[to].from.includes(from)) return 'forward';
  return from !== 'entered-in-error' && states[from].from.includes(to) ? 'back' : 'none';
}

/** The states a screen may offer next, forward ones only, at `started` = whether its start has passed. */
export function nextStates(from: AppointmentStatus, started: boolean): AppointmentStatus[] {
  return (Object.keys(states) as AppointmentStatus[]).filter(
    (to) => stepBetween(from, to) === 'forward' && (started || !states[to].afterStart),
  );
}

/** Whether an appointment has yet to be attended, so that it can be cancelled: it is booked, or its patient waits. */
export function isUnattended(status: AppointmentStatus): boolean {
  return stepBetween(status, 'cancelled') === 'forward';
}

/** Whether an appointment in this state keeps its time. */
export function keepsTime(status: AppointmentStatus): boolean {
  return states[status].claims;
}
