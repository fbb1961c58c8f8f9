// What a database error means, each code as PostgreSQL or the driver really raises it.
import { expect, test } from 'vitest';
import { connected } from './connection.ts';
import { openStore } from './open.ts';
import { failureOf } from './failures.ts';
import { testCore } from '#server/testing/core.ts';

const core = testCore();

function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

test.each([
  ['40P01', 'again'],
  ['40001', 'again'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['53300', 'busy'],
  ['57P01', 'lost'],
  ['57P02', 'lost'],
  ['57P03', 'lost'],
  ['08006', 'lost'],
  ['53100', 'unavailable'],
  ['25006', 'unavailable'],
  ['42501', 'foreign'],
  ['23505', 'bug'],
  ['23514', 'bug'],
  ['XX001', 'bug'],
])('SQLSTATE %s means %s', async (code, meaning) => {
  const error = await thrownBy(
    core.store.write((tx) => tx.rows(`do $$ begin raise exception 'as if' using errcode = '${code}'; end $$`)),
  );
  expect(error).toMatchObject({ code });
  expect(failureOf(error)).toBe(meaning);
});

test.each(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'])(
  '%s on the way there means that the server is lost',
  (code) => {
    expect(failureOf(new Error('wrapped', { cause: Object.assign(new Error('no way'), { code }) }))).toBe('lost');
  },
);

test('anything that is no error of the database is a bug', () => {
  for (const error of [new TypeError('x is undefined'), 'text', null, undefined, { code: '40001' }]) {
    expect(failureOf(error)).toBe('bug');
  }
});

test('a lock that is not given up in time means busy', async () => {
  const world = await core.makeWorld();
  const error = await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select 1 from clinic_head where clinic_id = $1 for update', [world.clinicId]);
    return thrownBy(
      core.store.write(async (tx) => {
        await tx.rows(`select set_config('lock_timeout', '10ms', true), set_config('app.clinic_id', ?, true)`, [
          world.clinicId,
        ]);
        return tx.rows('select lock_head(?)', [world.clinicId]);
      }),
    );
  });
  expect(failureOf(error)).toBe('busy');
});

test('a read that takes too long means busy, and the connection is as good as new', async () => {
  const slow = thrownBy(
    core.store.read('00000000-0000-4000-8000-000000000000', async (tx) => {
      await tx.rows(`select set_config('statement_timeout', '10ms', true)`);
      return tx.rows('select pg_sleep(5)');
    }),
  );
  expect(failureOf(await slow)).toBe('busy');
  expect(await core.store.rows(`select 1 as one, current_setting('statement_timeout') as patience`)).toEqual([
    { one: 1, patience: '0' },
  ]);
});

test('a read that tries to write is refused by the database', async () => {
  const error = await thrownBy(
    core.store.read('00000000-0000-4000-8000-000000000000', (tx) => tx.rows('delete from patient_word')),
  );
  expect(error).toMatchObject({ code: '25006' });
});

test('two who lock each other out: one is told to try again', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const crossing = (first: string, second: string) =>
    connected(core.database.superUrl, async (client) => {
      await client.query(`begin; set local deadlock_timeout = '50ms'`);
      await client.query('select 1 from clinic_head where clinic_id = $1 for update', [first]);
      await met();
      await client.query('select 1 from clinic_head where clinic_id = $1 for update', [second]);
    });
  const both = Promise.withResolvers<void>();
  let here = 0;
  const met = () => {
    here += 1;
    if (here === 2) both.resolve();
    return both.promise;
  };
  const errors = await Promise.all([
    thrownBy(crossing(one.clinicId, other.clinicId)),
    thrownBy(crossing(other.clinicId, one.clinicId)),
  ]);
  expect(errors.filter(Boolean).map(failureOf)).toEqual(['again']);
});

test('[RC8] connections that are killed one after the other leave the pool as wide as it was', async () => {
  const store = await openStore(core.database.appUrl, 2);
  const dieInside = (work: 'read' | 'write') => {
    const body = (tx: { rows: typeof store.rows }) => tx.rows('select pg_terminate_backend(pg_backend_pid())');
    return thrownBy(work === 'read' ? store.read('00000000-0000-4000-8000-000000000000', body) : store.write(body));
  };
  for (const work of ['read', 'write', 'read', 'write', 'write'] as const)
    expect(failureOf(await dieInside(work))).toBe('lost');
  expect(await Promise.all([store.rows('select 1 as one'), store.rows('select 1 as one')])).toHaveLength(2);
  await store.close();
});

test('a server that is not there is lost, and opening it says so', async () => {
  const away = await thrownBy(openStore('postgres://mawid_app:x@127.0.0.1:9/nothing', 1));
  expect(failureOf(away)).toBe('lost');
});
