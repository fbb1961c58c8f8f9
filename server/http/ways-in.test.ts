// Every way in there is, as the program itself lists them: one that the matrices do not know fails here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { requests } from '#shared/contract/frames.ts';
import { queries } from '#shared/contract/queries.ts';
import { role as roleNames } from '#shared/model/caller.ts';
import { testCore } from '#server/testing/core.ts';
import { idPositions, idPositionsOfSchema } from '#server/testing/id-positions.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { calls, carriers, recordedRequests } from '#server/testing/recorded-calls.ts';
import { paperStage } from '#server/testing/stage.ts';
import { makeWitness, openDoors, type TwoDoors } from '#server/testing/two-doors.ts';
import { makeTwins, traceFinder, type Twins } from '#server/testing/twins.ts';
import { newId } from '#server/ops/clock.ts';
import { hashPassword } from '#server/store/passwords.ts';
import { asOwner } from '#server/testing/visits.ts';

const core = testCore();
const PASSWORD = 'only-for-the-twins';
let node: Node;
let twins: Twins;
let doors: TwoDoors;
let witness: ReturnType<typeof makeWitness>;

beforeAll(async () => {
  node = await startNode(core.store);
  twins = await makeTwins(core);
  witness = makeWitness(await traceFinder(core, twins));
  doors = openDoors(node.origin, witness);
});
afterAll(async () => {
  doors.close();
  await node.stop();
});

const rows = { ...commands, ...queries };

test(`[TE12] ${Object.keys(rows).length} commands and queries: each has a recorded call that works`, () => {
  expect([...new Set(calls.map(({ name }) => name))].toSorted()).toEqual(Object.keys(rows).toSorted());
  expect([...carriers, ...Object.keys(recordedRequests)].toSorted()).toEqual(Object.keys(requests).toSorted());
});

/** No clinic has a queue yet, so no call that works can name one: any is `not-found`. */
const withoutNouns = ['display.pair queueIds.0'];

test('[TE12] every place for an id in the contract is filled by some recorded call', () => {
  const filled = new Set([
    ...calls.flatMap((call) => idPositions(call.input(paperStage)).map((path) => `${call.name} ${path}`)),
    ...Object.entries(recordedRequests).flatMap(([name, body]) =>
      idPositions(body('clinic', paperStage.room, paperStage)).map((path) => `${name} ${path}`),
    ),
  ]);
  const places = [
    ...Object.entries(rows).map(([name, { input }]) => ({ name, schema: input })),
    ...Object.entries(requests).map(([name, schema]) => ({ name, schema })),
  ].flatMap(({ name, schema }) => idPositionsOfSchema(schema).map((path) => `${name} ${path}`));
  expect(places.length).toBeGreaterThan(15);
  expect(places.filter((place) => !filled.has(place))).toEqual(withoutNouns);
});

