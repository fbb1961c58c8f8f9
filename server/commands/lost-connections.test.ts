// The database dies in the middle: a command still has exactly one effect, and the right answer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { connected } from '#server/store/connection.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { testCore } from '#server/testing/core.ts';
import { testLinks } from '#server/testing/links.ts';
import { asOwner, booked, calendarOf, moved, visitFor } from '#server/testing/visits.ts';
import { makeRunner } from './run.ts';

const core = testCore();
let victim: Store;

beforeAll(async () => {
  victim = await openStore(core.database.appUrl, 2);
});
afterAll(() => victim.close());

/** Ends every connection of the app that is in a transaction, as an administrator or a crash would. */
function killWriters(): Promise<unknown> {
  return connected(core.database.superUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'mawid_app' and state <> 'idle'`,
    ),
  );
}

type Point = 'before the first statement' | 'before the last statement' | 'after the commit';

/** A store that is cut once: somewhere inside a writing transaction, or after it when nobody has heard of its success. */
function cutOnce(point: Point, times = 1): { store: Store; cuts: () => number } {
  let left = times;
  const store: Store = {
    ...victim,
    async write(work) {
      const cutHere = left > 0;
      if (cutHere) left -= 1;
      const done = await victim.write(async (tx) => {
        await tx.rows('select 1');
        if (cutHere && point === 'before the first statement') await killWriters();
        const result = await work(tx);
        if (cutHere && point === 'before the last statement') await killWriters();
        return result;
      });
      if (cutHere) throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
      return done;
    },
  };
  return { store, cuts: () => times - left };
}

function runnerOn(store: Store) {
  const log = makeLog({ level: 'fatal', node: 'test' });
  return makeRunner({ store, log, links: testLinks, publish: () => undefined });
}

test.each<Point>(['before the first statement', 'before the last statement', 'after the commit'])(
  '[RC8] a connection that is lost %s costs a repetition and nothing else',
  async (point) => {
    const world = await core.makeWorld();
    const patient = await core.patient(world.receptionist);
    const { store, cuts } = cutOnce(point);
    const id = newId();
    const outcome = await runnerOn(store).run(
      world.receptionist,
      'desk',
      'appointment.book',
      visitFor(world, patient.id),
      id,
    );
    expect(outcome).toMatchObject({ ok: true, outcome: 'commit', value: { id, version: 2 } });
    expect(cuts()).toBe(1);
    expect(await calendarOf(core, world)).toHaveLength(1);
    const claims = await asOwner(core, 'select id from claim where clinic_id = $1', [world.clinicId]);
    expect(claims).toHaveLength(1);
  },
);

test('[RC8] a move whose commit nobody heard of is answered from its receipt, not made twice', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const { store } = cutOnce('after the commit');
  const input = moved(visit, { start: world.at('11:00') });
  const outcome = await runnerOn(store).run(world.receptionist, 'desk', 'appointment.move', input, newId());
  expect(outcome).toMatchObject({ ok: true, outcome: 'commit', version: 3, value: { start: world.at('11:00') } });
});

test('[RC8] a server that stays away is said to be unavailable, and the same id works when it is back', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const { store, cuts } = cutOnce('before the first statement', 3);
  const runner = runnerOn(store);
  const id = newId();
  const ask = () => runner.run(world.receptionist, 'desk', 'appointment.book', visitFor(world, patient.id), id);
  expect(await ask()).toEqual({ ok: false, refusal: { code: 'unavailable', retryMs: 1000 } });
  expect(cuts()).toBe(3);
  expect(await calendarOf(core, world)).toEqual([]);
  expect(await ask()).toMatchObject({ ok: true, outcome: 'commit', value: { id } });
});

test('[RC11] a command that cannot get the clinic’s lock in two seconds is told it is busy, and nothing has changed', async () => {
  const world = await core.makeWorld();
  const id = newId();
  const register = () => core.runner.run(world.receptionist, 'desk', 'patient.register', { name: 'Noura' }, id);
  await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select 1 from clinic_head where clinic_id = $1 for update', [world.clinicId]);
    expect(await register()).toEqual({ ok: false, refusal: { code: 'busy', retryMs: 500 } });
    await client.query('rollback');
  });
  expect(await register()).toMatchObject({ ok: true, version: 1 });
});
