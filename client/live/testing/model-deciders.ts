// What the clinic in memory makes of commands on appointments and patients.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { conflictsOf, mergeSets } from '#shared/rules/conflict.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';
import type { QueuedName } from '#client/live/instant-commands.ts';
import { ZONE } from './model-settings.ts';

/** A stretch of schedules' time that somebody wants; `id` is what may have it already. */
export type Wanted = Pick<Appointment, 'id' | 'start' | 'end' | 'scheduleIds'>;

/** What deciders may see of the clinic. */
export type ModelState = {
  readonly settings: Settings;
  readonly appointments: ReadonlyMap<Id, Appointment>;
  readonly patients: ReadonlyMap<Id, Patient>;
  readonly holds: ReadonlyMap<Id, Hold>;
  readonly now: () => number;
  /** Whether somebody else has the time; the holds named do not count. */
  readonly isTaken: (wanted: Wanted, without?: readonly Id[]) => boolean;
};

/** Who asks, the id of what is made, and the version it would have. */
export type Given = { readonly by: Id; readonly id: Id; readonly version: number };
export type Decided = Refusal | { readonly value: unknown; readonly events: readonly ClinicEvent[] };
export type Deciders<N extends CommandName> = {
  readonly [C in N]: (input: CommandInput<C>, given: Given) => Decided;
};

const PLAIN = { bufferBefore: 0, bufferAfter: 0, capacity: 1 };
const written = () => ({ by: null, at: null });

/** Books; the holds named keep nobody out. */
export type Booking = (input: CommandInput<'appointment.book'>, given: Given, without?: readonly Id[]) => Decided;

/** A booking that knows nothing of holds of its own. */
export function plainBooking(state: ModelState): Booking {
  return (input, { id, version }, without) => {
    const service = state.settings.services.find((one) => one.id === input.serviceId);
    if (!service || !state.patients.has(input.patientId)) return { code: 'not-found' };
    const end = plusMinutes(input.start, input.durationMinutes ?? service.durationMinutes);
    const { serviceId, scheduleIds, start, patientId, note = '' } = input;
    const wall = { startWall: wallOf(start, ZONE), zone: ZONE, offsetMinutes: 180, ...PLAIN };
    const fresh = {
      status: 'booked',
      confirmedAt: null,
      arrivedAt: null,
      tags: [],
      cancelReason: null,
      cancelNote: '',
    } as const;
    const made = {
      id,
      serviceId,
      scheduleIds,
      patientId,
      start,
      end,
      ...wall,
      ...fresh,
      tags: [],
      note,
      override: null,
      ...ALONE,
      version,
    };
    if (state.isTaken(made, without)) return { code: 'slot-taken', alternatives: [] };
    return { value: made, events: [{ type: 'appointment.booked', appointment: made }] };
  };
}

/** The deciders of queued commands. */
export function modelDeciders(state: ModelState, book: Booking): Deciders<QueuedName> {
  return {
    'appointment.book': book,
    'appointment.move': (input, { version }) => {
      const held = found(state, input.appointmentId);
      if ('code' in held) return held;
      if (!keepsTime(held.status)) return { code: 'wrong-status', from: held.status, to: 'booked' };
      const slot = { ...input.base, ...picked(input, ['start', 'durationMinutes', 'scheduleIds', 'serviceId']) };
      const fields = conflictsOf('atomic', slotOf(held), input.base, slot, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const { start, durationMinutes, scheduleIds, serviceId } = slot;
      const times = { start, end: plusMinutes(start, durationMinutes), startWall: wallOf(start, ZONE) };
      const moved = { ...held, scheduleIds, serviceId, ...times, version };
      if (state.isTaken(moved)) return { code: 'slot-taken', alternatives: [] };
      return { value: moved, events: [{ type: 'appointment.moved', appointment: moved, was: whatWas(held, moved) }] };
    },
    'appointment.edit': (input, { version }) => {
      const held = found(state, input.appointmentId);
      if ('code' in held) return held;
      const mine = picked(input, ['note', 'patientId']);
      const fields = conflictsOf('ask', editableOf(held), input.base, mine, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const tags = input.tags ? mergeSets(input.base.tags ?? [], held.tags, input.tags) : held.tags;
      const at = held.confirmedAt ?? instantOf(state.now());
      const confirmedAt = input.confirmed === undefined ? held.confirmedAt : input.confirmed ? at : null;
      const edited = { ...held, ...mine, tags, confirmedAt, version };
      return {
        value: edited,
        events: [{ type: 'appointment.edited', appointment: edited, was: whatWas(held, edited) }],
      };
    },
    'appointment.cancel': (input, { version }) => {
      const held = found(state, input.appointmentId);
      if ('code' in held) return held;
      if (held.status === 'cancelled') return { value: held, events: [] };
      if (stepBetween(held.status, 'cancelled') !== 'forward')
        return { code: 'wrong-status', from: held.status, to: 'cancelled' };
      const gone = {
        ...held,
        status: 'cancelled' as const,
        cancelReason: input.reason,
        cancelNote: input.note ?? '',
        version,
      };
      return { value: gone, events: [{ type: 'appointment.cancelled', appointment: gone, was: whatWas(held, gone) }] };
    },
    'appointment.advance': ({ appointmentId, to }, { version }) => {
      const held = found(state, appointmentId);
      if ('code' in held) return held;
      if (held.status === to) return { value: held, events: [] };
      if (stepBetween(held.status, to) === 'none') return { code: 'wrong-status', from: held.status, to };
      const advanced = { ...held, status: to, version };
      if (!keepsTime(held.status) && keepsTime(to) && state.isTaken(advanced))
        return { code: 'slot-taken', alternatives: [] };
      return {
        value: advanced,
        events: [{ type: 'appointment.advanced', appointment: advanced, was: whatWas(held, advanced) }],
      };
    },
    'patient.register': (input, { id, version }) => {
      const nothing = { phone: null, birthDate: null, sex: null, nationalId: null, note: '' };
      const patient = { ...nothing, ...input, id, fileNumber: state.patients.size + 1, version } as Patient;
      return { value: patient, events: [{ type: 'patient.registered', patient }] };
    },
    'patient.edit': ({ patientId, baseVersion: _, base, ...mine }, { version }) => {
      const held = state.patients.get(patientId);
      if (!held) return { code: 'not-found' };
      const fields = conflictsOf('ask', held, base, mine, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const edited = { ...held, ...mine, version } as Patient;
      return { value: edited, events: [{ type: 'patient.edited', patient: edited, was: whatWas(held, edited) }] };
    },
  };
}

function found(state: ModelState, id: Id): Appointment | { readonly code: 'not-found' } {
  return state.appointments.get(id) ?? { code: 'not-found' };
}

function picked<T extends object, K extends keyof T>(
  from: T,
  names: readonly K[],
): { [P in K]: Exclude<T[P], undefined> } {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  ) as never;
}
