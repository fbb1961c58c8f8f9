// Tests that a database is brought to this version's schema, once, by whoever may.
import { ALONE } from '#shared/model/appointment.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settings } from '#shared/contract/queries.ts';
import { USUAL_DAYS } from '#shared/model/clinic.ts';
import { UNPLANNED } from '#shared/model/closure.ts';
import { patient as patientNoun } from '#shared/model/patient.ts';
import { usualCalendar } from '#shared/model/schedule.ts';
import { USUAL_OFFER } from '#shared/model/service.ts';
import { newId } from '#server/ops/clock.ts';
import { loadPatient } from './calendar.ts';
import { connected } from './connection.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import type { Embedded } from './embedded/open-embedded.ts';
import { migrate, schemaVersion, startNewEpoch, versionOf } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { historyOf } from './history.ts';
import { openStore } from './open.ts';
import { checkServer } from './preflight.ts';
import { loadSettings } from './settings.ts';

let dataDir: string;
let server: Embedded;
let count = 0;
/** The addresses of a database of the test's own, still empty. */
let db: Record<'appUrl' | 'ownerUrl' | 'superUrl', string>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mawid-migrate-'));
  server = await openEmbedded({ dataDir, report: () => {}, fast: true });
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  count += 1;
  const name = `clinic_${count}`;
  await connected(server.superUrl, (client) => client.query(`create database ${name} owner mawid_owner`));
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  db = { appUrl: at(server.appUrl), ownerUrl: at(server.ownerUrl), superUrl: at(server.superUrl) };
});

const names = migrations.map(({ name }) => name);

test('an empty database gets every migration once, and the app can tell', async () => {
  expect(await schemaVersion(db.appUrl)).toEqual({ state: 'behind', applied: null, wanted: names.at(-1) });
  expect(await migrate(db.ownerUrl)).toEqual(names);
  expect(await migrate(db.ownerUrl)).toEqual([]);
  expect(await schemaVersion(db.appUrl)).toMatchObject({ state: 'current', applied: names.at(-1) });
});

const firstSchema = ['0001.sql', '0001-walls.sql', '0001-commands.sql', '0001-sessions.sql']
  .map((file) => readFileSync(new URL(`migrations/${file}`, import.meta.url), 'utf8'))
  .join('\n');

/** Makes the first schema as it was, without any of the later migrations. */
function makeFirstSchema(client: Client) {
  return client.query(`create extension btree_gist; ${firstSchema};
    create table mikro_orm_migrations (id serial primary key, name text, executed_at timestamptz default now());
    insert into mikro_orm_migrations (name) values ('0001')`);
}

test('[LG4] what the log of the first schema tells is what stands in this one', async () => {
  const noun = () => ({ id: newId() });
  const [urgent, usual] = [
    { ...noun(), override: { reason: 'urgent' } },
    { ...noun(), override: null },
  ];
  const patient = noun();
  const told = [{ appointment: urgent, was: { zone: 'UTC' } }, { appointment: usual }, { patient }];
  const others = [{ type: 'session.ended' }];
  await connected(db.ownerUrl, async (client) => {
    await makeFirstSchema(client);
    const write = `insert into clinic_log (clinic_id, version, at, via, command_id, events)
       select gen_random_uuid(), place, now(), 'desk', gen_random_uuid(), e from unnest($1::jsonb[]) with ordinality as one (e, place)`;
    await client.query(write, [[told, others, []].map((events) => JSON.stringify(events))]);
  });
  expect(await migrate(db.ownerUrl)).toEqual(names.slice(1));
  const { rows } = await connected(db.ownerUrl, (client) =>
    client.query<{ events: unknown }>('select events from clinic_log order by version'),
  );
  const left = { reason: 'urgent', beyond: ['hours'] };
  const since = { capacity: 1, ...ALONE };
  const tells = [
    { appointment: { ...urgent, ...since, override: left }, was: { zone: 'UTC' } },
    { appointment: { ...usual, ...since } },
    { patient: { ...patient, active: true, mergedInto: null } },
  ];
  expect(rows.map(({ events }) => events)).toEqual([tells, others, []]);
});

test('a clinic of the first schema has every setting of this one, and its log is told of each noun', async () => {
  const [clinicId, patientId] = [newId(), newId()];
  await connected(db.ownerUrl, async (client) => {
    await makeFirstSchema(client);
    const sql = `insert into clinic (id, slug, name, zone, locale, digits, hour_cycle, week_start, weekend, hijri, version)
        values ($1, 'old', 'Old', 'Asia/Riyadh', 'ar-SA', 'arab', 'h12', 7, '[5, 6]', 'secondary', 2);
      insert into clinic_head (clinic_id, version) values ($1, 2);
      insert into schedule (clinic_id, id, kind, name, hours, position) values ($1, gen_random_uuid(), 'room', 'Room', '[]', 0);
      insert into service (clinic_id, id, name, duration_minutes, needs, position)
        values ($1, gen_random_uuid(), 'Visit', 15, '[{"kind": "practitioner", "among": null}]', 0);
      insert into patient (clinic_id, id, name, file_number, version) values ($1, $2, 'Noura', 1, 2);
      insert into clinic_log (clinic_id, version, at, via, command_id, events)
        values ($1, 2, now(), 'desk', gen_random_uuid(), '[{"type": "patient.registered", "patient": {"id": $2}}]')`;
    await client.query(
      sql
        .replaceAll('"id": $2', `"id": "${patientId}"`)
        .replaceAll('$1', `'${clinicId}'`)
        .replaceAll('$2', `'${patientId}'`),
    );
  });
  await migrate(db.ownerUrl);
  const store = await openStore(db.appUrl, 1);
  try {
    await store.read(clinicId, async (tx) => {
      const known = await loadSettings(tx, clinicId);
      expect(settings.parse(known)).toEqual(known);
      expect(known.services).toMatchObject([{ color: 'teal', public: true }]);
      expect(patientNoun.parse(await loadPatient(tx, clinicId, patientId))).toMatchObject({
        active: true,
        mergedInto: null,
      });
      const told = await historyOf(tx, clinicId, patientId, { limit: 5 });
      expect(told.map(({ version, events }) => [version, events.length])).toEqual([[2, 1]]);
    });
  } finally {
    await store.close();
  }
});

