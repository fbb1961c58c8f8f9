// The order in which a clinic's log is sent, on a real log.
import { beforeAll, expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { connected } from '#server/store/connection.ts';
import { readHeads, readLog } from '#server/store/clinic-log.ts';
import { testCore } from '#server/testing/core.ts';
import type { World } from '#server/testing/world.ts';
import { makeSequencer, RING } from './sequencer.ts';

const core = testCore();
let world: World;
beforeAll(async () => {
  world = await core.makeWorld();
});

const log = makeLog({ level: 'silent', node: 'test' });

/** A sequencer over the test's log that notes what it does; `reads` counts. */
async function following(clinicId: string) {
  const seen = { sent: [] as number[], resets: [] as string[], reads: 0 };
  const sequencer = makeSequencer({
    readLog: (id, after, limit) => {
      seen.reads += 1;
      return readLog(core.store, id, after, limit);
    },
    readHeads: (ids) => readHeads(core.store, ids),
    emit: (row) => seen.sent.push(row.version),
    reset: (_, why) => seen.resets.push(why),
    log,
  });
  await sequencer.follow(clinicId);
  return { sequencer, seen };
}

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

/** Below the length of a clinic's queue. */
const AT_ONCE = 50;

/** Commits on this clinic without telling anybody. */
async function commit(where: World, count: number): Promise<LogFrame[]> {
  const before = core.published.length;
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = upTo(Math.min(AT_ONCE, count - done), done + 1);
    await Promise.all(some.map((number) => core.patient(where.receptionist, `Patient ${number}`)));
  }
  return core.published.slice(before).filter(({ clinic }) => clinic === where.clinicId);
}

test('[DE1] rows offered in any order are sent in order, each once', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  const rows = await commit(own, 30);
  for (const row of rows.toReversed()) sequencer.offer(row);
  for (const row of rows) sequencer.offer(row);
  await sequencer.poll();
  expect(seen.sent).toEqual(upTo(30));
});

test('[DE1] commits from many desks at once arrive in order, without a hole', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  const from = core.published.length;
  const watcher = setInterval(() => {
    for (const row of core.published.slice(from)) sequencer.offer(row);
  }, 1);
  await commit(own, 60);
  clearInterval(watcher);
  await sequencer.poll();
  expect(seen.sent).toEqual(upTo(60));
});

test('[DE2] when every hint is lost, the next poll brings it all', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  await commit(own, 20);
  expect(seen.sent).toEqual([]);
  await sequencer.poll();
  expect(seen.sent).toEqual(upTo(20));
  expect(sequencer.behind()).toBe(20);
});

test('[DE3] a hint of what is known costs nothing; a doubled, late or forged one at most one read, and sends nothing', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  await commit(own, 3);
  await sequencer.poll();
  const position = sequencer.position(own.clinicId);
  const epoch = position?.epoch ?? '';
  const { reads } = seen;
  for (const head of [0, 1, 3]) await sequencer.look(own.clinicId, { epoch, head });
  expect(seen.reads).toBe(reads);
  await sequencer.look(own.clinicId, { epoch, head: 1_000_000 });
  await sequencer.look(own.clinicId, { epoch: newId(), head: 5 });
  expect(seen.reads).toBe(reads + 2);
  await sequencer.look(newId(), { epoch, head: 5 });
  expect([seen.sent, seen.resets]).toEqual([upTo(3), []]);
});

test('[DE3] many hints at once share their reads', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  await commit(own, 5);
  await Promise.all(upTo(200).map((head) => sequencer.look(own.clinicId, { epoch: 'x', head })));
  expect(seen.sent).toEqual(upTo(5));
  expect(seen.reads).toBeLessThanOrEqual(2);
});

test('[DE4] a new epoch begins anew and says so', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  await commit(own, 4);
  await sequencer.poll();
  await connected(core.database.ownerUrl, (client) =>
    client.query('update clinic_head set epoch = gen_random_uuid() where clinic_id = $1', [own.clinicId]),
  );
  await sequencer.poll();
  expect(seen.resets).toEqual(['epoch']);
  await commit(own, 1);
  await sequencer.poll();
  expect(seen.sent).toEqual(upTo(5));
  expect(
    sequencer.since(own.clinicId, sequencer.position(own.clinicId)?.epoch ?? '', 4)?.rows.map(({ version }) => version),
  ).toEqual([5]);
});

test('[DE4] a head that went back under the same epoch begins anew too', async () => {
  const own = await core.makeWorld();
  const { sequencer, seen } = await following(own.clinicId);
  await commit(own, 4);
  await sequencer.poll();
  await connected(core.database.ownerUrl, async (client) => {
    await client.query('delete from log_noun where clinic_id = $1 and version > 2', [own.clinicId]);
    await client.query('delete from clinic_log where clinic_id = $1 and version > 2', [own.clinicId]);
    await client.query('update clinic_head set version = 2 where clinic_id = $1', [own.clinicId]);
  });
  await sequencer.poll();
  expect(seen.resets).toEqual(['rewound']);
  expect(sequencer.position(own.clinicId)?.version).toBe(2);
});

test('[DE5] memory answers those who missed little, and says when it does not reach', async () => {
  const own = await core.makeWorld();
  const { sequencer } = await following(own.clinicId);
  await commit(own, RING + 10);
  await sequencer.poll();
  const epoch = sequencer.position(own.clinicId)?.epoch ?? '';
  const head = RING + 10;
  expect(sequencer.since(own.clinicId, epoch, head)).toEqual({ head, rows: [] });
  expect(sequencer.since(own.clinicId, epoch, 10)?.rows.map(({ version }) => version)).toEqual(upTo(RING, 11));
  expect(sequencer.since(own.clinicId, epoch, 9)).toBeNull();
  expect(sequencer.since(own.clinicId, epoch, head + 1)).toBeNull();
  expect(sequencer.since(own.clinicId, newId(), head)).toBeNull();
});

test('[DE6] a clinic nobody is connected to is forgotten, and followed from its head when somebody comes back', async () => {
  const { sequencer, seen } = await following(world.clinicId);
  sequencer.forget(world.clinicId);
  await commit(world, 3);
  await sequencer.poll();
  expect(await sequencer.follow(world.clinicId)).toBe(false);
  expect(await sequencer.follow(world.clinicId)).toBe(true);
  expect([seen.sent, sequencer.position(world.clinicId)?.version]).toEqual([[], 3]);
});
