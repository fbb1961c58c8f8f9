// A pool that is let go while it is still being asked.
import { expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { openStore } from './open.ts';

const core = testCore();

test('a store that is closed while it is asked answers what it was asked, and nothing afterwards', async () => {
  const world = await core.makeWorld();
  for (let times = 0; times < 15; times += 1) {
    const store = await openStore(core.database.appUrl, 3);
    const asked = Array.from({ length: 6 }, (_, at) =>
      at % 2 === 0
        ? store.rows('select 1')
        : store.read(world.clinicId, (tx) => tx.rows('select count(*)::int as count from member')),
    );
    for (let turns = 0; turns < times; turns += 1) await new Promise((resume) => setImmediate(resume));
    await store.close();
    expect((await Promise.all(asked)).map((rows) => rows.length)).toEqual(asked.map(() => 1));
    await expect(store.rows('select 1')).rejects.toThrow('closed');
    await expect(store.read(world.clinicId, (tx) => tx.rows('select 1'))).rejects.toThrow('closed');
  }
});
