// What happens to open sockets when a session ends, and when a node does.
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { logSessionEnd } from '#server/store/session-log.ts';
import { testCore } from '#server/testing/core.ts';
import { dial, isCut, type Nearby } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

test('[SE35] signing out cuts that session’s sockets, watching or not, with a reason; others stay', async () => {
  const world = await core.makeWorld();
  const [one, two, other] = [
    await dial(node.origin, world.doctor.token),
    await dial(node.origin, world.doctor.token),
    await dial(node.origin, world.manager.token),
  ];
  await one.say('watch', { clinic: world.clinicId });
  const cuts = Promise.all([isCut(one), isCut(two)]);
  await visit(node.origin, '/api/v1/session', { method: 'DELETE', token: world.doctor.token });
  expect(await one.frame('bye')).toEqual({ code: 'unauthenticated', retryMs: 0 });
  expect(await two.frame('bye')).toEqual({ code: 'unauthenticated', retryMs: 0 });
  await cuts;
  expect((await other.say('read', { name: 'clinic.settings', input: {} })).ok).toBe(true);
  await expect(dial(node.origin, world.doctor.token)).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  other.close();
});

test('[SE35] signing out at another node cuts the sockets here, by the log alone', async () => {
  const world = await core.makeWorld();
  const elsewhere = await startNode(core.store);
  const desk = await dial(node.origin, world.doctor.token);
  const cut = isCut(desk);
  await visit(elsewhere.origin, '/api/v1/session', { method: 'DELETE', token: world.doctor.token });
  expect(await desk.frame('bye')).toMatchObject({ code: 'unauthenticated' });
  await cut;
  await elsewhere.stop();
});

test('[SE35] an ending heard while the database does not answer cuts its sockets once it answers again', async () => {
  const world = await core.makeWorld();
  const said = new PassThrough();
  const troubled = await startNode(core.store, { log: pino({ level: 'warn' }, said) });
  const desk = await dial(troubled.origin, world.doctor.token);
  const asOwner = (sql: string) => connected(core.database.ownerUrl, (client) => client.query(sql));
  await asOwner('revoke execute on function session_find from mawid_app');
  const couldNot = once(said, 'data');
  const { rows } = await asOwner(
    `update session set ended_at = clock_timestamp() where member_id = '${world.doctor.id}' returning id`,
  );
  const [{ id: sessionId }] = rows as [{ id: string }];
  const ended = { sessionId, clinicId: world.clinicId, memberId: world.doctor.id, name: world.doctor.name };
  const frame = await logSessionEnd(core.store, ended, () => Promise.resolve(true));
  if (frame) troubled.realtime.publish(frame);
  await couldNot;
  await asOwner('grant execute on function session_find to mawid_app');
  expect(await desk.frame('bye')).toMatchObject({ code: 'unauthenticated' });
  await troubled.stop();
});

test('[CS15] whoever has another name is shown by it, with what they look at and have open', async () => {
  const world = await core.makeWorld();
  const desk = await dial(node.origin, world.receptionist.token);
  const other = await dial(node.origin, world.doctor.token);
  await desk.say('watch', { clinic: world.clinicId });
  await other.say('here', { view: { page: 'day' } });
  await other.say('lock', { id: newId(), on: { noun: 'appointment', id: newId() } });
  const shows = (name: string) => (frame: Nearby) =>
    frame.presence.some((one) => one.name === name) && frame.locks.some(({ by }) => by.name === name);
  await desk.frame<Nearby>('nearby', shows(world.doctor.name));
  const edit = { memberId: world.doctor.id, baseVersion: 0, base: { name: world.doctor.name }, name: 'د. أمل' };
  const manager = await dial(node.origin, world.manager.token);
  expect(await manager.say('ask', { name: 'member.edit', input: edit, commandId: newId() })).toMatchObject({
    ok: true,
  });
  await desk.frame<Nearby>('nearby', shows('د. أمل'));
  for (const one of [desk, other, manager]) one.close();
});

test('[SE36] a session that expires while its socket is open is cut', async () => {
  const world = await core.makeWorld();
  await connected(core.database.ownerUrl, (client) =>
    client.query("update session set expires_at = clock_timestamp() + interval '1 second' where member_id = $1", [
      world.doctor.id,
    ]),
  );
  const desk = await dial(node.origin, world.doctor.token);
  expect(await desk.frame('bye')).toMatchObject({ code: 'unauthenticated' });
});

test('[SE37] a node that stops asks every desk to leave, each at its own moment, and then closes', async () => {
  const world = await core.makeWorld();
  const leaving = await startNode(core.store);
  const desks = await Promise.all(Array.from({ length: 4 }, () => dial(leaving.origin, world.manager.token)));
  const cuts = Promise.all(desks.map(isCut));
  const stopped = leaving.stop(400);
  const drains = await Promise.all(desks.map((desk) => desk.frame<{ inMs: number }>('drain')));
  expect(drains.map(({ inMs }) => inMs).toSorted((a, b) => a - b)).toEqual([100, 200, 300, 400]);
  await expect(dial(leaving.origin, world.manager.token)).rejects.toMatchObject({ data: { code: 'unavailable' } });
  await Promise.all([stopped, cuts]);
});
