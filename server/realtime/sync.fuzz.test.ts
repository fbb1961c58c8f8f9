// Four desks at two nodes on a real database, over a network that loses, doubles and disorders: at rest all are the same.
import { afterAll, expect, test } from 'vitest';
import type { CommandName } from '#shared/contract/commands.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Answer } from '#client/live/ask.ts';
import { type Live, openLive } from '#client/live/live.ts';
import { daysFrom, Desk } from '#client/live/testing/desk.ts';
import { foul, LossyWire } from '#client/live/testing/lossy-wire.ts';
import { deadWire, stillness } from '#client/live/testing/stillness.ts';
import { pass, settled, TestClock } from '#client/live/testing/test-clock.ts';
import { now } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { connected } from '#server/store/connection.ts';
import { testCore } from '#server/testing/core.ts';
import { LossyNodes } from '#server/testing/lossy-nodes.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const OPERATIONS = 100;
const POLL = 2000;

type Station = { readonly live: Live; readonly wire: LossyWire; readonly desk: Desk };

/** One seed: the same people do the same things in the same weather; only the database keeps its own time. */
class Fuzz {
  readonly clock: TestClock;
  readonly world: World;
  readonly days;
  readonly stations: readonly Station[];
  readonly #nodes: LossyNodes;

  constructor(seed: number, world: World) {
    this.world = world;
    this.clock = new TestClock(seed, now());
    this.days = daysFrom(world.at('00:00'), [0, 1, 20, 40]);
    this.#nodes = new LossyNodes(core, world, this.clock.chance);
    const callers = [world.receptionist, world.receptionist, world.manager, world.doctor];
    this.stations = callers.map((caller) => {
      const wire = new LossyWire(this.clock, this.#nodes.backend(caller), foul);
      const shown = this.days[0] ?? { from: '', to: '' };
      const line = { socket: wire, poll: deadWire, timers: this.clock, surroundings: stillness };
      const live = openLive({ clinic: world.slug, shown, ...line });
      const scheduleIds = caller.role === 'doctor' ? [world.practitioner] : world.practitioners;
      const choices = { serviceId: world.visit.id, scheduleIds, days: this.days };
      return { live, wire, desk: new Desk(live, this.clock, choices) };
    });
  }

  async run(): Promise<void> {
    await this.#nodes.open();
    this.#pollOn();
    for (let operation = 0; operation < OPERATIONS; operation += 1) {
      for (const { desk, wire } of this.stations) {
        const kind = this.clock.chance();
        if (kind < 0.05) wire.cut();
        else if (kind < 0.07) wire.isBlocked = !wire.isBlocked;
        else desk.act();
      }
      if (this.clock.chance() < 0.002) await this.#beginEpoch();
      await this.pass(this.clock.chance() * 300);
    }
    for (const { wire } of this.stations)
      Object.assign(wire, { weather: { drop: 0, double: 0, delay: 1 }, isBlocked: false });
    await this.pass(20_000);
    for (const name of ['one', 'two']) await core.ask(this.world.manager, 'patient.register', { name });
    await this.pass(30_000);
    for (const { live } of this.stations) live.stop();
  }

  /** Time goes on; after each timer the database is waited for. */
  async pass(ms: number): Promise<void> {
    await pass(this.clock, ms, async () => {
      await settled();
      while (this.stations.some(({ wire }) => wire.atWork.size > 0)) {
        await Promise.allSettled(this.stations.flatMap(({ wire }) => [...wire.atWork]));
        await settled();
      }
      await this.#nodes.rest();
    });
  }

  #pollOn(): void {
    this.clock.after(POLL, () => {
      this.#nodes.poll();
      this.#pollOn();
    });
  }

  /** As after a restore: the clinic's clock begins anew. */
  async #beginEpoch(): Promise<void> {
    const sql = 'update clinic_head set epoch = gen_random_uuid() where clinic_id = $1';
    await connected(core.database.superUrl, (client) => client.query(sql, [this.world.clinicId]));
  }
}

function shownAt({ live: { store }, desk }: Station) {
  const days = store.covers(desk.shown) ? store.calendar(desk.shown) : null;
  const patients = days?.map((one) => store.patient(one.patientId));
  const holds = days && store.holds(desk.shown).toSorted(byId);
  return { pending: store.pending, shown: days, holds, patients };
}

async function heldFor({ world }: Fuzz, { desk }: Station) {
  const { appointments, holds, patients } = await core.read(world.receptionist, 'calendar.range', desk.shown);
  const named = appointments.map((one) => patients.find(({ id }) => id === one.patientId));
  return { pending: [], shown: appointments, holds: holds.toSorted(byId), patients: named };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

async function logOf(world: World): Promise<LogFrame[]> {
  const rows: LogFrame[] = [];
  for (let more = true; more;) {
    const next = await readLog(core.store, world.clinicId, rows.length, 500);
    rows.push(...next);
    more = next.length > 0;
  }
  return rows;
}

async function answersOf({ desk }: Station): Promise<(Answer<CommandName> | null)[]> {
  return Promise.all(desk.answers.map((answer) => Promise.race([answer, Promise.resolve(null)])));
}

/** What a desk was told of a command that stands in the log although it was not told so. */
function answerOf({ stations }: Fuzz, answers: readonly (Answer<CommandName> | null)[], id: string): unknown {
  const at = stations.flatMap(({ desk }) => desk.given).indexOf(id);
  return { id, answer: answers[at] };
}

const all = seeds({ suite: 50, proof: 2000 });
/** What happened in any of the histories. */
const happened = new Set<string>();
afterAll(() => {
  const wanted = ['hold.placed', 'hold.taken-over', 'appointment.booked', 'appointment.undone', 'patient.undone'];
  const missing = wanted.filter((type) => !happened.has(type));
  if (all.length > 1 && missing.length > 0) throw new Error(`in no history there was any ${missing.join(' or ')}`);
});

test.concurrent.each(all)(
  '[SY1][SY2][SY9] at rest every desk shows what the database holds, and every answered command took effect once (%d)',
  (number) =>
    withSeed(number, async (seed) => {
      const fuzz = new Fuzz(seed, await core.makeWorld({ practitioners: 4 }));
      await fuzz.run();
      for (const station of fuzz.stations) expect(shownAt(station)).toEqual(await heldFor(fuzz, station));
      const rows = await logOf(fuzz.world);
      expect(rows.map((row) => row.version)).toEqual(rows.map((_, index) => index + 1));
      for (const row of rows) for (const event of row.events ?? []) happened.add(event.type);
      const answers = (await Promise.all(fuzz.stations.map(answersOf))).flat();
      expect(answers).not.toContain(null);
      const committed = answers.flatMap((one) => (one?.ok && one.outcome !== 'noop' ? [one.commandId] : []));
      expect(committed.length).toBeGreaterThan(OPERATIONS / 2);
      const own = new Set(fuzz.stations.flatMap(({ desk }) => desk.given));
      const given = rows.map((row) => row.commandId).filter((id) => own.has(id));
      expect(given.filter((id) => !committed.includes(id)).map((id) => answerOf(fuzz, answers, id))).toEqual([]);
      expect(given.toSorted()).toEqual(committed.toSorted());
    }),
);
