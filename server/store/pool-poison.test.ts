// Two clinics on two connections, with whatever can end a transaction: none leaves its clinic behind for the next.
import { expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import type { World } from '#server/testing/world.ts';
import type { Store, Tx } from './open.ts';
import { chanceOf } from './seed/chance.ts';

const core = testCore(2);
const REQUESTS = 300;
const AT_ONCE = 8;

/** How a transaction names its clinic: until its end, as ours do, or for the life of its connection. */
type Keeping = 'of the transaction' | 'of the connection';

/** Runs in a transaction that has named its clinic; its rows must be of this clinic. */
type Act = (tx: Tx, world: World) => Promise<readonly { clinic_id: string }[]>;

const seen: Act = (tx) =>
  tx.rows('select distinct clinic_id from patient union select distinct clinic_id from clinic_log');
const broken = (...statements: string[]): Act => {
  return async (tx, world) => {
    await seen(tx, world);
    for (const statement of statements) await tx.rows(statement);
    return [];
  };
};

/** What requests do, as often as it stands here. */
const acts: readonly [Act, ...Act[]] = [
  seen,
  seen,
  seen,
  (tx) => tx.rows('update patient set note = note returning clinic_id'),
  async (tx, world) => {
    await seen(tx, world);
    throw new Error('given up');
  },
  broken('select 1 / 0'),
  broken(`select set_config('statement_timeout', '2ms', true)`, 'select pg_sleep(1)'),
  broken('select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)'),
  broken('select no_such_column from patient'),
  broken('select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)'),
];

/** Everything that was wrong in a run: a clinic found on a connection that was just taken, or rows of another one. */
async function poisonIn(store: Store, worlds: readonly [World, World], seed: number, keeping: Keeping) {
  const chance = chanceOf(`pool ${seed}`);
  const found: string[] = [];
  const isLocal = keeping === 'of the transaction';

  async function request(): Promise<void> {
    const world = chance.pick(worlds);
    if (chance.happens(0.2)) {
      const rows = await store.rows('select clinic_id from patient');
      if (rows.length > 0) found.push(`${rows.length} rows without a clinic`);
      return;
    }
    if (chance.happens(0.3)) {
      const rows = await store.read(world.clinicId, (tx) => seen(tx, world));
      if (rows.length !== 1 || rows[0]?.clinic_id !== world.clinicId) found.push('another clinic in a read');
      return;
    }
    const act = chance.pick(acts);
    await store.write(async (tx) => {
      const [was] = await tx.rows<{ clinic: string | null }>(`select current_setting('app.clinic_id', true) as clinic`);
      if (was?.clinic) found.push(`a connection that still knew ${was.clinic}`);
      await tx.rows(`select set_config('app.clinic_id', ?, ${isLocal})`, [world.clinicId]);
      const rows = await act(tx, world);
      if (rows.some((row) => row.clinic_id !== world.clinicId)) found.push('another clinic in a write');
    });
  }

  let left = REQUESTS;
  const worker = async (): Promise<number> => {
    let failed = 0;
    while (left > 0) {
      left -= 1;
      await request().catch(() => (failed += 1));
    }
    return failed;
  };
  const failed = await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { found, failed: failed.reduce((total, one) => total + one, 0) };
}

async function twoWorlds(): Promise<[World, World]> {
  const worlds: [World, World] = [await core.makeWorld(), await core.makeWorld()];
  for (const world of worlds) await core.patient(world.receptionist);
  return worlds;
}

test.each(seeds({ suite: 1, proof: 25 }))(
  `[TE6] ${REQUESTS} requests of two clinics on two connections, many cut off in the middle, see no row that is not theirs (seed %i)`,
  async (seed) => {
    const { found, failed } = await withSeed(seed, async () =>
      poisonIn(core.store, await twoWorlds(), seed, 'of the transaction'),
    );
    expect(found).toEqual([]);
    expect(failed).toBeGreaterThan(REQUESTS / 10);
  },
);

test('[TE6] a clinic that stays on its connection would be noticed', async () => {
  const { found } = await poisonIn(core.store, await twoWorlds(), 1, 'of the connection');
  expect(found.length).toBeGreaterThan(10);
});
