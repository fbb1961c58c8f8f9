// A busy clinic on three nodes: many desks at once on few slots, judged by the log afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { monotonic, newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { chanceOf, type Chance } from '#server/store/seed/chance.ts';
import { testCore } from '#server/testing/core.ts';
import { type Act, type Entry, faultsOfHistory } from '#server/testing/history.ts';
import { scale } from '#server/testing/scale.ts';
import type { World } from '#server/testing/world.ts';
import { makeRunner, type Runner } from './run.ts';

const core = testCore();
const stores: Store[] = [];
let runners: Runner[] = [];

beforeAll(async () => {
  const log = makeLog({ level: 'fatal', node: 'test' });
  for (let node = 0; node < 3; node += 1) stores.push(await openStore(core.database.appUrl, 6));
  runners = stores.map((store) => makeRunner({ store, log, publish: () => undefined }));
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

/** One desk: books, moves, cancels and advances what it or others made, on whichever node it is connected to. */
async function workAt(
  world: World,
  patientId: string,
  shared: Appointment[],
  chance: Chance,
  turns: number,
): Promise<Act[]> {
  const acts: Act[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const [name, input] = nextOf(world, patientId, shared, chance);
    const commandId = newId();
    const called = monotonic();
    const outcome = await runners[chance.below(3)]?.run(world.manager, 'desk', name, input, commandId);
    if (!outcome) throw new Error('There are three nodes.');
    acts.push({
      commandId,
      called,
      returned: monotonic(),
      outcome: outcome.ok ? outcome.outcome : outcome.refusal.code,
      version: outcome.ok ? outcome.version : null,
    });
    if (outcome.ok) shared.push(outcome.value as Appointment);
  }
  return acts;
}

function nextOf(world: World, patientId: string, shared: readonly Appointment[], chance: Chance): [string, object] {
  const start = world.at(`${8 + chance.below(4)}:${chance.below(4) * 15}`);
  const scheduleIds = [chance.happens(0.5) ? world.practitioner : world.colleague];
  const current = shared[chance.below(shared.length)];
  if (!current || chance.happens(0.3)) {
    const serviceId = chance.happens(0.3) ? world.procedure.id : world.visit.id;
    return ['appointment.book', { serviceId, scheduleIds, start, patientId }];
  }
  const seen = { appointmentId: current.id, baseVersion: current.version };
  const base = {
    start: current.start,
    durationMinutes: minutesBetween(current.start, current.end),
    scheduleIds: current.scheduleIds,
    serviceId: current.serviceId,
  };
  const moved = current.serviceId === world.visit.id ? { start, scheduleIds } : { start };
  return chance.pick([
    ['appointment.move', { ...seen, base, ...moved }],
    ['appointment.cancel', { ...seen, reason: 'patient' }],
    ['appointment.advance', { ...seen, to: chance.pick(['arrived', 'checked-in', 'fulfilled', 'booked']) }],
    ['appointment.edit', { ...seen, base: { note: current.note }, note: `note ${chance.below(9)}` }],
  ] as [[string, object], ...[string, object][]]);
}

async function wholeLog(clinicId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const rows = await readLog(core.store, clinicId, entries.length, 500);
    if (rows.length === 0) return entries;
    entries.push(...rows.map((row) => ({ version: row.version, commandId: row.commandId, events: row.events ?? [] })));
  }
}

test('[LG11] what many desks did at once on three nodes is one gapless history that ends in the rows as they are', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const shared: Appointment[] = [];
  const desks = Array.from({ length: 16 }, (_, desk) =>
    workAt(world, patientId, shared, chanceOf(`desk ${desk}`), scale({ suite: 120, proof: 5000 })),
  );
  const acts = (await Promise.all(desks)).flat();
  const log = await wholeLog(world.clinicId);
  const { appointments } = await core.read(world.receptionist, 'calendar.range', {
    from: world.at('00:00'),
    to: world.at('23:00'),
  });
  expect(faultsOfHistory(acts, log, appointments)).toEqual([]);
  expect(new Set(acts.map((act) => act.outcome))).toEqual(
    new Set(['commit', 'rebased', 'noop', 'slot-taken', 'wrong-status', 'conflict']),
  );
});

test('a history with a lost, doubled or overlapping commit is found out', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const input = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00'), patientId };
  const reply = await core.ask(world.receptionist, 'appointment.book', input);
  const log = await wholeLog(world.clinicId);
  const act: Act = { commandId: reply.commandId, called: 1, returned: 2, outcome: 'commit', version: reply.version };
  const twin: Appointment = { ...reply.value, id: newId() };
  expect(faultsOfHistory([act], log, [reply.value])).toEqual([]);
  expect(faultsOfHistory([act], log.slice(0, 1), [])).toHaveLength(1);
  expect(faultsOfHistory([{ ...act, outcome: 'slot-taken' }], log, [reply.value])).toHaveLength(1);
  expect(faultsOfHistory([act], log, [reply.value, twin]).join()).toContain('use the same time');
  expect(faultsOfHistory([act, { ...act, called: 3, returned: 4 }], log, [reply.value])).toHaveLength(1);
});
