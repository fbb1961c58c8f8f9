// A clinic in memory that answers as the contract says: the model that replicas are compared with.
import type { CommandName, CommandReply } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { AskAck, Changes, LogFrame, WatchRequest } from '#shared/contract/frames.ts';
import type { Calendar, Settings } from '#shared/contract/queries.ts';
import { canBeUndone } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import { type Hold, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { ended } from '#shared/rules/holding.ts';
import { instantOf } from '#shared/time/instant.ts';
import { keptOf } from '#client/live/kept.ts';
import type { Stretch } from '#client/live/standing.ts';
import { touches, type Window } from '#client/live/window.ts';
import { closureDeciders } from './model-closures.ts';
import { type Decided, type Deciders, type Given, modelDeciders, plainBooking, type Wanted } from './model-deciders.ts';
import { heldBooking, holdDeciders } from './model-holds.ts';
import { daysOf, modelSettings } from './model-settings.ts';

type Person = { readonly id: Id; readonly name: string };
const MOST_ROWS = 300;

/** One clinic and its log. */
export class ModelClinic {
  readonly id = '00000000-0000-4000-8000-00000000c111';
  epoch = '00000000-0000-4000-8000-0000000e0001';
  log: LogFrame[] = [];
  settings: Settings = modelSettings;
  readonly #now: () => number;
  readonly #emit: (row: LogFrame) => void;
  #appointments = new Map<Id, Appointment>();
  #patients = new Map<Id, Patient>();
  #holds = new Map<Id, Hold>();
  #closures = new Map<Id, Closure>();
  #isLong = false;
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
    const decide = this.#deciders[name] as ((input: unknown, given: Given) => Decided) | undefined;
    if (!decide) throw new Error(`The model knows no ${name}.`);
    const decided = decide(input, { by: by.id, id: commandId, version: this.head + 1 });
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
    const isReachable =
      !this.#isLong && epoch === this.epoch && since !== undefined && since <= head && head - since <= MOST_ROWS;
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
    return { appointments, holds: this.holdsWithin(window), closures: this.closuresWithin(window), patients, days };
  }

  /** The appointments that touch a window, by start. */
  within(window: Window): Appointment[] {
    return [...this.#appointments.values()].filter((one) => touches(window, one)).toSorted(byStart);
  }

  /** The holds that touch a window and whose time is not up, by start. */
  holdsWithin(window: Window): Hold[] {
    const now = this.#now();
    return [...this.#holds.values()].filter((one) => isHeld(one, now) && touches(window, one)).toSorted(byStart);
  }

  /** The closures that touch a window and stand, by start. */
  closuresWithin(window: Window): Closure[] {
    return [...this.#closures.values()].filter((one) => one.active && touches(window, one)).toSorted(byStart);
  }

  hold(id: Id): Hold | undefined {
    return this.#holds.get(id);
  }

  patient(id: Id): Patient | undefined {
    return this.#patients.get(id);
  }

  /** Says of holds whose time is up that they are over, as a node does. `newId` names each commit. */
  expire(newId: () => Id): void {
    const over = [...this.#holds.values()].filter((one) => one.state === 'live' && !isHeld(one, this.#now()));
    for (const one of over) {
      const hold = ended(one, 'expired', this.head + 1);
      const event = { type: 'hold.expired', hold, was: { state: one.state } } as const;
      this.#commit(null, newId(), { value: hold, events: [event] });
    }
  }

  /** The log is too long to be sent: whoever comes back is given the whole picture. */
  forget(): void {
    this.#isLong = true;
  }

  /** The database was put back to an earlier version: what came after never was, and another epoch begins. */
  restore(version: number, epoch: string): void {
    const kept = this.log.slice(0, version);
    this.epoch = epoch;
    this.log = kept.map((row) => ({ ...row, epoch }));
    this.#appointments = new Map();
    this.#patients = new Map();
    this.#holds = new Map();
    this.#closures = new Map();
    this.settings = modelSettings;
    const commands = new Set(kept.map((row) => row.commandId));
    this.#answers = new Map([...this.#answers].filter(([id]) => commands.has(id)));
    for (const event of kept.flatMap((row) => row.events ?? [])) this.#put(event);
  }

  #commit(by: Person | null, commandId: Id, { value, events }: Exclude<Decided, Refusal>): { ok: true } & CommandReply {
    if (events.length === 0)
      return { ok: true, outcome: 'noop', commandId, value, version: this.head, undoable: false };
    const row: LogFrame = {
      clinic: this.id,
      epoch: this.epoch,
      version: this.head + 1,
      at: instantOf(this.#now()),
      by,
      via: by ? 'desk' : 'job',
      commandId,
      events,
    };
    this.log = [...this.log, row];
    for (const event of events) this.#put(event);
    this.#emit(row);
    return { ok: true, outcome: 'commit', commandId, value, version: row.version, undoable: canBeUndone(events) };
  }

  #put(event: ClinicEvent): void {
    if ('appointment' in event) this.#appointments.set(event.appointment.id, event.appointment);
    if ('hold' in event) this.#holds.set(event.hold.id, event.hold);
    if ('closure' in event) this.#closures.set(event.closure.id, event.closure);
    if ('schedule' in event) this.#renamed(event.schedule);
    if ('patient' in event) this.#patients.set(event.patient.id, event.patient);
  }

  #renamed(schedule: Schedule): void {
    const schedules = this.settings.schedules.map((one) => (one.id === schedule.id ? schedule : one));
    this.settings = { ...this.settings, schedules };
  }

  #isTaken(wanted: Wanted, without: readonly Id[] = []): boolean {
    const now = this.#now();
    const visits = [...this.#appointments.values()].filter((one) => one.id !== wanted.id && keepsTime(one.status));
    const holds = [...this.#holds.values()].filter((one) => isHeld(one, now) && !without.includes(one.id));
    return [...visits, ...holds].some(
      (one) =>
        one.scheduleIds.some((id) => wanted.scheduleIds.includes(id)) &&
        touches({ from: wanted.start, to: wanted.end }, one),
    );
  }

  get #deciders(): Partial<Deciders<CommandName>> {
    const state = {
      settings: this.settings,
      appointments: this.#appointments,
      patients: this.#patients,
      holds: this.#holds,
      closures: this.#closures,
      now: this.#now,
      isTaken: (wanted: Wanted, without?: readonly Id[]) => this.#isTaken(wanted, without),
    };
    const book = heldBooking(state, plainBooking(state));
    return { ...modelDeciders(state, book), ...holdDeciders(state, book, () => this.log), ...closureDeciders(state) };
  }
}

function byStart(a: Stretch, b: Stretch): number {
  return a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1;
}
