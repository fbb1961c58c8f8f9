// Bad input through both doors: the same code, the field named in the caller's language, nothing changed, the node up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected } from '#server/store/connection.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Ack, type Desk, dial } from '#server/testing/desk.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
let world: World;
let foreign: World;
let patientId: string;
let foreignPatientId: string;
let desk: Desk;

beforeAll(async () => {
  node = await startNode(core.store);
  world = await core.makeWorld({ rooms: 2 });
  foreign = await core.makeWorld();
  patientId = (await core.patient(world.manager)).id;
  foreignPatientId = (await core.patient(foreign.manager)).id;
  await connected(core.database.ownerUrl, (client) =>
    client.query("update account set locale = 'ar-SA' where email = $1", [`manager-${world.slug}@example.test`]),
  );
  desk = await dial(node.origin, world.manager.token);
});
afterAll(async () => {
  desk.close();
  await node.stop();
});

/** A booking that would be good, changed in one place. */
const booking = (change: object) => ({
  serviceId: world.visit.id,
  scheduleIds: [world.practitioner],
  start: world.at('10:00'),
  patientId,
  ...change,
});

async function overHttp(name: string, input: unknown) {
  const headers = { 'idempotency-key': newId() };
  const answer = await visit(node.origin, `/api/v1/commands/${name}`, {
    token: world.receptionist.token,
    json: input,
    headers,
  });
  return { status: answer.status, ...answer.body } as Ack & { status: number };
}
const overSocket = (name: string, input: unknown) => desk.say('ask', { name, input, commandId: newId() });

async function heads(): Promise<unknown> {
  const rows = await connected(core.database.ownerUrl, (client) =>
    client.query('select clinic_id, version from clinic_head order by 1'),
  );
  return rows.rows;
}

const faulty: [what: string, change: () => object, path: string][] = [
  ['an unknown field', () => ({ clinicId: foreign.clinicId }), 'clinicId'],
  ['a version from outside', () => ({ version: 1, status: 'fulfilled' }), 'status'],
  ['a number for a start', () => ({ start: 0 }), 'start'],
  ['a start that is no instant', () => ({ start: 'tomorrow' }), 'start'],
  ['no start', () => ({ start: undefined }), 'start'],
  ['an operator for an id', () => ({ patientId: { $ne: null } }), 'patientId'],
  ['a list for an id', () => ({ patientId: [patientId] }), 'patientId'],
  ['an id that is none', () => ({ serviceId: '1 or pg_sleep(5)' }), 'serviceId'],
  ['text for minutes', () => ({ durationMinutes: '15' }), 'durationMinutes'],
  ['no minutes', () => ({ durationMinutes: 0 }), 'durationMinutes'],
  ['negative minutes', () => ({ durationMinutes: -15 }), 'durationMinutes'],
  ['half a minute', () => ({ durationMinutes: 7.5 }), 'durationMinutes'],
  ['minutes off the grid', () => ({ durationMinutes: 7 }), 'durationMinutes'],
  ['more minutes than the longest', () => ({ durationMinutes: 485 }), 'durationMinutes'],
  ['more minutes than there are', () => ({ durationMinutes: 2 ** 53 }), 'durationMinutes'],
  ['a start off the grid', () => ({ start: world.at('10:03') }), 'start'],
  ['a start long past', () => ({ start: world.at('10:00', -30) }), 'start'],
  ['a start past the horizon', () => ({ start: world.at('10:00', 500) }), 'start'],
  ['a start in the year 9999', () => ({ start: '9999-12-31T10:00:00.000Z' }), 'start'],
  [
    'two rooms',
    () => ({ serviceId: world.procedure.id, scheduleIds: [world.practitioner, ...world.rooms] }),
    'scheduleIds',
  ],
  ['nine schedules', () => ({ scheduleIds: Array.from({ length: 9 }, () => world.room) }), 'scheduleIds'],
  ['a control character', () => ({ note: 'a\u0000b' }), 'note'],
  ['half a character', () => ({ note: 'a\ud800b' }), 'note'],
  ['a note that is too long', () => ({ note: 'x'.repeat(2001) }), 'note'],
];

const absent: [what: string, change: () => object][] = [
  ['a foreign patient', () => ({ patientId: foreignPatientId })],
  ['a patient nobody has', () => ({ patientId: newId() })],
  ['a foreign service', () => ({ serviceId: foreign.visit.id })],
  ['a foreign schedule', () => ({ scheduleIds: [foreign.practitioner] })],
  ['a schedule nobody has', () => ({ scheduleIds: [newId()] })],
];

/** Asks for a booking through both doors; both must refuse with the code, each in its caller's language. */
async function refusedByBoth(change: object, code: string): Promise<[Ack, Ack]> {
  const before = await heads();
  const input = booking(change);
  const [http, socket] = [await overHttp('appointment.book', input), await overSocket('appointment.book', input)];
  expect([http.code, socket.code]).toEqual([code, code]);
  expect(String(http['detail'])).toMatch(ENGLISH);
  expect(String(socket['detail'])).toMatch(ARABIC);
  expect(await heads()).toEqual(before);
  return [http, socket];
}
const ENGLISH = /^[ -~’“”]+$/;
const ARABIC = /[\u0600-\u06ff]/;

