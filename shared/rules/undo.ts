// What takes a change back: each field as it was, where nobody has changed the same since.
import type { Appointment } from '#shared/model/appointment.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { keepsTime, states } from './appointment-status.ts';
import { askedNames, askedValue, type Fields, inParts, ofParts } from './asked-fields.ts';
import { mergeSets, sameField, type WrittenBy } from './conflict.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { whatWas } from './was.ts';

/** For how long a command can be taken back, in ms from its commit. */
export const UNDO_MS = 10 * MINUTE;

/** One thing to take back: a noun as its command left it, and the fields to restore with their values. */
export type Inverse = {
  readonly left: object;
  readonly back: Fields;
  /** The command made the noun, so that all of it must be as it was left. */
  readonly made: boolean;
};

/** The parts of an appointment that are its slot, and those that are its status: each group stands or falls together. */
const slot = [
  'start',
  'durationMinutes',
  'startWall',
  'zone',
  'offsetMinutes',
  'scheduleIds',
  'serviceId',
  'bufferBefore',
  'bufferAfter',
  'capacity',
  'override',
];
const status = ['status', 'arrivedAt', 'cancelReason', 'cancelNote'];

function groupOf(part: string): readonly string[] {
  return [slot, status].find((group) => group.includes(part)) ?? [part];
}

/**
 * The noun without the change. What somebody has changed since in a group it would restore is a conflict between how the
 * change left it, how it stands, and how it was before; what they have put back already is no matter.
 */
export function takeBack<N extends object>(inverse: Inverse, now: N, written: WrittenBy): Decision<N> {
  const [left, stands] = [inParts(inverse.left), inParts(now)];
  const was = inParts({ ...inverse.left, ...inverse.back });
  const back = Object.keys(whatWas(left, was));
  const touched = inverse.made ? Object.keys(stands).filter((part) => part !== 'version') : back.flatMap(groupOf);
  const others = [...new Set(touched)].filter(
    (part) =>
      part !== DEPARTS && !sameField(part, stands[part], left[part]) && !sameField(part, stands[part], was[part]),
  );
  if (others.length === 0)
    return accept(ofParts<N>({ ...stands, ...pick(was, back), ...ownParts(back, { was, left, stands }) }));
  // All that would be restored is told, so that whoever insists knows what to ask for.
  const fields = askedNames([...others, ...back]).map((field) => ({
    field,
    base: askedValue(inverse.left, field),
    theirs: askedValue(now, field),
    mine: askedValue({ ...inverse.left, ...inverse.back }, field),
    ...written(field),
  }));
  return refuse({ code: 'conflict', current: now, fields });
}

/** Which parts of a visit are its own follows from what is done to each of them: others' stay, those of the change go. */
const DEPARTS = 'departs';

function ownParts(back: readonly string[], { was, left, stands }: Record<'was' | 'left' | 'stands', Fields>): Fields {
  if (!back.includes(DEPARTS)) return {};
  const parts = (of: Fields) => of[DEPARTS] as readonly string[];
  return { [DEPARTS]: mergeSets(parts(left), parts(stands), parts(was)) };
}

/** Decides whether an appointment may stand again as it was, whatever has become of it otherwise; `at` in ms. */
export function decideRestored(next: Appointment, now: Appointment, at: number): Decision<null> {
  const changed = changedParts(next, now);
  const from = now.status;
  if (next.status !== from) {
    const tooEarly = states[next.status].afterStart && msOf(next.start) > at;
    return tooEarly ? refuse({ code: 'wrong-status', from, to: next.status }) : accept(null);
  }
  if (changed.some((part) => slot.includes(part)) && !keepsTime(from))
    return refuse({ code: 'wrong-status', from, to: 'booked' });
  if (changed.length > 0 && from === 'entered-in-error') return refuse({ code: 'wrong-status', from, to: from });
  return accept(null);
}

/** Whether an appointment needs its time claimed again after a change, and gives up what it has. */
export function claimsOf(next: Appointment, now: Appointment): { readonly gives: boolean; readonly takes: boolean } {
  const isMoved = changedParts(next, now).some((part) => slot.includes(part));
  const [had, has] = [keepsTime(now.status), keepsTime(next.status)];
  return { gives: had && (!has || isMoved), takes: has && (!had || isMoved) };
}

function changedParts(next: object, now: object): string[] {
  return Object.keys(whatWas(inParts(now), inParts(next)));
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
