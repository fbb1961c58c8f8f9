// What the replica makes of snapshots, rows and reads in any order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { scale } from '#server/testing/scale.ts';
import { Replica } from './replica.ts';
import { ModelClinic } from './testing/model-clinic.ts';
import { at, schedules, serviceId, today } from './testing/model-settings.ts';
import { seeded, TestClock } from './testing/test-clock.ts';
import type { Window } from './window.ts';

const tomorrow: Window = { from: at('00:00', 1), to: at('00:00', 2) };
const both: Window = { from: today.from, to: tomorrow.to };
const person = { id: '00000000-0000-4000-8000-0000000f0001', name: 'Huda' };

function made(seed: number) {
  const clock = new TestClock(seed);
  const clinic = new ModelClinic(clock.now, () => undefined);
  const heard: LogFrame[] = [];
  const replica = new Replica(both, {
    noun: () => undefined,
    frame: () => undefined,
    applied: (row) => void heard.push(row),
  });
  const ask = (name: Parameters<ModelClinic['ask']>[1], input: unknown) =>
    clinic.ask(person, name, input, clock.newId());
  const register = ask('patient.register', { name: 'Noura' });
  const patientId = register.ok ? (register.value as Appointment).id : '';
  const start = () => at('09:00', clock.chance() < 0.5 ? 0 : clock.chance() < 0.5 ? 1 : 30);
  const later = (time: string) => new Date(Date.parse(time) + Math.floor(clock.chance() * 30) * 900_000).toISOString();

  /** Somebody holds a time, or lets one go. */
  function hold(): void {
    const [one] = clinic.holdsWithin({ from: at('00:00'), to: at('00:00', 60) });
    if (one && clock.chance() < 0.6) ask('hold.release', { holdId: one.id });
    else ask('hold.place', { serviceId, scheduleIds: [schedules[1]], start: later(start()) });
  }

  /** Somebody closes time, or opens some again. */
  function close(): void {
    const [one] = clinic.closuresWithin({ from: at('00:00'), to: at('00:00', 60) });
    if (one && clock.chance() < 0.6) return void ask('schedule.reopen', { closureId: one.id });
    const from = start();
    ask('schedule.close', { scheduleId: schedules[2], start: from, end: later(later(from)), reason: 'Leave' });
  }

  /** Somebody renames a schedule. */
  function rename(): void {
    const [name, scheduleId] = [`Room ${Math.floor(clock.chance() * 1000)}`, schedules[Math.floor(clock.chance() * 3)]];
    ask('schedule.edit', { scheduleId, baseVersion: 0, base: {}, name });
  }

  /** Somebody books, moves in and out of the days, cancels, holds, closes or renames. */
  function happen(): void {
    if (clock.chance() < 0.3) return hold();
    if (clock.chance() < 0.2) return close();
    if (clock.chance() < 0.1) return rename();
    const [one] = clinic
      .range({ from: at('00:00'), to: at('00:00', 60) })
      .appointments.toSorted(() => clock.chance() - 0.5);
    const known = { appointmentId: one?.id, baseVersion: one?.version };
    const { start: was = '', scheduleIds = [] } = one ?? {};
    const base = { start: was, durationMinutes: 15, scheduleIds, serviceId };
    if (!one || clock.chance() < 0.4)
      ask('appointment.book', { serviceId, scheduleIds: [schedules[0]], start: later(start()), patientId });
    else if (clock.chance() < 0.8) ask('appointment.move', { ...known, base, start: later(start()) });
    else ask('appointment.cancel', { ...known, reason: 'patient' });
  }

  const snapshot = () =>
    replica.adopt(replica.begin(replica.window), clinic.changes({ clinic: 'model', ...replica.window }));
  return { clock, clinic, replica, heard, happen, snapshot, ask, patientId };
}

type Made = ReturnType<typeof made>;

/** Rows, doubled rows, and answers to reads begun earlier arrive in a seeded order. */
function disorder({ clinic, replica, happen }: Made, seed: number): void {
  const chance = seeded(seed);
  const rows: LogFrame[] = [];
  const answers: (() => unknown)[] = [];
  const read = (window: Window): void => {
    const reading = replica.begin(window);
    const answer = { value: clinic.range(window), epoch: clinic.epoch, version: clinic.head };
    answers.push(() => replica.merge(reading, answer));
  };
  const watch = (): void => {
    const since = chance() < 0.5 ? { epoch: clinic.epoch, since: replica.version } : {};
    const reading = replica.begin(replica.window);
    const changes = clinic.changes({ clinic: 'model', ...replica.window, ...since });
    answers.push(() => replica.adopt(reading, changes));
  };
  const deliver = (): void => {
    const row = rows.splice(Math.floor(chance() * rows.length), 1)[0];
    if (row) replica.hear(row);
  };
  for (let step = 0; step < 120; step += 1) {
    const before = clinic.head;
    if (chance() < 0.4) happen();
    for (const row of clinic.log.slice(before)) rows.push(row, ...(chance() < 0.2 ? [row] : []));
    if (chance() < 0.1) read(chance() < 0.5 ? today : tomorrow);
    if (chance() < 0.06) replica.keep(chance() < 0.5 ? both : today);
    if (chance() < 0.4) deliver();
    if (chance() < 0.06) watch();
    if (chance() < 0.2) answers.splice(Math.floor(chance() * answers.length), 1)[0]?.();
  }
  while (rows.length > 0) deliver();
  for (const answer of answers) answer();
  for (const window of replica.missing())
    replica.merge(replica.begin(window), { value: clinic.range(window), epoch: clinic.epoch, version: clinic.head });
}

