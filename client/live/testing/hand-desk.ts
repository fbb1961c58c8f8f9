// One desk whose line, polls, clock and network the test works by hand, beside a clinic that it can ask.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { AskAck, LogFrame, WatchRequest } from '#shared/contract/frames.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { type Live, openLive } from '#client/live/live.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';
import type { Shelf } from '#client/live/shelf.ts';
import type { Window } from '#client/live/window.ts';
import { HandWire } from './hand-wire.ts';
import { ModelClinic } from './model-clinic.ts';
import { at, schedules, serviceId, today } from './model-settings.ts';
import { pass, settled, TestClock } from './test-clock.ts';

const huda = { id: '00000000-0000-4000-8000-0000000f0001', name: 'Huda' };
export const omar = { id: '00000000-0000-4000-8000-0000000f0002', name: 'Omar' };

/** The desk and its surroundings. */
export class HandDesk {
  readonly clock: TestClock;
  readonly wire = new HandWire();
  readonly poll = new HandWire();
  readonly clinic: ModelClinic;
  readonly live: Live;
  rows: readonly LogFrame[] = [];
  online = (): void => undefined;
  offline = (): void => undefined;
  awake = (): void => undefined;
  asleep = (): void => undefined;
  leaving = (): void => undefined;

  constructor({
    shown = today,
    shelf,
    clock = new TestClock(),
  }: { shown?: Window; shelf?: Shelf; clock?: TestClock } = {}) {
    this.clock = clock;
    this.clinic = new ModelClinic(this.clock.now, (row) => (this.rows = [...this.rows, row]));
    const { clock: timers, wire: socket, poll } = this;
    const keep = (name: 'online' | 'offline' | 'awake' | 'asleep' | 'leaving') => (run: () => void) => {
      const others = this[name];
      this[name] = () => [others, run].forEach((one) => one());
      return () => undefined;
    };
    const surroundings = {
      onOnline: keep('online'),
      onOffline: keep('offline'),
      onAwake: keep('awake'),
      onAsleep: keep('asleep'),
      onLeaving: keep('leaving'),
    };
    this.live = openLive({ clinic: 'model', shown, socket, poll, timers, surroundings, ...(shelf && { shelf }) });
  }

  get store() {
    return this.live.store;
  }

  /** Connects and catches up. */
  async connect(): Promise<void> {
    this.wire.hello();
    await this.catchUp();
  }

  /** Answers an open watch as the clinic stands now. */
  async catchUp(wire = this.wire): Promise<void> {
    await settled();
    const [question] = wire.asked('watch');
    wire.answer('watch', { ok: true, ...this.clinic.changes(question?.input as WatchRequest) });
    await this.pass(16);
  }

  /** Answers the oldest open command as the clinic does; `rows` it made are not sent. */
  async answerAsk(wire = this.wire): Promise<AskAck> {
    const [question] = wire.asked('ask');
    if (!question) throw new Error('nothing was sent');
    const answer = this.clinic.ask(huda, question.name as CommandName, question.input, question.commandId);
    wire.answer('ask', answer);
    await this.pass(16);
    return answer;
  }

  /** Answers the oldest open read of a window as the clinic stands now. */
  async answerRead(): Promise<void> {
    const [question] = this.wire.asked('read');
    const { epoch, head: version } = this.clinic;
    this.wire.answer('read', { ok: true, value: this.clinic.range(question?.input as Window), epoch, version });
    await this.pass(16);
  }

  /** Sends log rows that were committed and not yet sent. */
  async push(rows = this.rows): Promise<void> {
    this.rows = this.rows.filter((row) => !rows.includes(row));
    for (const row of rows) this.wire.say('log', row);
    await this.pass(16);
  }

  /** Somebody else gives a command, at once. Returns what it made or changed. */
  other<N extends CommandName>(name: N, input: CommandInput<N>): Appointment {
    const answer = this.clinic.ask(omar, name, input, this.clock.newId());
    if (!answer.ok) throw new Error(answer.code);
    return answer.value as Appointment;
  }

  /** Somebody else has booked a new patient at a time of today. */
  booked(time: string, practitioner = 0): Appointment {
    const { id: patientId } = this.other('patient.register', { name: `At ${time}` });
    return this.other('appointment.book', this.visit(time, patientId, practitioner));
  }

  /** What a booking asks for. */
  visit(time: string, patientId: Id, practitioner = 0): CommandInput<'appointment.book'> {
    return { serviceId, scheduleIds: [schedules[practitioner] ?? ''], start: at(time), patientId };
  }

  /** Time goes on. */
  pass(ms: number): Promise<void> {
    return pass(this.clock, ms);
  }
}

/** A connected desk on a day on which others have booked these times. */
export async function deskWith(...times: string[]) {
  const desk = new HandDesk();
  const booked = times.map((time) => desk.booked(time));
  desk.rows = [];
  await desk.connect();
  return { desk, booked: booked.map((one) => one.id), first: booked[0]?.id ?? '' };
}

/** What the desk shows of an appointment. */
export function shown(desk: HandDesk, id: string) {
  const one = desk.store.appointment(id);
  if (!one) throw new Error('not shown');
  return one;
}

/** Moves an appointment to another time of today. */
export function move(desk: HandDesk, id: string, time: string) {
  const one = shown(desk, id);
  return desk.live.ask('appointment.move', {
    appointmentId: id,
    baseVersion: one.version,
    base: slotOf(one),
    start: at(time),
  });
}

/** Writes a note. */
export function note(desk: HandDesk, id: string, text: string) {
  const one = shown(desk, id);
  const base = { note: one.note };
  return desk.live.ask('appointment.edit', { appointmentId: id, baseVersion: one.version, base, note: text });
}

/** Puts a tag on an appointment. */
export function tag(desk: HandDesk, id: string, name: string) {
  const one = desk.store.appointment(id);
  if (!one) throw new Error('not shown');
  const { tags } = editableOf(one);
  return desk.live.ask('appointment.edit', {
    appointmentId: id,
    baseVersion: one.version,
    base: { tags },
    tags: [name],
  });
}
