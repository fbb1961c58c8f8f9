// A desk that does not read what it is sent.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected } from '#server/store/connection.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dial, type Log } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { rawDesk } from '#server/testing/raw-socket.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

/** Writes rows of about 50 KB into a clinic's log at once, as many commits would. */
async function flood(world: World, from: number, count: number): Promise<void> {
  await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('update clinic_head set version = $2 where clinic_id = $1', [world.clinicId, from + count - 1]);
    await client.query(
      `insert into clinic_log (clinic_id, version, at, actor, via, command_id, events)
         select $1, version, now(), null, 'job', gen_random_uuid(),
           jsonb_build_array(jsonb_build_object('type', 'patient.registered', 'patient', jsonb_build_object('note', repeat('x', 50000))))
         from generate_series($2::int, $3::int) as version`,
      [world.clinicId, from, from + count - 1],
    );
    await client.query('commit');
  });
}

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);
const isSlow = async () => Number((await node.metrics.slow.get()).values[0]?.value ?? 0);

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not happen within 20 s');
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

test('[DE14] a desk that stops reading leaves the room, is told so, and has every row once it reads again', async () => {
  const world = await core.makeWorld();
  const slow = await rawDesk(node.origin, world.doctor.token);
  slow.send(`421${JSON.stringify(['watch', { clinic: world.clinicId }])}`);
  await slow.message((text) => text.startsWith('431'));
  const before = await isSlow();
  slow.ws.pause();
  await flood(world, 1, 500);
  await until(async () => (await isSlow()) > before);
  const desk = await dial(node.origin, world.receptionist.token);
  await desk.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  slow.ws.resume();
  await slow.message((text) => text.startsWith('42["lagging"'));
  await slow.message((text) => text.startsWith('42["log"') && text.includes('"version":501'));
  await desk.say('ask', { name: 'patient.register', input: { name: 'Noura' }, commandId: newId() });
  await slow.message((text) => text.startsWith('42["log"') && text.includes('"version":502'));
  const rows = slow.heard
    .filter((text) => text.startsWith('42["log"'))
    .map((text) => (JSON.parse(text.slice(2)) as [string, Log])[1].version);
  expect(rows).toEqual(upTo(502));
  slow.ws.terminate();
  desk.close();
});

test('[DE15] a desk with a thousand packets in waiting is cut, and told why if it reads at last', async () => {
  const world = await core.makeWorld();
  const slow = await rawDesk(node.origin, world.doctor.token);
  slow.send(`421${JSON.stringify(['watch', { clinic: world.clinicId }])}`);
  const answer = await slow.message((text) => text.startsWith('431'));
  const [{ epoch }] = JSON.parse(answer.slice(3)) as [{ epoch: string }];
  slow.ws.pause();
  const row = {
    clinic: world.clinicId,
    epoch,
    at: new Date(0).toISOString(),
    by: null,
    via: 'job',
    commandId: newId(),
  } as const;
  const large = [{ type: 'patient.registered', patient: { note: 'x'.repeat(50_000) } }] as unknown as Log['events'];
  for (const version of upTo(400)) node.realtime.publish({ ...row, version, events: large });
  for (let turns = 0; turns < 20; turns += 1) await nextTurn();
  for (const version of upTo(1100, 401)) node.realtime.publish({ ...row, version, events: [] });
  await until(async () => Number((await node.metrics.sockets.get()).values[0]?.value) === 0);
  slow.ws.resume();
  await slow.closed;
  expect(slow.heard.filter((text) => text.startsWith('42["bye"'))).toEqual([
    '42["bye",{"code":"slow","retryMs":1000}]',
  ]);
});