describe('rows of the log', () => {
  test('[SY2] are applied one after the other, each once, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.shuffledSubarray(
          Array.from({ length: 30 }, (_, place) => place),
          { minLength: 30 },
        ),
        (seed, order) => {
          const world = made(seed);
          world.snapshot();
          const before = world.clinic.head;
          while (world.clinic.head < before + 30) world.happen();
          const rows = world.clinic.log.slice(before, before + 30);
          for (const place of [...order, ...order]) {
            const row = rows[place];
            if (row) world.replica.hear(row);
          }
          expect(world.heard.map((row) => row.version)).toEqual(rows.map((row) => row.version));
          expect(world.replica.hasGap).toBe(false);
        },
      ),
    );
  });

  test('[SY3] and reads begun at any time end in what the clinic holds, in any order', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, order) => {
        const world = made(seed);
        world.snapshot();
        disorder(world, order);
        const shown = [...world.replica.appointments.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const held = world.clinic.within(world.replica.window).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(world.replica.version).toBe(world.clinic.head);
        expect(shown).toEqual(held);
        expect(new Set(world.replica.closures.values())).toEqual(
          new Set(world.clinic.closuresWithin(world.replica.window)),
        );
        expect(world.replica.settings).toEqual(world.clinic.settings);
        expect(new Set(world.replica.holds.values())).toEqual(new Set(world.clinic.holdsWithin(world.replica.window)));
      }),
      { numRuns: scale({ suite: 150, proof: 5000 }) },
    );
  });

  test('[SY4] that come without their events hold back everything after them until they are fetched', () => {
    const world = made(1);
    world.snapshot();
    const before = world.clinic.head;
    while (world.clinic.head < before + 2) world.happen();
    const [first, second] = world.clinic.log.slice(before);
    if (!first || !second) throw new Error('two rows were made');
    expect(world.replica.hear({ ...first, events: null })).toBe('empty');
    expect(world.replica.hear(second)).toBe('later');
    const reading = world.replica.begin(both);
    world.replica.adopt(reading, world.clinic.changes({ clinic: 'model', epoch: world.clinic.epoch, since: before }));
    expect(world.replica.version).toBe(before + 2);
  });
});

describe('a read', () => {
  test('[SY3] that is older than what was held when it was begun is not used', () => {
    const world = made(2);
    world.snapshot();
    const old = { value: world.clinic.range(today), epoch: world.clinic.epoch, version: world.clinic.head };
    world.happen();
    for (const row of world.clinic.log) world.replica.hear(row);
    expect(world.replica.merge(world.replica.begin(today), old)).toBe(false);
  });

  test('[SY3] brings back nobody who left the days while it was under way', () => {
    const world = made(3);
    world.snapshot();
    world.ask('appointment.book', {
      serviceId,
      scheduleIds: [schedules[0]],
      start: at('10:00'),
      patientId: world.patientId,
    });
    for (const row of world.clinic.log) world.replica.hear(row);
    const [one] = world.clinic.range(today).appointments;
    const reading = world.replica.begin(today);
    const answer = { value: world.clinic.range(today), epoch: world.clinic.epoch, version: world.clinic.head };
    const base = { start: at('10:00'), durationMinutes: 15, scheduleIds: [schedules[0]], serviceId };
    world.ask('appointment.move', { appointmentId: one?.id, baseVersion: one?.version, base, start: at('10:00', 40) });
    for (const row of world.clinic.log) world.replica.hear(row);
    world.replica.merge(reading, answer);
    expect([...world.replica.appointments.keys()]).toEqual([]);
  });

  test('[SY12] of another window is all that is needed when the window moves; what is outside is forgotten', () => {
    const world = made(4);
    world.snapshot();
    for (let count = 0; count < 20; count += 1) world.happen();
    for (const row of world.clinic.log) world.replica.hear(row);
    const there: Window = { from: at('00:00', 25), to: at('00:00', 40) };
    world.replica.keep(there);
    const [missing, ...more] = world.replica.missing();
    expect([missing, more]).toEqual([there, []]);
    world.replica.merge(world.replica.begin(there), {
      value: world.clinic.range(there),
      epoch: world.clinic.epoch,
      version: world.clinic.head,
    });
    expect(world.replica.missing()).toEqual([]);
    expect(new Set(world.replica.appointments.keys())).toEqual(
      new Set(world.clinic.range(there).appointments.map((one) => one.id)),
    );
  });
});

describe('a snapshot', () => {
  test('[SY11] of another epoch replaces everything, whatever its version', () => {
    const world = made(5);
    for (let count = 0; count < 20; count += 1) world.happen();
    world.snapshot();
    world.clinic.restore(8, '00000000-0000-4000-8000-0000000e0002');
    const [row] = world.clinic.log.slice(-1);
    expect(row && world.replica.hear(row)).toBe('foreign');
    world.snapshot();
    expect(world.replica.version).toBe(8);
    expect([...world.replica.appointments.values()]).toEqual(world.clinic.range(both).appointments);
  });

  test('[SY16] leaves what did not change as the same object', () => {
    const world = made(6);
    for (let count = 0; count < 10; count += 1) world.happen();
    world.snapshot();
    const before = new Map(world.replica.appointments);
    world.snapshot();
    expect(before.size).toBeGreaterThan(0);
    for (const [id, one] of before) expect(world.replica.appointments.get(id)).toBe(one);
  });
});
