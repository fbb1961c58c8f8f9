// Four desks, one clinic in memory, a network that loses, doubles and disorders: at rest all show the same.
import { describe, expect, test } from 'vitest';
import { at, schedules, serviceId, today } from './testing/model-settings.ts';
import { answersOf, ModelWorld, type Station } from './testing/model-world.ts';
import { daysFrom } from './testing/desk.ts';
import { foul } from './testing/lossy-wire.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { touches } from './window.ts';
import type { CommandName } from '#shared/contract/commands.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';

const days = daysFrom(today.from, [0, 1, 20, 40]);

/** What a desk shows of the days it keeps, and whether anything of its own is left over. */
function shownAt({ live: { store }, desk }: Station) {
  const { kind, queued } = store.link;
  return {
    kind,
    queued,
    pending: store.pending,
    isComplete: store.covers(desk.shown),
    settings: store.settings,
    days: days
      .filter((day) => store.covers(day))
      .map((day) => ({
        visits: store.calendar(day).map((one) => ({ ...one, patient: store.patient(one.patientId) })),
        holds: store.holds(day),
        closed: store.closures.filter((one) => touches(day, one)).toSorted(byId),
      })),
  };
}

/** What the clinic holds of the same days. */
function heldFor({ clinic }: ModelWorld, { live: { store } }: Station) {
  const held = days
    .filter((day) => store.covers(day))
    .map((day) => {
      const { appointments, patients, holds, closures } = clinic.range(day);
      const patientOf = (patientId: string) => patients.find(({ id }) => id === patientId);
      return {
        visits: appointments.map((one) => ({ ...one, patient: patientOf(one.patientId) })),
        holds,
        closed: closures.toSorted(byId),
      };
    });
  return { kind: 'live', queued: 0, pending: [], isComplete: true, settings: clinic.settings, days: held };
}

/** A while in the life of four desks; `restores` is the chance at each step that the database is put back. */
async function live(seed: number, steps: number, restores = 0.005): Promise<ModelWorld> {
  const world = new ModelWorld(seed);
  for (let number = 0; number < 4; number += 1) world.open(foul, { days });
  const { chance } = world.clock;
  let epochs = 1;
  for (let step = 0; step < steps; step += 1) {
    const station = world.stations[Math.floor(chance() * 4)];
    const kind = chance();
    if (kind < 0.08) station?.wire.cut();
    else if (kind < 0.1 && station) station.wire.isBlocked = !station.wire.isBlocked;
    else if (kind < 0.1 + restores) world.restore(Math.floor(world.clinic.head * chance()), epochOf((epochs += 1)));
    else if (kind < 0.14) await endHolds(world);
    else if (kind < 0.19) runClinic(world);
    else station?.desk.act();
    await world.pass(chance() * 400);
  }
  await world.rest();
  return world;
}

/** Minutes go by, and perhaps a node says of the holds whose time is up that they are over. */
async function endHolds(world: ModelWorld): Promise<void> {
  const { clock, clinic } = world;
  await world.pass(clock.chance() * 5 * 60_000);
  if (clock.chance() < 0.5) clinic.expire(clock.newId);
}

