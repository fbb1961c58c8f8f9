// How much of the clinics it follows a node remembers: of those used least nothing, once there is too much.
import { expect, test } from 'vitest';
import { DAY } from '#shared/time/instant.ts';
import { now } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { testCore } from '#server/testing/core.ts';
import type { World } from '#server/testing/world.ts';
import { readHead } from './clinic-log.ts';
import { rememberTaken } from './taken-memory.ts';

const core = testCore();
const log = makeLog({ level: 'fatal', node: 'test' });
const window = () => ({ start: now(), end: now() + 60 * DAY });
const headOf = async ({ clinicId }: World) => (await core.store.read(clinicId, (tx) => readHead(tx, clinicId)))!;

test('[AV32] what was used least makes room, and is not read again at every search', async () => {
  const [first, second] = [await core.makeWorld(), await core.makeWorld()];
  const reads: string[] = [];
  const store = {
    ...core.store,
    read: ((clinicId, work) => {
      reads.push(clinicId);
      return core.store.read(clinicId, work);
    }) as typeof core.store.read,
  };
  const memory = rememberTaken({ store, log, most: { claims: 1000, clinics: 1, owners: 1000 } });
  for (const world of [first, second]) {
    memory.begin(world.clinicId);
    const head = await headOf(world);
    await expect.poll(() => memory.at(head, window())).not.toBeNull();
  }
  await expect.poll(() => memory.position(first.clinicId)).toBeNull();
  const head = await headOf(first);
  for (let times = 0; times < 5; times += 1) expect(memory.at(head, window())).toBeNull();
  expect(reads).toEqual([first.clinicId, second.clinicId]);
  expect(memory.position(second.clinicId)).not.toBeNull();
});
