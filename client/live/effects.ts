// What each queued command is going to do, drawn before the server has answered: one row per command.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { ALONE, type Appointment, type AppointmentStatus, type Override } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { mergeSets } from '#shared/rules/conflict.ts';
import { instantOf, minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { offsetOn, wallAt } from './day-offsets.ts';
import type { QueuedName } from './instant-commands.ts';
import type { Kept, KeptNoun } from './kept.ts';

/** What a guess may rest on. */
export type Facts = { readonly settings: Settings | null; readonly days: ReadonlyMap<string, DayShape> };
type Given = { readonly commandId: Id; readonly at: number };

type Row<N extends QueuedName, K extends KeptNoun> = {
  readonly noun: K;
  readonly target: (input: CommandInput<N>, commandId: Id) => Id;
  /** The fields it writes, as `base` names them. */
  readonly writes: (input: CommandInput<N>) => readonly string[];
} & (
  | {
      /** The noun does not exist before it. */
      readonly makes: (input: CommandInput<N>, given: Given, facts: Facts) => Kept[K] | null;
    }
  | {
      /** Whether it can still be done to the noun as it is now. */
      readonly fits: (before: Kept[K], input: CommandInput<N>) => boolean;
      readonly changes: (before: Kept[K], input: CommandInput<N>, given: Given, facts: Facts) => Kept[K];
    }
);

const SLOT = ['start', 'durationMinutes', 'scheduleIds', 'serviceId'];
const REST = ['patientId', 'note', 'tags', 'confirmed'];
const appointmentId = (input: { appointmentId: Id }): Id => input.appointmentId;
const none = (): readonly string[] => [];

const book: Row<'appointment.book', 'appointment'> = {
  noun: 'appointment',
  target: (_, commandId) => commandId,
  writes: () => [...SLOT, ...REST],
  makes: (input, { commandId }, facts) => {
    const service = facts.settings?.services.find((one) => one.id === input.serviceId);
    if (!service || !facts.settings) return null;
    const { bufferBefore, bufferAfter, capacity } = service;
    return {
      id: commandId,
      serviceId: input.serviceId,
      scheduleIds: input.scheduleIds,
      patientId: input.patientId,
      ...timeOf(input.start, input.durationMinutes ?? service.durationMinutes, facts),
      zone: facts.settings.clinic.zone,
      bufferBefore,
      bufferAfter,
      capacity,
      ...ALONE,
      status: 'booked',
      confirmedAt: null,
      arrivedAt: null,
      note: input.note ?? '',
      tags: [],
      cancelReason: null,
      cancelNote: '',
      override: guessed(input.override),
      version: 0,
    };
  },
};

const move: Row<'appointment.move', 'appointment'> = {
  noun: 'appointment',
  target: appointmentId,
  writes: () => SLOT,
  fits: (before) => keepsTime(before.status),
  changes: (before, input, _, facts) => ({
    ...before,
    scheduleIds: input.scheduleIds ?? before.scheduleIds,
    serviceId: input.serviceId ?? before.serviceId,
    ...timeOf(input.start ?? before.start, input.durationMinutes ?? minutesBetween(before.start, before.end), facts),
    override: guessed(input.override),
  }),
};

const edit: Row<'appointment.edit', 'appointment'> = {
  noun: 'appointment',
  target: appointmentId,
  writes: (input) => REST.filter((field) => field in input),
  fits: (before) => before.status !== 'entered-in-error',
  changes: (before, input, { at }) => ({
    ...before,
    patientId: input.patientId ?? before.patientId,
    note: input.note ?? before.note,
    tags: input.tags ? mergeSets(input.base.tags ?? before.tags, before.tags, input.tags) : before.tags,
    confirmedAt: confirmedAt(before, input.confirmed, at),
  }),
};

const cancel: Row<'appointment.cancel', 'appointment'> = {
  noun: 'appointment',
  target: appointmentId,
  writes: none,
  fits: (before) => before.status === 'cancelled' || stepBetween(before.status, 'cancelled') === 'forward',
  changes: (before, input) => ({
    ...before,
    status: 'cancelled',
    cancelReason: input.reason,
    cancelNote: input.note ?? '',
  }),
};

const advance: Row<'appointment.advance', 'appointment'> = {
  noun: 'appointment',
  target: appointmentId,
  writes: none,
  // A step back is meant for the state that was seen: what a colleague cancelled meanwhile is not brought back by it.
  fits: (before, { to, baseVersion }) => {
    const step = stepBetween(before.status, to);
    return before.status === to || step === 'forward' || (step !== 'none' && before.version <= baseVersion);
  },
  changes: (before, { to }, { at }) => ({
    ...before,
    status: to,
    arrivedAt: arrivedAt(before, to, at),
  }),
};

const register: Row<'patient.register', 'patient'> = {
  noun: 'patient',
  target: (_, commandId) => commandId,
  writes: (input) => Object.keys(input),
  makes: ({ name, phone }, { commandId }) => ({ id: commandId, name, phone: phone ?? null, fileNumber: 0, version: 0 }),
};

const correct: Row<'patient.edit', 'patient'> = {
  noun: 'patient',
  target: ({ patientId }) => patientId,
  writes: ({ patientId: _, baseVersion: __, base: ___, ...fields }) => Object.keys(fields),
  fits: () => true,
  changes: (before, { name, phone }) => ({
    ...before,
    name: name ?? before.name,
    phone: phone === undefined ? before.phone : phone,
  }),
};

const effects: { readonly [N in QueuedName]: Row<N, 'appointment'> | Row<N, 'patient'> } = {
  'appointment.book': book,
  'appointment.move': move,
  'appointment.edit': edit,
  'appointment.cancel': cancel,
  'appointment.advance': advance,
  'patient.register': register,
  'patient.edit': correct,
};

/** Which rules were really left only the server says. */
function guessed(override: { readonly reason: string } | undefined): Override | null {
  return override ? { reason: override.reason, beyond: [] } : null;
}

/** The row of a command whose name is only known when it runs. */
export type Effect = {
  readonly noun: KeptNoun;
  readonly target: (input: unknown, commandId: Id) => Id;
  readonly writes: (input: unknown) => readonly string[];
  readonly makes?: (input: unknown, given: Given, facts: Facts) => Kept[KeptNoun] | null;
  readonly fits?: (before: Kept[KeptNoun], input: unknown) => boolean;
  readonly changes?: (before: Kept[KeptNoun], input: unknown, given: Given, facts: Facts) => Kept[KeptNoun];
};

/** What a command does to which noun. */
export function effectOf(name: QueuedName): Effect {
  return effects[name] as unknown as Effect;
}

function timeOf(start: string, durationMinutes: number, facts: Facts) {
  const offsetMinutes = offsetOn(facts.days.values(), start);
  return { start, end: plusMinutes(start, durationMinutes), startWall: wallAt(start, offsetMinutes), offsetMinutes };
}

function confirmedAt(before: Appointment, confirmed: boolean | undefined, at: number): string | null {
  if (confirmed === undefined) return before.confirmedAt;
  return confirmed ? (before.confirmedAt ?? instantOf(at)) : null;
}

function arrivedAt(before: Appointment, to: AppointmentStatus, at: number): string | null {
  if (to === 'booked') return null;
  return to === 'arrived' ? (before.arrivedAt ?? instantOf(at)) : before.arrivedAt;
}
