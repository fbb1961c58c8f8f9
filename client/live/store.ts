// The picture screens read: confirmed nouns with pending commands upon them, in pieces one can listen to.
import type { Present } from '#shared/contract/frames.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import type { DayShape } from '#shared/time/zone.ts';
import type { ClinicClock } from './clinic-clock.ts';
import { Columns } from './columns.ts';
import { isOn } from './day-offsets.ts';
import type { Kept, KeptNoun, NounRef } from './kept.ts';
import type { LinkState } from './link.ts';
import type { Attention, PendingList } from './pending.ts';
import type { Pending } from './pending-entry.ts';
import type { Replica } from './replica.ts';
import { ShownHolds } from './shown-holds.ts';
import type { Stop, Timers } from './timers.ts';
import { type Topic, Topics } from './topics.ts';
import { shownNoun } from './view.ts';
import { missingFrom, type Window } from './window.ts';

/** What the store draws from. */
export type StoreParts = {
  readonly replica: () => Replica;
  readonly pending: () => PendingList;
  readonly link: () => LinkState;
  readonly timers: Pick<Timers, 'frame' | 'after'>;
  readonly clock: ClinicClock;
};

/** Snapshots of the picture for `useSyncExternalStore`: each stays the same object until its topic is told. */
export class Store {
  presence: readonly Present[] = [];
  link: LinkState;
  pending: readonly Pending[] = [];
  attention: readonly Attention[] = [];
  readonly #parts: StoreParts;
  readonly #topics: Topics;
  readonly #dirty = new Map<Id, KeptNoun>();
  readonly #columns = new Columns();
  readonly #holds: ShownHolds;
  #closures: readonly Closure[] = [];
  readonly #shown = {
    appointment: new Map<Id, Appointment>(),
    /** A patient once shown stays known by name, also where the replica keeps nothing of them any more. */
    patient: new Map<Id, PatientCard>(),
  };

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.link = parts.link();
    this.#topics = new Topics(parts.timers, () => this.#refresh());
    this.#holds = new ShownHolds({ ...parts, hidden: () => this.#booked(), ended: (id) => this.#touchHold(id) });
  }

  get settings(): Settings | null {
    return this.#parts.replica().settings;
  }

  /** Calls `listener` when the piece of that name changed. */
  subscribe(topic: Topic, listener: () => void): Stop {
    return this.#topics.subscribe(topic, listener);
  }

  appointment(id: Id): Appointment | undefined {
    return this.#shown.appointment.get(id);
  }

  patient(id: Id): PatientCard | undefined {
    return this.#shown.patient.get(id);
  }

  day(date: string): DayShape | undefined {
    return this.#parts.replica().days.get(date);
  }

  /** The appointments of a schedule on a civil date by start, without cancelled ones. */
  column(scheduleId: Id, date: string): readonly Appointment[] {
    return this.#columns.column(scheduleId, this.day(date));
  }

  /** All appointments that touch a window by start, cancelled ones too. */
  calendar(window: Window): readonly Appointment[] {
    return this.#columns.calendar(this.#shown.appointment.values(), window);
  }

  /** The holds that touch a window by start: none whose time is up, and none that a booking of this desk takes the place of. */
  holds(window: Window): readonly Hold[] {
    return this.#holds.within(window);
  }

  /** What is known of a hold, whatever became of it; undefined when nothing is known of it any more. */
  hold(id: Id): Hold | undefined {
    return this.#holds.one(id);
  }

  /** The closures there are, the same object until one of them changes. */
  get closures(): readonly Closure[] {
    return this.#closures;
  }

  /** Whether everything in a window is known. */
  covers(window: Window): boolean {
    return missingFrom(this.#parts.replica().coverage, window).length === 0;
  }

  /** The newest unanswered command on a noun. */
  pendingOn(id: Id): Pending | undefined {
    return this.pending.findLast((one) => one.on.id === id && one.state !== 'settled');
  }

  /** A noun, or a pending command on it, changed. */
  nounChanged({ noun, id }: NounRef): void {
    this.#dirty.set(id, noun);
    this.#topics.wake();
  }

  /** A part of the picture that is not a noun changed. */
  changed(topic: 'settings' | 'days' | 'coverage' | 'link' | 'locks' | 'undo' | 'drafts' | 'kept'): void {
    this.#topics.touch(topic);
  }

  /** The clinic's clock was set. */
  clockSet(): void {
    this.#holds.clockSet();
  }

  showPresence(presence: readonly Present[]): void {
    this.presence = presence;
    this.#topics.touch('presence');
  }

  /** Brings the picture up to date and tells listeners now, without waiting for the next frame. */
  flush(): void {
    this.#topics.flush();
  }

  stop(): void {
    this.#holds.stop();
  }

  #refresh(): void {
    this.#refreshLists();
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    for (const [id, noun] of dirty) this.#refreshNoun[noun](id);
    const link = this.#parts.link();
    const isWhole = link.kind === 'live';
    if (!isAlike(isWhole ? { ...link, upTo: this.link.upTo } : link, this.link)) {
      this.link = link;
      this.#topics.touch('link');
    }
  }

  #refreshLists(): void {
    const { entries, attention } = this.#parts.pending();
    if (entries !== this.pending) {
      for (const one of [...entries, ...this.pending]) this.#topics.touch(`pending:${one.on.id}`);
      this.pending = entries;
      this.#topics.touch('pending');
      this.#topics.touch('holds');
    }
    if (attention === this.attention) return;
    this.attention = attention;
    this.#topics.touch('attention');
  }

  readonly #refreshNoun: { readonly [N in KeptNoun]: (id: Id) => void } = {
    appointment: (id) => this.#refreshAppointment(id),
    patient: (id) => this.#refreshPatient(id),
    hold: (id) => {
      this.#holds.changed(id);
      this.#touchHold(id);
    },
    closure: () => {
      this.#closures = [...this.#parts.replica().closures.values()];
      this.#topics.touch('closures');
    },
  };

  #touchHold(id: Id): void {
    this.#topics.touch('holds');
    this.#topics.touch(`hold:${id}`);
  }

  /** The holds that pending bookings carry. */
  #booked(): ReadonlySet<Id> {
    const carried = this.pending.map(({ input }) => ('holdId' in input ? input.holdId : undefined));
    return new Set(carried.filter((id) => id !== undefined));
  }

  #refreshAppointment(id: Id): void {
    const before = this.#shown.appointment.get(id);
    const after = this.#view('appointment', this.#parts.replica().appointments.get(id), id);
    if (before === after || (before && after && isAlike(before, after))) return;
    if (after) this.#shown.appointment.set(id, after);
    else this.#shown.appointment.delete(id);
    this.#columns.place(before, after);
    this.#topics.touch(`appointment:${id}`);
    this.#topics.touch('calendar');
    for (const one of [before, after]) if (one) this.#touchColumns(one);
  }

  #refreshPatient(id: Id): void {
    const before = this.#shown.patient.get(id);
    const after = this.#view('patient', this.#parts.replica().patients.get(id), id);
    if (!after || before === after || (before && isAlike(before, after))) return;
    this.#shown.patient.set(id, after);
    this.#topics.touch(`patient:${id}`);
  }

  #view<N extends KeptNoun>(noun: N, confirmed: Kept[N] | undefined, id: Id): Kept[N] | undefined {
    const replica = this.#parts.replica();
    return shownNoun(noun, confirmed, this.#parts.pending().on(id), replica.version, replica);
  }

  #touchColumns(one: Appointment): void {
    for (const day of this.#parts.replica().days.values()) {
      if (!isOn(day, one)) continue;
      for (const scheduleId of one.scheduleIds) this.#topics.touch(`column:${scheduleId}:${day.date}`);
    }
  }
}

function isAlike<T extends object>(a: T, b: T): boolean {
  const fields = Object.keys(b) as (keyof T)[];
  return fields.every((field) => sameValue(a[field], b[field]));
}
