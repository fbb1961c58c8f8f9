// What a socket may say, and what becomes of what it may not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestName } from '#shared/contract/frames.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Ack, dial, isCut } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { rawDesk, rawSocket } from '#server/testing/raw-socket.ts';
import { visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
let world: World;
beforeAll(async () => {
  node = await startNode(core.store);
  world = await core.makeWorld();
});
afterAll(() => node.stop());

const isAlive = async () => (await visit(node.origin, '/livez')).status === 200;
const settings = (ack: number) => `42${ack}${JSON.stringify(['read', { name: 'clinic.settings', input: {} }])}`;

test('[SE38] an unknown message, a malformed body and a second body are refused as invalid, with a sentence', async () => {
  const desk = await dial(node.origin, world.receptionist.token);
  const odd: [string, unknown][] = [
    ['lock', { id: newId() }],
    ['lock', { id: newId(), on: { noun: 'clinic', id: newId() } }],
    ['lock', { id: newId(), on: { noun: 'patient', id: '*' } }],
    ['lock', { id: newId(), on: { noun: 'patient', id: newId(), clinic: newId() } }],
    ['lock', { id: newId(), on: { noun: 'patient', id: newId() }, mode: 'force' }],
    ['lock', { id: newId(), on: { noun: 'patient', id: newId() }, by: newId() }],
    ['lock', { id: `${newId()},${newId()}`, on: { noun: 'patient', id: newId() } }],
    ['unlock', { id: newId(), clinic: newId() }],
    ['unlock', { id: [newId()] }],
    ['unlock', null],
    ['toString', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['ask', null],
    ['ask', []],
    ['ask', 'text'],
    ['ask', { name: 'patient.register', input: {}, commandId: newId(), clinicId: newId() }],
    ['read', { name: 7, input: {} }],
    ['watch', { clinic: { $ne: null } }],
    ['watch', { clinic: world.clinicId, since: -1 }],
    ['here', { view: { page: 'x'.repeat(21) } }],
  ];
  for (const [event, body] of odd) {
    const ack = await desk.say(event as RequestName, body);
    expect([event, ack.ok, ack.code, typeof ack['detail']]).toEqual([event, false, 'invalid', 'string']);
  }
  const twice = (await desk.socket
    .timeout(5000)
    .emitWithAck('here', { view: { page: 'a' } }, { view: { page: 'b' } })) as Ack;
  expect(twice.code).toBe('invalid');
  desk.close();
});

test('[SE38] a message nobody wants an answer to is taken all the same, and an odd one harms nothing', async () => {
  const desk = await dial(node.origin, world.receptionist.token);
  desk.socket.emit('nonsense');
  desk.socket.emit('here');
  desk.socket.emit('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  const found = await desk.say('read', { name: 'clinic.settings', input: {} });
  expect(found).toMatchObject({ ok: true, epoch: expect.any(String) as string });
  desk.close();
});

test('[SE39] forty messages at once are answered, more are told when to come again, and then are', async () => {
  const desk = await dial(node.origin, world.manager.token);
  const all = await Promise.all(Array.from({ length: 60 }, () => desk.say('here', { view: { page: 'day' } })));
  const refused = all.filter(({ ok }) => !ok);
  expect(all.length - refused.length).toBeGreaterThanOrEqual(40);
  expect(refused.length).toBeGreaterThan(0);
  for (const ack of refused) expect(ack).toMatchObject({ code: 'rate-limited', retryMs: expect.any(Number) as number });
  const lock = { id: newId(), on: { noun: 'appointment', id: newId() } };
  const locks = await Promise.all(Array.from({ length: 20 }, () => desk.say('lock', lock)));
  expect(new Set(locks.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['rate-limited']));
  desk.close();
});

test('[SE39] a socket that never waits is cut', async () => {
  const desk = await dial(node.origin, world.manager.token);
  const cut = isCut(desk);
  for (let count = 0; count < 1200; count += 1) desk.socket.emit('here', { view: { page: 'day' } });
  expect(await desk.frame('bye')).toMatchObject({ code: 'rate-limited' });
  await cut;
});

test('[SE40] a frame over 64 KB closes its socket and nothing else', async () => {
  const [large, other] = [await rawDesk(node.origin, world.manager.token), await dial(node.origin, world.doctor.token)];
  large.send(`42${JSON.stringify(['read', { name: 'x'.repeat(65_600), input: {} }])}`);
  expect(await large.closed).toBe(1009);
  expect((await other.say('read', { name: 'clinic.settings', input: {} })).ok).toBe(true);
  other.close();
});

test('[SE40] a malformed packet closes its socket or is ignored; the node lives', async () => {
  const odd = [
    '4',
    '42',
    '42[',
    '42[]',
    '42{}',
    '42["',
    '42[7]',
    '42[null]',
    '42[{}]',
    '4{}',
    '45-',
    '451-["x"]',
    '455999999-["x"]',
    '4599-["x"]',
    '42["connect"]',
    '42["disconnect"]',
    '42["error"]',
    '42["newListener"]',
    '42["__proto__"]',
    '429007199254740993["here"]',
    '41',
    '43[]',
    '431["x"]',
    '44{"message":"x"}',
    '46["x"]',
    '49',
    '40/admin,{}',
    '40{}',
    '2',
    '3',
    '5',
    '6',
    '7',
    'b4AAAA',
    '',
    'x',
    '\u0000',
    '42["ask",{"_placeholder":true,"num":0}]',
    '451-["ask",{"_placeholder":true,"num":7}]',
    `42["read",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
  ];
  for (const packet of odd) {
    const socket = await rawDesk(node.origin, world.manager.token);
    socket.send(packet, Buffer.from([1, 2, 3]), settings(9));
    await Promise.race([socket.closed, socket.message((text) => text.startsWith('439'))]);
    socket.ws.terminate();
  }
  for (const first of ['42["read",{}]', '43', '40[', '40"x"', '40null', 'x', '451-["x"]']) {
    const socket = await rawSocket(node.origin);
    socket.send(first, settings(9));
    await Promise.race([socket.closed, socket.message((text) => text.startsWith('44'))]);
    expect(socket.heard.some((text) => text.startsWith('439'))).toBe(false);
    socket.ws.terminate();
  }
  expect(await isAlive()).toBe(true);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

test('[SE40] no other namespace is there', async () => {
  const socket = await rawSocket(node.origin);
  socket.send(`40/admin,${JSON.stringify({ token: world.manager.token })}`);
  expect(await socket.message((text) => text.startsWith('44'))).toContain('Invalid namespace');
  socket.ws.terminate();
});

test('[SE40] a socket that never signs in is closed after five seconds', async () => {
  const began = performance.now();
  const socket = await rawSocket(node.origin);
  await socket.closed;
  expect(performance.now() - began).toBeGreaterThan(4000);
});