type Fault = { readonly path: string; readonly problem: string; readonly message: string };
const faultAt = (ack: Ack, path: string) => (ack['fields'] as Fault[]).find((one) => one.path === path);

test.each(faulty)(
  '[SE41] %s is invalid to both doors, at its field, in the caller’s language, and changes nothing',
  async (_, change, path) => {
    const [http, socket] = await refusedByBoth(change(), 'invalid');
    expect(faultAt(http, path)?.problem).toBe(faultAt(socket, path)?.problem);
    expect(faultAt(http, path)?.message).toMatch(ENGLISH);
    expect(faultAt(socket, path)?.message).toMatch(ARABIC);
  },
);

test.each(absent)('[SE41] %s is not found by either door, and changes nothing', async (_, change) => {
  const [http, socket] = await refusedByBoth(change(), 'not-found');
  expect([http['fields'], socket['fields']]).toEqual([undefined, undefined]);
});

test('[SE41] an own __proto__ is invalid to both doors and reaches nothing', async () => {
  await refusedByBoth(JSON.parse('{"__proto__": {"admin": true}}') as object, 'invalid');
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

test('[SE41] a foreign id is refused in the very words of one that nobody has', async () => {
  for (const [foreignId, key] of [
    [foreignPatientId, 'patientId'],
    [foreign.visit.id, 'serviceId'],
  ] as const) {
    const answers = await Promise.all(
      [foreignId, newId()].map((id) => overHttp('appointment.book', booking({ [key]: id }))),
    );
    const [one, other] = answers.map((answer) => ({ ...answer, requestId: null }));
    expect(one).toEqual(other);
  }
});

test('[SE41] an unknown command or query is not found, whatever it is called', async () => {
  for (const name of ['appointment.explode', 'toString', '__proto__', 'constructor', 'patient.search']) {
    expect((await overHttp(name, {})).code).toBe('not-found');
    expect((await overSocket(name, {})).code).toBe('not-found');
  }
  for (const name of ['appointment.book', 'hasOwnProperty']) {
    expect((await visit(node.origin, `/api/v1/queries/${name}`, { token: world.manager.token })).status).toBe(404);
    expect((await desk.say('read', { name, input: {} })).code).toBe('not-found');
  }
});

test('[SE41] a body over 64 KB, or that is no JSON object, changes nothing', async () => {
  const before = await heads();
  const path = '/api/v1/commands/appointment.book';
  const bodies: [string, number, string][] = [
    [JSON.stringify(booking({ note: 'x'.repeat(70_000) })), 413, 'too-large'],
    ['{"serviceId":', 422, 'invalid'],
    ['"text"', 422, 'invalid'],
    ['null', 422, 'invalid'],
    ['[]', 422, 'invalid'],
    [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, 422, 'invalid'],
    ['{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), 422, 'invalid'],
  ];
  for (const [raw, status, code] of bodies) {
    const answer = await visit(node.origin, path, {
      token: world.manager.token,
      raw,
      headers: { 'idempotency-key': newId() },
    });
    expect([raw.slice(0, 20), answer.status, answer.body['code']]).toEqual([raw.slice(0, 20), status, code]);
    expect(answer.text).not.toMatch(/at .*\.ts|SyntaxError|select /i);
  }
  expect(await heads()).toEqual(before);
});

test('[SE41] an ended session does nothing through either door', async () => {
  const own = await core.makeWorld();
  const open = await dial(node.origin, own.doctor.token);
  await visit(node.origin, '/api/v1/session', { method: 'DELETE', token: own.doctor.token });
  await open.frame('bye');
  const headers = { 'idempotency-key': newId() };
  const answer = await visit(node.origin, '/api/v1/commands/patient.register', {
    token: own.doctor.token,
    json: { name: 'Layla' },
    headers,
  });
  expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  expect(await core.read(own.manager, 'patient.search', { text: 'Layla' })).toEqual([]);
});

test('[SE42] the same command id through both doors at once has one effect and one answer', async () => {
  const commandId = newId();
  const input = { name: 'Only one' };
  const by = await dial(node.origin, world.receptionist.token);
  const http = () =>
    visit(node.origin, '/api/v1/commands/patient.register', {
      token: world.receptionist.token,
      json: input,
      headers: { 'idempotency-key': commandId },
    });
  const asks = Array.from({ length: 10 }, () => [
    http().then(({ body }) => body),
    by.say('ask', { name: 'patient.register', input, commandId }),
  ]);
  const answers = await Promise.all(asks.flat());
  for (const answer of answers) expect({ ...answer, ok: true }).toEqual({ ...answers[0], ok: true });
  expect(await core.read(world.manager, 'patient.search', { text: 'Only one' })).toHaveLength(1);
  by.close();
});
