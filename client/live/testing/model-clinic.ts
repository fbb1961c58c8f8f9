// A clinic in memory that answers as the contract says: the model that replicas are compared with.
import type { CommandInput, CommandName, CommandReply } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { AskAck, Changes, LogFrame, WatchRequest } from '#shared/contract/frames.ts';
import type { Calendar, Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { conflictsOf, mergeSets } from '#shared/rules/conflict.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';
import { keptOf } from '#client/live/kept.ts';
import { touches, type Window } from '#client/live/window.ts';
import { daysOf, modelSettings, ZONE } from './model-settings.ts';

type Person = { readonly id: Id; readonly name: string };
type Given = { readonly id: Id; readonly version: number };
type Decided = Refusal | { readonly value: Appointment | Patient; readonly event: ClinicEvent | null };
type Deciders = { readonly [N in CommandName]: (input: CommandInput<N>, given: Given) => Decided };

const written = { by: null, at: null };
const MOST_ROWS = 300;

/** One clinic and its log. */
export class ModelClinic {
  readonly id = '00000000-0000-4000-8000-00000000c111';
  epoch = '00000000-0000-4000-8000-0000000e0001';
  log: LogFrame[] = [];
  readonly settings: Settings = modelSettings;
  readonly #now: () => number;
  readonly #emit: (row: LogFrame) => void;
  #appointments = new Map<Id, Appointment>();
  #patients = new Map<Id, Patient>();
  #answers = new Map<Id, AskAck>();

  constructor(now: () => number, emit: (row: LogFrame) => void) {
    this.#now = now;
    this.#emit = emit;
  }

  get head(): number {
    return this.log.length;
  }

  /** Runs a command once; the same id is answered alike. */
  ask(by: Person, name: CommandName, input: unknown, commandId: Id): AskAck {
    const known = this.#answers.get(commandId);
    if (known) return known;
    const decide = this.#deciders[name] as (input: unknown, given: Given) => Decided;
    const decided = decide(input, { id: commandId, version: this.head + 1 });
    const answer =
      'code' in decided
        ? { ok: false as const, ...decided, detail: decided.code }
        : this.#commit(by, commandId, decided);
    this.#answers.set(commandId, answer);
    return answer;
  }

  /** What a watch is answered. */
  changes({ epoch, since, from = '', to = '' }: WatchRequest): Changes {
    const { head } = this;
    const isReachable = epoch === this.epoch && since !== undefined && since <= head && head - since <= MOST_ROWS;
    if (isReachable && since === head) return { kind: 'live', epoch: this.epoch, head };
    if (isReachable) return { kind: 'delta', epoch: this.epoch, head, rows: this.log.slice(since) };
    return { kind: 'snapshot', epoch: this.epoch, head, settings: this.settings, calendar: this.range({ from, to }) };
  }

  /** The calendar of a window. */
  range(window: Window): Calendar {
    const appointments = this.within(window);
    const named = new Set(appointments.map((one) => one.patientId));
    const patients = [...this.#patients.values()]
      .filter((one) => named.has(one.id))
      .map((one) => keptOf('patient', one));
    const days = daysOf(window);
    return { appointments, holds: [], closures: [], patients, days };
  }

  /** The appointments that touch a window, by start. */
  within(window: Window): Appointment[] {
    return [...this.#appointments.values()].filter((one) => touches(window, one)).toSorted(byStart);
  }

  patient(id: Id): Patient | undefined {
    return this.#patients.get(id);
  }

  /** The database was put back to an earlier version: what came after never was, and another epoch begins. */
  restore(version: number, epoch: string): void {
    const kept = this.log.slice(0, version);
    this.epoch = epoch;
    this.log = kept.map((row) => ({ ...row, epoch }));
    this.#appointments = new Map();
    this.#patients = new Map();
    const commands = new Set(kept.map((row) => row.commandId));
    this.#answers = new Map([...this.#answers].filter(([id]) => commands.has(id)));
    for (const event of kept.flatMap((row) => row.events ?? [])) this.#put(event);
  }

  #commit(by: Person, commandId: Id, { value, event }: Exclude<Decided, Refusal>): { ok: true } & CommandReply {
    if (!event) return { ok: true, outcome: 'noop', commandId, value, version: this.head, undoable: false };
    const row: LogFrame = {
      clinic: this.id,
      epoch: this.epoch,
      version: this.head + 1,
      at: instantOf(this.#now()),
      by,
      via: 'desk',
      commandId,
      events: [event],
    };
    this.log = [...this.log, row];
    this.#put(event);
    this.#emit(row);
    return { ok: true, outcome: 'commit', commandId, value, version: row.version, undoable: false };
  }

  #put(event: ClinicEvent): void {
    if ('appointment' in event) this.#appointments.set(event.appointment.id, event.appointment);
    if ('patient' in event) this.#patients.set(event.patient.id, event.patient);
  }

  #isTaken(wanted: Pick<Appointment, 'id' | 'start' | 'end' | 'scheduleIds'>): boolean {
    return [...this.#appointments.values()].some(
      (one) =>
        one.id !== wanted.id &&
        keepsTime(one.status) &&
        one.scheduleIds.some((id) => wanted.scheduleIds.includes(id)) &&
        touches({ from: wanted.start, to: wanted.end }, one),
    );
  }

  #found(id: Id): Appointment | { readonly code: 'not-found' } {
    return this.#appointments.get(id) ?? { code: 'not-found' };
  }

  readonly #deciders: Deciders = {
    'appointment.book': (input, { id, version }) => {
      const service = this.settings.services.find((one) => one.id === input.serviceId);
      if (!service || !this.#patients.has(input.patientId)) return { code: 'not-found' };
      const end = plusMinutes(input.start, input.durationMinutes ?? service.durationMinutes);
      const { serviceId, scheduleIds, start, patientId, note = '' } = input;
      const wall = { startWall: wallOf(start, ZONE), zone: ZONE, offsetMinutes: 180, bufferBefore: 0, bufferAfter: 0 };
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
        version,
      };
      if (this.#isTaken(made)) return { code: 'slot-taken', alternatives: [] };
      return { value: made, event: { type: 'appointment.booked', appointment: made } };
    },
    'appointment.move': (input, { version }) => {
      const held = this.#found(input.appointmentId);
      if ('code' in held) return held;
      if (!keepsTime(held.status)) return { code: 'wrong-status', from: held.status, to: 'booked' };
      const slot = { ...input.base, ...picked(input, ['start', 'durationMinutes', 'scheduleIds', 'serviceId']) };
      const fields = conflictsOf('atomic', slotOf(held), input.base, slot, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const { start, durationMinutes, scheduleIds, serviceId } = slot;
      const times = { start, end: plusMinutes(start, durationMinutes), startWall: wallOf(start, ZONE) };
      const moved = { ...held, scheduleIds, serviceId, ...times, version };
      if (this.#isTaken(moved)) return { code: 'slot-taken', alternatives: [] };
      return { value: moved, event: { type: 'appointment.moved', appointment: moved, was: {} } };
    },
    'appointment.edit': (input, { version }) => {
      const held = this.#found(input.appointmentId);
      if ('code' in held) return held;
      const mine = picked(input, ['note', 'patientId']);
      const fields = conflictsOf('ask', editableOf(held), input.base, mine, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const tags = input.tags ? mergeSets(input.base.tags ?? [], held.tags, input.tags) : held.tags;
      const at = held.confirmedAt ?? instantOf(this.#now());
      const confirmedAt = input.confirmed === undefined ? held.confirmedAt : input.confirmed ? at : null;
      const edited = { ...held, ...mine, tags, confirmedAt, version };
      return { value: edited, event: { type: 'appointment.edited', appointment: edited, was: {} } };
    },
    'appointment.cancel': (input, { version }) => {
      const held = this.#found(input.appointmentId);
      if ('code' in held) return held;
      if (held.status === 'cancelled') return { value: held, event: null };
      if (stepBetween(held.status, 'cancelled') !== 'forward')
        return { code: 'wrong-status', from: held.status, to: 'cancelled' };
      const gone = {
        ...held,
        status: 'cancelled' as const,
        cancelReason: input.reason,
        cancelNote: input.note ?? '',
        version,
      };
      return { value: gone, event: { type: 'appointment.cancelled', appointment: gone, was: {} } };
    },
    'appointment.advance': ({ appointmentId, to }, { version }) => {
      const held = this.#found(appointmentId);
      if ('code' in held) return held;
      if (held.status === to) return { value: held, event: null };
      if (stepBetween(held.status, to) === 'none') return { code: 'wrong-status', from: held.status, to };
      const advanced = { ...held, status: to, version };
      if (!keepsTime(held.status) && keepsTime(to) && this.#isTaken(advanced))
        return { code: 'slot-taken', alternatives: [] };
      return { value: advanced, event: { type: 'appointment.advanced', appointment: advanced, was: {} } };
    },
    'patient.register': (input, { id, version }) => {
      const nothing = { phone: null, birthDate: null, sex: null, nationalId: null, note: '' };
      const patient = { ...nothing, ...input, id, fileNumber: this.#patients.size + 1, version } as Patient;
      return { value: patient, event: { type: 'patient.registered', patient } };
    },
    'patient.edit': ({ patientId, baseVersion: _, base, ...mine }, { version }) => {
      const held = this.#patients.get(patientId);
      if (!held) return { code: 'not-found' };
      const fields = conflictsOf('ask', held, base, mine, written);
      if (fields.length > 0) return { code: 'conflict', current: held, fields };
      const edited = { ...held, ...mine, version } as Patient;
      return { value: edited, event: { type: 'patient.edited', patient: edited, was: {} } };
    },
  };
}

function picked<T extends object, K extends keyof T>(
  from: T,
  names: readonly K[],
): { [P in K]: Exclude<T[P], undefined> } {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  ) as never;
}

function byStart(a: Appointment, b: Appointment): number {
  return a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1;
}