test('[CP2] claims that stood before visits were counted keep their lanes: the first of a time is counted, beside it none is', async () => {
  const [clinicId, scheduleId] = [newId(), newId()];
  await connected(db.ownerUrl, async (client) => {
    await makeFirstSchema(client);
    const sql = `insert into clinic (id, slug, name, zone, locale, digits, hour_cycle, week_start, weekend, hijri, version)
        values ($1, 'old', 'Old', 'Asia/Riyadh', 'ar-SA', 'arab', 'h12', 7, '[5, 6]', 'secondary', 2);
      insert into schedule (clinic_id, id, kind, name, hours, position) values ($1, $2, 'room', 'Room', '[]', 0);
      insert into claim (clinic_id, schedule_id, lane, kind, live, starts_at, ends_at, owner)
        select $1, $2, lane, kind, live, '2026-11-21T08:00Z', '2026-11-21T09:00Z', gen_random_uuid()
          from (values (0, 'appointment', true), (1, 'appointment', true), (2, 'closure', true), (0, 'hold', false)) as had (lane, kind, live)`;
    await client.query(sql.replaceAll('$1', `'${clinicId}'`).replaceAll('$2', `'${scheduleId}'`));
  });
  await migrate(db.ownerUrl);
  const { rows } = await connected(db.ownerUrl, (client) =>
    client.query('select lane, kind, capacity from claim order by live desc, lane'),
  );
  expect(rows).toEqual([
    { lane: 0, kind: 'appointment', capacity: 1 },
    { lane: 1, kind: 'appointment', capacity: null },
    { lane: 2, kind: 'closure', capacity: null },
    { lane: 0, kind: 'hold', capacity: null },
  ]);
});

test('[LG4] what an older log tells of settings, holds and closed time has what theirs have today', async () => {
  const told = [
    { type: 'clinic.edited', clinic: { id: newId() } },
    { type: 'schedule.edited', schedule: { id: newId(), kind: 'practitioner' } },
    { type: 'service.edited', service: { id: newId() } },
    { type: 'hold.placed', hold: { id: newId() } },
    { type: 'schedule.closed', closure: { id: newId() } },
  ];
  await connected(db.ownerUrl, async (client) => {
    await makeFirstSchema(client);
    await client.query(
      `insert into clinic_log (clinic_id, version, at, via, command_id, events)
         values (gen_random_uuid(), 1, now(), 'desk', gen_random_uuid(), $1)`,
      [JSON.stringify(told)],
    );
  });
  await migrate(db.ownerUrl);
  const { rows } = await connected(db.ownerUrl, (client) =>
    client.query<{ events: unknown }>('select events from clinic_log'),
  );
  expect(rows[0]?.events).toMatchObject([
    { clinic: USUAL_DAYS },
    { schedule: usualCalendar('practitioner') },
    { service: USUAL_OFFER },
    { hold: { capacity: 1 } },
    { closure: UNPLANNED },
  ]);
});

test('of several nodes that start at once, one migrates and the others wait for it', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(db.ownerUrl)));
  expect(applied.flat()).toEqual(names);
});

test('a schema of a later version is recognised', () => {
  expect(versionOf([...names, '9999'])).toMatchObject({ state: 'ahead', applied: '9999' });
});

test('after a restore every clinic gets a new epoch', async () => {
  await migrate(db.ownerUrl);
  await connected(db.ownerUrl, (client) =>
    client.query('insert into clinic_head (clinic_id) select gen_random_uuid() from generate_series(1, 3)'),
  );
  const epochs = () =>
    connected(db.ownerUrl, (client) => client.query<{ epoch: string }>('select epoch from clinic_head'));
  const before = await epochs();
  expect(await startNewEpoch(db.ownerUrl)).toBe(3);
  const all = new Set([...before.rows, ...(await epochs()).rows].map(({ epoch }) => epoch));
  expect(all.size).toBe(6);
});

test('the app may enter only as the role that row-level security binds', async () => {
  await expect(checkServer(db.appUrl, 'DATABASE_URL', 'app')).resolves.toBeUndefined();
  await expect(checkServer(db.ownerUrl, 'DATABASE_OWNER_URL', 'owner')).resolves.toBeUndefined();
  await expect(checkServer(db.superUrl, 'DATABASE_URL', 'app')).rejects.toThrow(/does not bind: give it mawid_app/);
  await expect(checkServer(db.ownerUrl, 'DATABASE_URL', 'app')).rejects.toThrow(/is not mawid_app/);
});

test('a database that does not answer is named with what to do', async () => {
  const nobody = 'postgres://mawid_app:x@127.0.0.1:9/mawid';
  const sentence = /^PostgreSQL at 127\.0\.0\.1:9 cannot be used \([^\n]+\): start it or correct DATABASE_URL\.$/;
  await expect(checkServer(nobody, 'DATABASE_URL', 'app')).rejects.toThrow(sentence);
});
