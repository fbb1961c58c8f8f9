// What a node remembers of the ledger, beside the ledger: at every version, with two nodes writing at once.
import { expect, test } from 'vitest';
import { DAY, instantOf, msOf, plusMinutes } from '#shared/time/instant.ts';
import { union } from '#shared/time/interval.ts';
import { newId, now } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { makeReader } from '#server/queries/run.ts';
import { makeSequencer } from '#server/realtime/sequencer.ts';
import { testCore } from '#server/testing/core.ts';
import { type TestNode, withNodes } from '#server/testing/nodes.ts';
import { held } from '#server/testing/holding.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import { asOwner, booked, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { chanceOf } from './seed/chance.ts';
import { claimsWithin } from './claims.ts';
import { type Head, readHead, readHeads, readLog } from './clinic-log.ts';
import { rememberTaken, type TakenMemory } from './taken-memory.ts';

const core = testCore();
const log = makeLog({ level: 'fatal', node: 'test' });
const window = () => ({ start: now(), end: now() + 60 * DAY });

async function headOf(world: World): Promise<Head> {
  return (await core.store.read(world.clinicId, (tx) => readHead(tx, world.clinicId)))!;
}

/** A node's memory, fed as the live door feeds it; `sent` is what its sequencer has sent last. */
async function remembering(node: Pick<TestNode, 'store'>, world: World) {
  const memory = rememberTaken({ store: node.store, log });
  const sequencer = makeSequencer({
    readLog: (clinicId, after, limit) => readLog(node.store, clinicId, after, limit),
    readHeads: (ids) => readHeads(node.store, ids),
    emit: (row) => memory.hear(row),
    reset: (clinicId) => memory.begin(clinicId),
    log,
  });
  await sequencer.follow(world.clinicId);
  memory.begin(world.clinicId);
  return { memory, sequencer };
}

/** What is remembered as exactly this head has it, in words that can be compared. */
async function known(memory: TakenMemory, world: World, head: Head): Promise<string[]> {
  await expect.poll(() => memory.at(head, window())).not.toBeNull();
  const list = memory.at(head, window())!;
  return [...world.practitioners, ...world.rooms].flatMap((id) => told(id, list.on(id, window(), now())));
}

/** What the ledger says at the same version. */
async function inLedger(world: World, head: Head): Promise<string[]> {
  const { start, end } = window();
  const asked = { from: instantOf(start), to: instantOf(end), now: instantOf(now()) };
  const ids = [...world.practitioners, ...world.rooms];
  const claims = await core.store.read(world.clinicId, async (tx) => {
    expect((await readHead(tx, world.clinicId))?.version).toBe(head.version);
    return claimsWithin(tx, world.clinicId, ids, asked);
  });
  return ids.flatMap((id) => {
    const mine = claims.filter(({ scheduleId }) => scheduleId === id);
    return told(
      id,
      mine.map((one) => ({
        start: msOf(one.startsAt),
        end: msOf(one.endsAt),
        owner: one.owner,
        capacity: one.capacity ?? null,
      })),
    );
  });
}

type Told = { readonly start: number; readonly end: number; readonly owner: string; readonly capacity: number | null };

/** Closed time is cut elsewhere in the ledger, so that the pieces of one owner are put together. */
function told(scheduleId: string, times: readonly Told[]): string[] {
  return [...Map.groupBy(times, ({ owner }) => owner)]
    .flatMap(([owner, some]) =>
      union(some).map(({ start, end }) => [scheduleId, start, end, owner, some[0]?.capacity].join(' ')),
    )
    .toSorted();
}

/** Something that somebody may try; most of it is refused now and then, which is as good. */
function acts(world: World, patientId: string, chance: ReturnType<typeof chanceOf>) {
  const at = () => plusMinutes(world.at('08:00'), 15 * chance.below(16));
  const who = () => chance.pick([world.practitioner, world.colleague]);
  const slot = () => ({ serviceId: world.visit.id, scheduleIds: [who()], start: at(), durationMinutes: 30 });
  const seen = async () => {
    const day = { from: world.at('00:00'), to: world.at('00:00', 1) };
    return core.read(world.manager, 'calendar.range', day);
  };
  const one = <T>(list: readonly T[]): T | undefined => list[chance.below(list.length)];
  const undoable: string[] = [];
  type Act = () => Promise<[name: string, input: unknown] | null>;
  const all: readonly [Act, ...Act[]] = [
    async () => ['appointment.book', { ...slot(), patientId }],
    async () => ['appointment.book', { ...slot(), patientId, override: { reason: 'an urgent visit' } }],
    async () => ['hold.place', slot()],
    async () => {
      const visit = one((await seen()).appointments);
      return visit ? ['appointment.move', moved(visit, { start: at(), scheduleIds: [who()] })] : null;
    },
    async () => {
      const visit = one((await seen()).appointments);
      const cancel = visit && { appointmentId: visit.id, baseVersion: visit.version, reason: 'patient' };
      return cancel ? ['appointment.cancel', cancel] : null;
    },
    async () => {
      const hold = one((await seen()).holds);
      return hold ? [chance.pick(['hold.release', 'hold.extend']), { holdId: hold.id }] : null;
    },
    async () => {
      const hold = one((await seen()).holds);
      if (!hold) return null;
      const { serviceId, scheduleIds, start, id: holdId } = hold;
      return ['appointment.book', { serviceId, scheduleIds, start, patientId, holdId }];
    },
    async () => {
      const [scheduleId, start] = [who(), at()];
      const { appointments } = await seen();
      const end = chance.happens(0.3) ? plusMinutes(start, 3 * 1440) : plusMinutes(start, 60);
      return [
        'schedule.close',
        { scheduleId, start, end, reason: 'a meeting', keep: appointments.map(({ id }) => id) },
      ];
    },
    async () => {
      const closure = one((await seen()).closures);
      return closure ? ['schedule.reopen', { closureId: closure.id, baseVersion: closure.version }] : null;
    },
    async () => {
      const commandId = one(undoable);
      return commandId ? ['command.undo', { commandId }] : null;
    },
  ];
  return {
    async try({ runner }: TestNode): Promise<void> {
      const act = await chance.pick(all)();
      if (!act) return;
      const commandId = newId();
      const outcome = await runner.run(world.manager, 'desk', act[0], act[1], commandId);
      if (outcome.ok) undoable.push(commandId);
    },
  };
}

