// A small world: one clinic in memory, some desks, a network and a clock, all from one seed.
import type { Answer } from '#client/live/ask.ts';
import { type Live, openLive } from '#client/live/live.ts';
import type { CommandName } from '#shared/contract/commands.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Window } from '#client/live/window.ts';
import type { Wire } from '#client/live/wire.ts';
import { Desk } from './desk.ts';
import { type Backend, LossyWire, type Weather } from './lossy-wire.ts';
import { ModelClinic } from './model-clinic.ts';
import { schedules, serviceId, today } from './model-settings.ts';
import { deadWire, stillness } from './stillness.ts';
import { pass, TestClock } from './test-clock.ts';

type Listener = { log(row: LogFrame): void; reset(why: string): void };

/** One desk with its line. */
export type Station = { readonly live: Live; readonly wire: LossyWire; readonly desk: Desk };

/** The world of one seed. */
export class ModelWorld {
  readonly clock: TestClock;
  readonly clinic: ModelClinic;
  readonly stations: Station[] = [];
  readonly #listeners = new Set<Listener>();

  constructor(seed = 1) {
    this.clock = new TestClock(seed);
    this.clinic = new ModelClinic(this.clock.now, (row) => {
      for (const one of this.#listeners) one.log(row);
    });
  }

  /** Opens one more desk. `poll` is its line over HTTP, by default none that works. */
  open(weather: Weather, choices: { shown?: Window; days?: readonly Window[]; poll?: Wire } = {}): Station {
    const { shown = today, days = [today], poll = deadWire } = choices;
    const wire = new LossyWire(this.clock, this.backend(this.stations.length + 1), weather);
    const live = openLive({ clinic: 'model', shown, socket: wire, poll, timers: this.clock, surroundings: stillness });
    const station = {
      live,
      wire,
      desk: new Desk(live, this.clock, { serviceId, scheduleIds: schedules, days }),
    };
    this.stations.push(station);
    return station;
  }

  /** The clinic as desk number `number` talks to it. */
  backend(number: number): Backend & { person: { id: Id; name: string } } {
    const person = { id: `00000000-0000-4000-8000-0000000f000${number}`, name: `Desk ${number}` };
    const { clinic } = this;
    return {
      person,
      ask: (name, input, commandId) => clinic.ask(person, name as CommandName, structuredClone(input), commandId),
      read: (_, input) => {
        const { epoch, head } = clinic;
        return { ok: true, value: clinic.range(input as Window), epoch, version: head };
      },
      watch: (request) => ({ ok: true, ...clinic.changes(request) }),
      listen: (heard) => {
        this.#listeners.add(heard);
        return () => this.#listeners.delete(heard);
      },
    };
  }

  /** The database was put back; watchers are told. */
  restore(version: number, epoch: string): void {
    this.clinic.restore(version, epoch);
    for (const one of this.#listeners) one.reset('epoch');
  }

  /** Time goes on. */
  pass(ms: number): Promise<void> {
    return pass(this.clock, ms);
  }

  /** The weather clears and everybody comes to rest. */
  async rest(): Promise<void> {
    for (const { wire } of this.stations) {
      wire.weather = { drop: 0, double: 0, delay: 1 };
      wire.isBlocked = false;
    }
    await this.pass(20_000);
    for (const name of ['one', 'two'])
      this.clinic.ask({ id: BELL, name }, 'patient.register', { name }, this.clock.newId());
    await this.pass(60_000);
  }
}

/** Who rings at the end, so that a desk that lost the last row hears of a later one. */
export const BELL = '00000000-0000-4000-8000-0000000f0000';

/** What became of all commands of a desk; a promise that is still open is told as null. */
export async function answersOf(desk: Desk): Promise<(Answer<CommandName> | null)[]> {
  return Promise.all(desk.answers.map((answer) => Promise.race([answer, Promise.resolve(null)])));
}
