// One person at one desk, doing what people do: seeded clicks on whatever the screen shows.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { DAY, instantOf, msOf, plusMinutes } from '#shared/time/instant.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';
import type { InstantName, QueuedName } from '#client/live/instant-commands.ts';
import type { Answer } from '#client/live/ask.ts';
import type { Live } from '#client/live/live.ts';
import type { Timers } from '#client/live/timers.ts';
import type { Window } from '#client/live/window.ts';

/** What there is to choose from; `days` are whole days around which a desk moves its window. */
export type Choices = { readonly serviceId: Id; readonly scheduleIds: readonly Id[]; readonly days: readonly Window[] };

const NEXT: readonly Exclude<AppointmentStatus, 'cancelled'>[] = ['arrived', 'checked-in', 'fulfilled', 'booked'];

/** A person at a desk. Chance decides everything. */
export class Desk {
  readonly live: Live;
  /** The day on the screen. */
  shown: Window;
  /** The ids of the commands given, and their answers. */
  readonly given: Id[] = [];
  readonly answers: Promise<Answer<CommandName>>[] = [];
  readonly undone: Promise<Answer<'command.undo'>>[] = [];
  /** The ids of what was tried at once, and what became of it. */
  readonly tried: Id[] = [];
  readonly outcomes: Promise<Answer<CommandName>>[] = [];
  readonly #chance: () => number;
  readonly #newId: () => Id;
  readonly #choices: Choices;
  readonly #registered: { id: Id; name: string }[] = [];
  #number = 0;

  constructor(live: Live, timers: Pick<Timers, 'chance' | 'newId'>, choices: Choices) {
    this.live = live;
    this.#chance = timers.chance;
    this.#newId = timers.newId;
    this.#choices = choices;
    this.shown = choices.days[0] ?? { from: '', to: '' };
  }

  /** Does one thing. */
  act(): void {
    this.#of(this.#acts)?.();
  }

  readonly #acts: readonly (() => void)[] = [
    () => this.#book(),
    () => this.#book(),
    () => this.#move(),
    () => this.#move(),
    () => this.#edit(),
    () => this.#advance(),
    () => this.#cancel(),
    () => this.#correct(),
    () => this.#look(),
    () => this.#hold(),
    () => this.#hold(),
    () => this.#onHold(),
    () => this.#onHold(),
    () => this.#takeBack(),
  ];

  #ask<N extends QueuedName>(name: N, input: CommandInput<N>): Id {
    const { commandId, answer } = this.live.ask(name, input);
    this.given.push(commandId);
    this.answers.push(answer);
    return commandId;
  }

  #attempt<N extends InstantName>(name: N, input: CommandInput<N>): void {
    const commandId = this.#newId();
    this.tried.push(commandId);
    this.outcomes.push(this.live.attempt(name, input, { commandId }));
  }

  #hold(): void {
    const { serviceId, days } = this.#choices;
    const scheduleIds = [this.#of(this.#choices.scheduleIds) ?? ''];
    const [mine] = this.live.store.holds(days[0] ?? this.shown);
    const insteadOf = this.#chance() < 0.3 ? mine?.id : undefined;
    this.#attempt('hold.place', { serviceId, scheduleIds, start: this.#start(), ...(insteadOf && { insteadOf }) });
  }

  #onHold(): void {
    const one = this.#of(this.live.store.holds(this.#everything()));
    if (!one) return;
    const holdId = one.id;
    const kind = this.#chance();
    if (kind < 0.2) this.#attempt('hold.extend', { holdId });
    else if (kind < 0.4) this.#attempt('hold.release', { holdId });
    else if (kind < 0.6) this.#attempt('hold.take-over', { holdId, reason: 'the patient stands here' });
    else {
      const patientId = this.#of(this.#registered)?.id ?? this.#register();
      const { serviceId, scheduleIds, start } = one;
      if (kind < 0.8) this.#attempt('hold.book', { holdId, patientId });
      else this.#ask('appointment.book', { serviceId, scheduleIds, start, patientId, holdId });
    }
  }

  #takeBack(): void {
    const { undo, redo } = this.live.undo.entries;
    const one = this.#chance() < 0.7 ? undo : redo;
    if (one) this.undone.push(this.live.undo.take(one.commandId));
  }

  #register(): Id {
    this.#number += 1;
    const name = `Patient ${this.#number}`;
    const id = this.#ask('patient.register', { name });
    this.#registered.push({ id, name });
    return id;
  }

  #book(): void {
    const patientId = this.#chance() < 0.5 ? this.#register() : (this.#of(this.#registered)?.id ?? this.#register());
    const { serviceId } = this.#choices;
    const scheduleIds = [this.#of(this.#choices.scheduleIds) ?? ''];
    this.#ask('appointment.book', { serviceId, scheduleIds, start: this.#start(), patientId });
  }

  #move(): void {
    const one = this.#shown();
    if (!one) return;
    const change =
      this.#chance() < 0.5 ? { start: this.#start() } : { scheduleIds: [this.#of(this.#choices.scheduleIds) ?? ''] };
    this.#ask('appointment.move', { appointmentId: one.id, baseVersion: one.version, base: slotOf(one), ...change });
  }

  #edit(): void {
    const one = this.#shown();
    if (!one) return;
    this.#number += 1;
    const { note, tags = [], confirmed } = editableOf(one);
    const known = { appointmentId: one.id, baseVersion: one.version };
    const kind = this.#chance();
    if (kind < 0.4) this.#ask('appointment.edit', { ...known, base: { note }, note: `note ${this.#number}` });
    else if (kind < 0.7)
      this.#ask('appointment.edit', { ...known, base: { tags }, tags: [...tags.slice(-2), `tag ${this.#number}`] });
    else this.#ask('appointment.edit', { ...known, base: { confirmed }, confirmed: !confirmed });
  }

  #advance(): void {
    const one = this.#shown();
    if (one)
      this.#ask('appointment.advance', {
        appointmentId: one.id,
        baseVersion: one.version,
        to: this.#of(NEXT) ?? 'arrived',
      });
  }

  #cancel(): void {
    const one = this.#shown();
    if (one) this.#ask('appointment.cancel', { appointmentId: one.id, baseVersion: one.version, reason: 'patient' });
  }

  #correct(): void {
    const one = this.#of(this.#registered);
    const card = one && this.live.store.patient(one.id);
    if (!card) return;
    this.#number += 1;
    const base = { name: card.name };
    this.#ask('patient.edit', { patientId: card.id, baseVersion: card.version, base, name: `Renamed ${this.#number}` });
  }

  #look(): void {
    const day = this.#of(this.#choices.days);
    if (!day) return;
    this.shown = day;
    this.live.show(day);
  }

  #shown(): Appointment | undefined {
    return this.#of(this.live.store.calendar(this.#everything()));
  }

  #everything(): Window {
    const { days } = this.#choices;
    return { from: days[0]?.from ?? '', to: days.at(-1)?.to ?? '' };
  }

  #start(): string {
    const day = this.#of(this.#choices.days)?.from ?? '';
    return plusMinutes(day, 9 * 60 + 15 * Math.floor(this.#chance() * 24));
  }

  #of<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#chance() * list.length)];
  }
}

/** Whole days of 24 hours from an instant, some of them far apart. */
export function daysFrom(from: string, apart: readonly number[]): Window[] {
  return apart.map((days) => ({
    from: instantOf(msOf(from) + days * DAY),
    to: instantOf(msOf(from) + (days + 1) * DAY),
  }));
}