/** Routes whose answers the matrices read. */
const inMatrices = [
  'POST /api/v1/commands/:name',
  'GET /api/v1/queries/:name',
  'POST /api/v1/queries/:name',
  'GET /api/v1/clinics/:clinic/changes',
];
/** The other routes: how one of the clinic `mine` uses each, and the code that comes back. */
type Visit = readonly [path: string, code: string, json?: (word: string) => object];
const signIn = (word: string) => ({
  email: `receptionist-${twins.mine.slug}@example.test`,
  password: PASSWORD,
  clinic: word,
});
const others: Readonly<Record<string, Visit>> = {
  'GET /livez': ['/livez', 'ok'],
  'GET /readyz': ['/readyz', 'ok'],
  'GET /metrics': ['/metrics', 'ok'],
  'POST /api/v1/session': ['/api/v1/session', 'unauthenticated', signIn],
  'GET /api/v1/session': ['/api/v1/session', 'ok'],
  'POST /api/v1/password': [
    '/api/v1/password',
    'not-found',
    (word) => ({ link: word.padEnd(16, '0'), password: PASSWORD }),
  ],
  'POST /api/v1/session/confirm': ['/api/v1/session/confirm', 'ok', () => ({ password: PASSWORD })],
  'GET /api/v1/account': ['/api/v1/account', 'ok'],
  'PATCH /api/v1/account': ['/api/v1/account', 'ok', () => ({ preferences: {} })],
  'POST /api/v1/account/password': [
    '/api/v1/account/password',
    'invalid',
    () => ({ current: PASSWORD, next: 'short' }),
  ],
  'DELETE /api/v1/account/sessions': ['/api/v1/account/sessions', 'ok'],
  'DELETE /api/v1/account/sessions/:id': [`/api/v1/account/sessions/${newId()}`, 'not-found'],
  'GET /api/v1/openapi.json': ['/api/v1/openapi.json', 'ok'],
  'GET /docs': ['/docs', 'ok'],
  'GET /docs/style.css': ['/docs/style.css', 'ok'],
  'GET /': ['/', 'not-found'],
  'GET /sign-in': ['/sign-in', 'not-found'],
  'GET /doctor': ['/doctor', 'not-found'],
  'GET /password': ['/password', 'not-found'],
  'GET /admin': ['/admin', 'not-found'],
  'GET /account': ['/account', 'not-found'],
  'GET /print': ['/print', 'not-found'],
  'GET /board': ['/board', 'not-found'],
  'GET /board/:key': ['/board/nobodys-key', 'not-found'],
  'GET /assets/:file': ['/assets/app.js', 'not-found'],
  'GET /:file': ['/robots.txt', 'not-found'],
};
/** Visited last of all, for it ends the session. */
const atLast = 'DELETE /api/v1/session';

type Layer = { readonly methods: readonly string[]; readonly path: string };
function routesOf(app: Node['app']): string[] {
  const found = app.middleware.find((part) => 'router' in part) as unknown as { router: { stack: readonly Layer[] } };
  return found.router.stack.flatMap(({ methods, path }) =>
    methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`),
  );
}

test(`[TE12] ${inMatrices.length + Object.keys(others).length + 1} routes: each that the router has is visited`, () => {
  expect(routesOf(node.app).toSorted()).toEqual([...inMatrices, ...Object.keys(others), atLast].toSorted());
});

test('[TE1][TE10] no other route tells of another clinic, whoever asks', async () => {
  await asOwner(core, 'update account set password_hash = $1', [await hashPassword(PASSWORD)]);
  const { theirs, mine } = twins;
  for (const role of roleNames.options) {
    for (const [route, [path, code, json]] of Object.entries(others)) {
      const [method = ''] = route.split(' ');
      const ask = (word: string) => doors.get(mine[role], path, json ? { method, json: json(word) } : { method });
      const foreign = await ask(theirs.slug);
      expect([role, route, foreign.code]).toEqual([role, route, code]);
      if (!json) continue;
      for (const word of ['nobody-here', theirs.clinicId])
        expect([role, route, await ask(word)]).toEqual([role, route, foreign]);
    }
    expect((await doors.get(mine[role], '/api/v1/session', { method: 'DELETE' })).status).toBe(204);
  }
  expect(witness.leaks).toEqual([]);
});

test('[TE10] a person of two clinics who signs in to one learns of the other nothing but that it is theirs to choose', async () => {
  const email = `manager-${twins.mine.slug}@example.test`;
  const ask = { email, password: PASSWORD };
  const unsure = await doors.get(twins.mine.receptionist, '/api/v1/session', { json: ask });
  expect(unsure.code).toBe('invalid');
  expect(unsure.body).toContain(twins.theirs.slug);
  expect(witness.leaks.length).toBeGreaterThan(0);
  witness.leaks.length = 0;
  const sure = await doors.get(twins.mine.receptionist, '/api/v1/session', {
    json: { ...ask, clinic: twins.mine.slug },
  });
  expect(sure.body).toContain(`"clinicId":"${twins.mine.clinicId}"`);
  expect(witness.leaks).toEqual([]);
});
