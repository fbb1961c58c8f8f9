// What the database lets the app see and touch, whatever the code above it does.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { connected } from './connection.ts';
import { failureOf } from './failures.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const tables = [
  'clinic_log',
  'schedule',
  'service',
  'member',
  'patient',
  'patient_word',
  'appointment',
  'claim',
  'command_receipt',
];

function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

function inside<T extends object>(world: World, sql: string, params: unknown[] = []): Promise<T[]> {
  return core.store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [world.clinicId]);
    return tx.rows<T>(sql, params);
  });
}

test.each(tables)(
  '[TE6] without a clinic %s is empty; with one it holds that clinic’s rows and no others',
  async (table) => {
    const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
    await booked(core, mine);
    await booked(core, theirs);
    expect(await core.store.rows(`select clinic_id from ${table}`)).toEqual([]);
    const seen = await inside<{ clinic_id: string }>(mine, `select distinct clinic_id from ${table}`);
    expect(seen).toEqual([{ clinic_id: mine.clinicId }]);
  },
);

test('[TE6] a connection that served one clinic knows none afterwards', async () => {
  const world = await core.makeWorld();
  await connected(core.database.appUrl, async (client) => {
    const clinic = async () =>
      (await client.query<{ of: string }>(`select current_setting('app.clinic_id', true) as of`)).rows[0]?.of;
    for (const end of ['commit', 'rollback']) {
      await client.query('begin');
      await client.query(`select set_config('app.clinic_id', $1, true)`, [world.clinicId]);
      expect(await clinic()).toBe(world.clinicId);
      await client.query(end);
      expect((await clinic()) ?? '').toBe('');
      expect((await client.query('select * from schedule')).rows).toEqual([]);
    }
  });
});

test('[TE6] two clinics on one pool, hundreds of reads and aborts at once, see only their own', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  await Promise.all(
    Array.from({ length: 300 }, async (_, at) => {
      const world = at % 2 ? one : other;
      const work = core.store.read(world.clinicId, async (tx) => {
        const rows = await tx.rows<{ clinic_id: string }>('select distinct clinic_id from schedule');
        if (at % 5 === 0) throw new Error('given up');
        return rows;
      });
      const seen = await thrownBy(work.then((rows) => expect(rows).toEqual([{ clinic_id: world.clinicId }])));
      expect(seen === null || at % 5 === 0).toBe(true);
    }),
  );
});

test('[TE7] a row for another clinic is refused by the database itself', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const insert = `insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values (?, ?, ?, ?, 'closure', ?)`;
  const error = await thrownBy(
    inside(mine, insert, [theirs.clinicId, theirs.room, theirs.at('09:00'), theirs.at('10:00'), newId()]),
  );
  expect(error).toMatchObject({ code: '42501' });
  expect(failureOf(error)).toBe('foreign');
});

test('[TE7] another clinic’s rows cannot be changed: there are none', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const visit = await booked(core, theirs);
  expect(await inside(mine, `update appointment set note = 'x' where id = ? returning id`, [visit.id])).toEqual([]);
  expect(await inside(mine, 'update claim set live = false where owner = ? returning id', [visit.id])).toEqual([]);
  expect(await inside(mine, 'delete from patient_word where patient_id = ? returning word', [visit.patientId])).toEqual(
    [],
  );
  expect(
    await inside(mine, 'update clinic_head set version = 99 where clinic_id = ? returning version', [theirs.clinicId]),
  ).toEqual([]);
});

test('[TE4] a claim on another clinic’s schedule breaks its reference, and says nothing about it', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  await booked(core, theirs, { serviceId: theirs.procedure.id });
  const insert = `insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values (?, ?, ?, ?, 'closure', ?)`;
  const codeFor = async (schedule: string) => {
    const error = await thrownBy(
      inside(mine, insert, [mine.clinicId, schedule, theirs.at('09:00'), theirs.at('10:00'), newId()]),
    );
    return (error as { code?: string }).code;
  };
  expect([await codeFor(theirs.room), await codeFor(newId())]).toEqual(['23503', '23503']);
});

test.each(['account', 'session', 'credential'])('[TE5] the app cannot read %s at all', async (table) => {
  const world = await core.makeWorld();
  const error = await thrownBy(inside(world, `select * from ${table}`));
  expect(error).toMatchObject({ code: '42501' });
});

test('[TE6] heads of all clinics can be polled, and hold nothing but numbers', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const heads = await core.store.rows<Record<string, unknown>>('select * from clinic_head where clinic_id in (?, ?)', [
    one.clinicId,
    other.clinicId,
  ]);
  expect(heads).toHaveLength(2);
  expect(Object.keys(heads[0] ?? {}).toSorted()).toEqual(['clinic_id', 'epoch', 'server', 'version']);
});

test('[CL2] the ledger takes no empty, endless or overlong claim', async () => {
  const world = await core.makeWorld();
  const insert = `insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values ($1, $2, $3, $4, 'closure', $5)`;
  const codeFor = async (from: string, to: string) => {
    const error = await thrownBy(asOwner(core, insert, [world.clinicId, world.room, from, to, newId()]));
    return error ? (error as { code?: string }).code : 'taken';
  };
  expect(await codeFor(world.at('09:00'), world.at('09:00'))).toBe('23514');
  expect(['22000', '23514']).toContain(await codeFor(world.at('10:00'), world.at('09:00')));
  expect(await codeFor(world.at('09:00'), 'infinity')).toBe('23514');
  expect(await codeFor(world.at('00:00'), world.at('02:00', 1))).toBe('23514');
  expect(await codeFor(world.at('00:00'), world.at('01:00', 1))).toBe('taken');
});