/** A manager who is not at any of the desks closes time, opens some again, or renames a schedule. */
function runClinic({ clinic, clock }: ModelWorld): void {
  const by = { id: '00000000-0000-4000-8000-0000000f0009', name: 'Mona' };
  const ask = (name: CommandName, input: unknown) => clinic.ask(by, name, input, clock.newId());
  const { from } = days[Math.floor(clock.chance() * days.length)] ?? today;
  const scheduleId = schedules[Math.floor(clock.chance() * schedules.length)];
  const [closed] = clinic.closuresWithin({ from: today.from, to: days.at(-1)?.to ?? today.to });
  const kind = clock.chance();
  if (kind < 0.3) ask('schedule.edit', { scheduleId, baseVersion: 0, base: {}, name: `Name ${clinic.head}` });
  else if (kind < 0.6 && closed) ask('schedule.reopen', { closureId: closed.id });
  else
    ask('schedule.close', { scheduleId, start: plusMinutes(from, 600), end: plusMinutes(from, 2200), reason: 'Leave' });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function epochOf(number: number): string {
  return `00000000-0000-4000-8000-0000000e${String(number).padStart(4, '0')}`;
}

describe('whatever the network does', () => {
  test('[SY1] at rest every desk shows exactly what the clinic holds of the days it keeps', async () => {
    for (const seed of seeds({ suite: 60, proof: 2000 })) {
      await withSeed(seed, async () => {
        const world = await live(seed, 60);
        for (const station of world.stations) expect(shownAt(station)).toEqual(heldFor(world, station));
      });
    }
  });

  test('[SY9] every command is answered, and one that was answered with yes stands in the log exactly once', async () => {
    for (const seed of [11, 12, 13, 14]) {
      const world = new ModelWorld(seed);
      for (let number = 0; number < 3; number += 1) world.open(foul, { days });
      for (let step = 0; step < 80; step += 1) {
        const station = world.stations[Math.floor(world.clock.chance() * 3)];
        if (world.clock.chance() < 0.1) station?.wire.cut();
        else station?.desk.act();
        await world.pass(world.clock.chance() * 300);
      }
      await world.rest();
      const answers = (await Promise.all(world.stations.map(({ desk }) => answersOf(desk)))).flat();
      expect(answers).not.toContain(null);
      const commits = answers.flatMap((one) => (one?.ok && one.outcome !== 'noop' ? [one.commandId] : []));
      expect(commits.length).toBeGreaterThan(20);
      const queued = new Set(world.stations.flatMap(({ desk }) => desk.given));
      const rows = world.clinic.log.filter((row) => queued.has(row.commandId));
      expect(rows.map((row) => row.commandId).toSorted()).toEqual(commits.toSorted());
    }
  });

  test('[HO41][UN21] what was tried at once and answered with yes stands in the log once, what was refused does not', async () => {
    const kinds = new Set<string>();
    for (const seed of seeds({ suite: 20, proof: 500 })) {
      await withSeed(seed, async () => {
        const world = await live(seed, 60, 0);
        const desks = world.stations.map(({ desk }) => desk);
        const outcomes = (await Promise.all(desks.map((desk) => Promise.all(desk.outcomes)))).flat();
        const undone = (await Promise.all(desks.map((desk) => Promise.all(desk.undone)))).flat();
        const done = [...outcomes, ...undone].flatMap((one) =>
          one.ok && one.outcome !== 'noop' ? [one.commandId] : [],
        );
        const isNo = (place: number): boolean => {
          const one = outcomes[place];
          return one?.ok === false && one.code !== 'unavailable';
        };
        const refused = desks.flatMap((desk) => desk.tried).filter((_, place) => isNo(place));
        const logged = world.clinic.log.map((row) => row.commandId);
        expect(done.filter((id) => logged.filter((one) => one === id).length !== 1)).toEqual([]);
        expect(refused.filter((id) => logged.includes(id))).toEqual([]);
        for (const event of world.clinic.log.flatMap((row) => row.events ?? [])) kinds.add(event.type);
      });
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining(['hold.taken-over', 'hold.booked', 'hold.expired', 'appointment.undone']),
    );
  });

  test('[SY5][SY8] what one desk changes again and again is only ever seen going forward, and no change is lost', async () => {
    for (const seed of seeds({ suite: 40, proof: 1000 })) {
      await withSeed(seed, async () => {
        const world = new ModelWorld(seed);
        const [mine] = [world.open(foul), world.open(foul, { days: days.slice(1) })];
        const { store } = mine.live;
        const { commandId: patientId } = mine.live.ask('patient.register', { name: 'Noura' });
        const wanted = { serviceId, scheduleIds: [schedules[0] ?? ''], start: at('09:00'), patientId };
        const seen: number[] = [];
        await world.pass(3000);
        const { commandId: id } = mine.live.ask('appointment.book', wanted);
        store.subscribe(`appointment:${id}`, () => seen.push(Number(store.appointment(id)?.note)));
        for (let number = 1; number <= 30; number += 1) {
          const one = store.appointment(id);
          const base = { note: one?.note ?? '' };
          const known = { appointmentId: id, baseVersion: one?.version ?? 0 };
          mine.live.ask('appointment.edit', { ...known, base, note: `${number}` });
          if (world.clock.chance() < 0.15) mine.wire.cut();
          else world.stations[1]?.desk.act();
          await world.pass(world.clock.chance() * 500);
        }
        await world.rest();
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        expect(world.clinic.within(today).find((one) => one.id === id)?.note).toBe('30');
        expect(store.attention).toEqual([]);
      });
    }
  });
});
