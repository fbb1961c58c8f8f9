// A clinic's clock knows which server it runs on: another one begins a new epoch.
import { expect, test } from 'vitest';
import { changes } from '#server/queries/changes.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
type Head = { epoch: string; version: number; server: string };

async function headOf(world: World): Promise<Head> {
  const [row] = await asOwner<Head>(core, 'select epoch, version::int, server from clinic_head where clinic_id = $1', [
    world.clinicId,
  ]);
  return row ?? { epoch: '', version: -1, server: '' };
}

function moveElsewhere(world: World): Promise<unknown> {
  return asOwner(core, `update clinic_head set server = 'another:00000002' where clinic_id = $1`, [world.clinicId]);
}

test('[LG9] the first commit of a clinic notes which server and timeline it is on, and its epoch stays', async () => {
  const world = await core.makeWorld();
  const before = await headOf(world);
  await core.patient(world.receptionist);
  await core.patient(world.receptionist);
  const after = await headOf(world);
  expect(after).toMatchObject({ epoch: before.epoch, version: 2 });
  expect(after.server).toMatch(/^\d+:[0-9A-F]{8}$/);
});

test('[LG9] found on another server, the next commit begins a new epoch and goes on counting', async () => {
  const world = await core.makeWorld();
  await core.patient(world.receptionist);
  const before = await headOf(world);
  await moveElsewhere(world);
  await core.patient(world.receptionist);
  const after = await headOf(world);
  expect([after.version, after.server]).toEqual([2, before.server]);
  expect(after.epoch).not.toBe(before.epoch);
  expect(core.published.at(-1)).toMatchObject({ epoch: after.epoch, version: 2 });
});

test('[LG9] a screen that only watches begins it too, once for all that ask at once', async () => {
  const world = await core.makeWorld();
  await core.patient(world.receptionist);
  const { epoch } = await headOf(world);
  await moveElsewhere(world);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => changes(core.store, world.receptionist, { epoch, since: 1, full: true })),
  );
  const now = await headOf(world);
  expect(now.epoch).not.toBe(epoch);
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: true, changes: { kind: 'snapshot', epoch: now.epoch, head: 1 } });
  }
});

test('[LG9] every connection of every node names the same server', async () => {
  const names = await withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all(
      nodes.flatMap(({ store }) =>
        [1, 2, 3].map(() =>
          store.rows<{ name: string }>(`select current_setting('app.server', true) as name, pg_sleep(0.01)`),
        ),
      ),
    ),
  );
  const found = new Set(names.flat().map((row) => row.name));
  expect(found.size).toBe(1);
  expect([...found][0]).toMatch(/^\d+:[0-9A-F]{8}$/);
});