test('[AV30] whatever two nodes write, what either remembers at a version is what the ledger has at it', async () => {
  for (const seed of seeds({ suite: 2, proof: 100 })) {
    await withSeed(seed, async () => {
      const chance = chanceOf(`taken ${seed}`);
      const service = { capacity: chance.pick([1, 2, 3]), bufferAfter: 5 };
      const world = await core.makeWorld({ service });
      const patient = await core.patient(world.receptionist);
      await withNodes(core.database.appUrl, 2, async (nodes) => {
        const act = acts(world, patient.id, chance);
        const minds = await Promise.all(nodes.map((node) => remembering(node, world)));
        for (let turn = 0; turn < 16; turn += 1) {
          const writers = chance.happens(0.5) ? nodes : [chance.pick(nodes as [TestNode, TestNode])];
          await Promise.all(writers.map((node) => act.try(node)));
          nodes.forEach((node, at) => {
            for (const row of node.published.splice(0)) minds[at]?.sequencer.offer(row);
          });
          await Promise.all(minds.map(({ sequencer }) => sequencer.poll()));
          const head = await headOf(world);
          const ledger = await inLedger(world, head);
          for (const { memory } of minds) expect(await known(memory, world, head)).toEqual(ledger);
        }
      });
    });
  }
});

test('[AV31][AV32] memory is of use at its own version and epoch alone, and after a gap at none', async () => {
  const world = await core.makeWorld();
  const memory = rememberTaken({ store: core.store, log });
  const head = await headOf(world);
  expect(memory.at(head, window())).toBeNull();
  expect(memory.position(world.clinicId)).toBeNull();
  memory.begin(world.clinicId);
  await known(memory, world, head);
  expect(memory.at({ ...head, version: head.version + 1 }, window())).toBeNull();
  expect(memory.at({ ...head, epoch: newId() }, window())).toBeNull();
  expect(memory.at(head, { start: now(), end: now() + 90 * DAY })).toBeNull();
  const before = core.published.length;
  for (const start of ['09:00', '10:00', '11:00']) await booked(core, world, { start: world.at(start) });
  const [first, , third] = core.published
    .slice(before)
    .filter(({ events }) => events?.[0]?.type === 'appointment.booked');
  memory.hear(core.published[before]!);
  expect(memory.position(world.clinicId)?.version).toBe(core.published[before]!.version);
  memory.hear(first!);
  memory.hear(third!);
  expect(memory.position(world.clinicId)).toBeNull();
  const anew = await headOf(world);
  expect(await known(memory, world, anew)).toEqual(await inLedger(world, anew));
  memory.begin(world.clinicId);
  expect(memory.position(world.clinicId)).toBeNull();
  await known(memory, world, anew);
  memory.forget(world.clinicId);
  expect(memory.at(anew, window())).toBeNull();
});

test('[AV31] a search asks memory where that knows, and the ledger where it does not', async () => {
  const world = await core.makeWorld();
  const memory = rememberTaken({ store: core.store, log });
  memory.begin(world.clinicId);
  await known(memory, world, await headOf(world));
  const reader = makeReader({ store: core.store, log, memory });
  const wish = { serviceId: world.visit.id, from: world.at('09:00'), to: world.at('09:15'), limit: 5 };
  const found = async () => {
    const answer = await reader.read(world.receptionist, 'slot.find', wish);
    return answer.ok ? (answer.value as unknown[]).length : -1;
  };
  expect(await found()).toBe(2);
  await asOwner(
    core,
    `insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values ($1, $2, $3, $4, 'closure', $5)`,
    [world.clinicId, world.practitioner, world.at('09:00'), world.at('10:00'), newId()],
  );
  expect(await found()).toBe(2);
  await core.patient(world.receptionist);
  expect(await found()).toBe(1);
});

test('[AV33] time on hold is free again in memory when its time is up, though nobody has said so', async () => {
  const world = await core.makeWorld();
  const memory = rememberTaken({ store: core.store, log });
  memory.begin(world.clinicId);
  const hold = await held(core, world);
  const head = await headOf(world);
  await known(memory, world, head);
  const { list } = memory.position(world.clinicId)!;
  const day = { start: msOf(world.at('00:00')), end: msOf(world.at('00:00', 1)) };
  expect(list.on(world.practitioner, day, msOf(hold.until) - 1).map(({ owner }) => owner)).toEqual([hold.id]);
  expect(list.ofService(world.visit.id, msOf(hold.until) - 1)).toHaveLength(1);
  expect(list.on(world.practitioner, day, msOf(hold.until))).toEqual([]);
  expect(list.ofService(world.visit.id, msOf(hold.until))).toEqual([]);
});
