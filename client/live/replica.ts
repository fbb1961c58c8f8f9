// The confirmed state of a clinic in one window: snapshots, log rows and reads put together by version, in any order.
import type { NounName, Nouns } from '#shared/contract/events.ts';
import type { Changes, LogFrame } from '#shared/contract/frames.ts';
import type { Calendar, QueryReply, Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import type { DayShape } from '#shared/time/zone.ts';
import type { Heard, ReplicaHears } from './hears.ts';
import { type KeptNoun, keptOf, nounIn } from './kept.ts';
import { type Reading, Readings } from './readings.ts';
import { type SettingsNoun, settingsWith } from './settings-change.ts';
import { Standing, type Stretch } from './standing.ts';
import { clipped, type Coverage, missingFrom, touches, type Window, within, withWindow } from './window.ts';

type Snapshot = Extract<Changes, { kind: 'snapshot' }>;

/** The confirmed state. Unchanged nouns stay the same objects. */
export class Replica {
  epoch: string | null = null;
  version = 0;
  settings: Settings | null = null;
  readonly #readings = new Readings();
  readonly #visits = this.#standingOf<Appointment>('appointment', () => true);
  readonly #holds = this.#standingOf<Hold>('hold', ({ state }) => state === 'live');
  readonly #closures = this.#standingOf<Closure>('closure', ({ active }) => active);
  readonly #standing = [this.#visits, this.#holds, this.#closures] as const;
  readonly patients = new Map<Id, PatientCard>();
  readonly days = new Map<string, DayShape>();
  window: Window;
  coverage: Coverage = [];
  readonly #hears: ReplicaHears;
  readonly #later = new Map<number, LogFrame>();

  constructor(window: Window, hears: ReplicaHears) {
    this.window = window;
    this.#hears = hears;
  }

  get appointments(): ReadonlyMap<Id, Appointment> {
    return this.#visits.all;
  }

  /** The holds of the window that nobody has ended; whether their time is up is for the clock to say. */
  get holds(): ReadonlyMap<Id, Hold> {
    return this.#holds.all;
  }

  /** The closures of the window that stand. */
  get closures(): ReadonlyMap<Id, Closure> {
    return this.#closures.all;
  }

  /** What was last known of a hold, however it ended; undefined when nothing is known of it any more. */
  lastOfHold(id: Id): Hold | undefined {
    return this.#holds.last(id);
  }

  /** Whether rows wait for one that has not come. */
  get hasGap(): boolean {
    return this.#later.size > 0;
  }

  /** A log row as it came over the wire. */
  hear(row: LogFrame): Heard {
    const heard = this.#apply(row);
    if (heard === 'later' || heard === 'foreign' || heard === 'empty') this.#later.set(row.version, row);
    if (heard === 'applied') this.#drain();
    return heard;
  }

  /** What was heard may not count any more: nothing is believed until a full picture has come. */
  doubt(): void {
    this.epoch = null;
  }

  /** Announces a read, to be ended by `adopt`, `merge`, `learn` or `forget`. */
  begin(window: Window): Reading {
    return this.#readings.begin({ window, version: this.version, epoch: this.epoch }, this.window);
  }

  /** The read came to nothing. */
  forget(reading: Reading): void {
    this.#readings.end(reading);
  }

  /** Takes what a watch was answered. False when it does not fit what is held: then the full picture is needed. */
  adopt(reading: Reading, changes: Changes): boolean {
    const isTaken = changes.kind === 'snapshot' ? this.#takeSnapshot(reading, changes) : this.#takeRows(changes);
    this.#readings.end(reading);
    if (isTaken) this.#drain();
    return isTaken;
  }

  /** Takes the answer of a `calendar.range`. False when it is of another epoch or too old: then ask again. */
  merge(reading: Reading, answer: QueryReply<Calendar>): boolean {
    const isFresh = this.#readings.isFresh(reading, answer, this.epoch);
    if (isFresh) this.#putWindow(reading.window, answer.value, answer.version);
    if (isFresh && answer.version > this.version) this.#readings.noteAhead(reading.window, answer.version);
    this.#readings.end(reading);
    return isFresh;
  }

  /** Takes patients that were read by themselves. */
  learn(reading: Reading, answer: QueryReply<readonly PatientCard[]>): void {
    if (this.#readings.isRecent(reading, answer, this.epoch)) for (const card of answer.value) this.#putPatient(card);
    this.#readings.end(reading);
  }

  /** Takes a hold from the answer to a command of this page that was given in `epoch`, before its row has come. */
  meet(hold: Hold, epoch: string | null): void {
    if (epoch === this.epoch && hold.version > this.version) this.#holds.put(hold);
  }

  /** Keeps another window from now on; what does not touch it goes. */
  keep(window: Window): void {
    this.window = window;
    this.#readings.moved(window);
    this.coverage = within(this.coverage, window);
    for (const some of this.#standing) some.clear((held) => !touches(window, held));
    if (!this.#readings.areOpen) this.#forgetStrangers();
    this.#hears.frame('coverage');
  }

  /** The parts of the window that are not known yet. */
  missing(): Window[] {
    return missingFrom(this.coverage, this.window);
  }

  /** The time in which there are appointments whose patient is not known; null when everybody is. */
  strangers(): Window | null {
    const unknown = [...this.appointments.values()].filter((one) => !this.patients.has(one.patientId));
    const [from] = unknown.map((one) => one.start).toSorted();
    const [to] = unknown.map((one) => one.end).toSorted((a, b) => (a > b ? -1 : 1));
    return from && to ? clipped({ from, to }, this.window) : null;
  }

  #standingOf<T extends Stretch>(noun: KeptNoun, stands: (one: T) => boolean): Standing<T> {
    const stays = (one: T) => stands(one) && touches(this.window, one);
    return new Standing<T>(this.#readings, stays, (id) => this.#hears.noun({ noun, id }));
  }

  #apply(row: LogFrame): Heard {
    if (this.epoch === null) return 'later';
    if (row.epoch !== this.epoch) return 'foreign';
    if (row.version <= this.version) return 'old';
    if (row.version > this.version + 1) return 'later';
    if (row.events === null) return 'empty';
    this.version = row.version;
    for (const event of row.events) {
      const carried = nounIn(event);
      if (carried) this.#puts[carried.noun](carried.value as never);
    }
    this.#readings.reached(this.version);
    this.#hears.applied(row);
    return 'applied';
  }

  #drain(): void {
    for (const row of [...this.#later.values()].toSorted((a, b) => a.version - b.version)) {
      const heard = this.#apply(row);
      if (heard !== 'later' && heard !== 'empty') this.#later.delete(row.version);
    }
  }

  #takeRows(changes: Exclude<Changes, Snapshot>): boolean {
    if (changes.epoch !== this.epoch) return false;
    if (changes.kind === 'delta') for (const row of changes.rows) this.#apply(row);
    return this.version >= changes.head;
  }

  #takeSnapshot(reading: Reading, { epoch, head, settings, calendar }: Snapshot): boolean {
    if (epoch === this.epoch && !this.#readings.isFresh(reading, { epoch, version: head }, epoch)) return false;
    if (epoch !== this.epoch) this.#beginEpoch(epoch);
    // An older picture knows nothing of what rows have since said of the settings.
    if (head >= this.version && JSON.stringify(settings) !== JSON.stringify(this.settings)) {
      this.settings = settings;
      this.#hears.frame('settings');
    }
    this.#putWindow(reading.window, calendar, head);
    if (head > this.version) this.#jump(reading.window, head);
    return true;
  }

  /** Rows between were never heard, so only what the snapshot says is known. */
  #jump(window: Window, head: number): void {
    this.version = head;
    this.coverage = within(withWindow([], window), this.window);
    for (const some of this.#standing) some.drop((held) => !touches(window, held));
    this.#forgetStrangers();
    this.#readings.jumped(head);
  }

  #beginEpoch(epoch: string): void {
    this.epoch = epoch;
    this.version = -1;
    this.#readings.jumped(0);
    for (const some of this.#standing) some.reset();
    this.patients.clear();
    this.#hears.frame('epoch');
  }

  #putWindow(window: Window, calendar: Calendar, version: number): void {
    for (const card of calendar.patients) this.#putPatient(card);
    this.#visits.putAll(calendar.appointments, window, version);
    this.#holds.putAll(calendar.holds, window, version);
    this.#closures.putAll(calendar.closures, window, version);
    for (const day of calendar.days) this.days.set(day.date, this.days.get(day.date) ?? day);
    this.coverage = within(withWindow(this.coverage, window), this.window);
    this.#hears.frame('days');
    this.#hears.frame('coverage');
  }

  readonly #puts: { readonly [N in NounName]: (noun: Nouns[N]) => void } = {
    appointment: (noun) => this.#visits.hear(noun),
    hold: (noun) => this.#holds.hear(noun),
    closure: (noun) => this.#closures.hear(noun),
    patient: (noun) => this.#putPatient(keptOf('patient', noun)),
    clinic: (noun) => this.#set('clinic', noun),
    schedule: (noun) => this.#set('schedule', noun),
    service: (noun) => this.#set('service', noun),
    member: (noun) => this.#set('member', noun),
    display: (noun) => this.#set('display', noun),
    // Whoever looks at a series reads it; of its visits and closures each is heard by itself.
    series: () => undefined,
  };

  #set<N extends SettingsNoun>(name: N, noun: Nouns[N]): void {
    if (!this.settings) return;
    this.settings = settingsWith(this.settings, name, noun);
    this.#hears.frame('settings');
  }

  #putPatient(card: PatientCard): void {
    if ((this.patients.get(card.id)?.version ?? -1) >= card.version) return;
    this.patients.set(card.id, card);
    this.#hears.noun({ noun: 'patient', id: card.id });
  }

  /** Patients without an appointment in the window go. */
  #forgetStrangers(): void {
    const named = new Set([...this.appointments.values()].map((one) => one.patientId));
    for (const id of [...this.patients.keys()].filter((one) => !named.has(one))) this.patients.delete(id);
  }
}
