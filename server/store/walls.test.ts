// Tears a hole into every wall between two clinics, one at a time, and sees that it is found.
import type { Client } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { makeTwins, type Twins } from '#server/testing/twins.ts';
import { gapsIn, references } from '#server/testing/walls.ts';
import { connected } from './connection.ts';

const core = testCore();
let twins: Twins;
beforeAll(async () => {
  twins = await makeTwins(core);
});

/** Runs `work` in a transaction of a superuser that is undone. */
function undone<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return connected(core.database.superUrl, async (client) => {
    await client.query('begin');
    const result = await work(client);
    await client.query('rollback');
    return result;
  });
}

function gaps(client: Client, reach: 'all' | 'first' = 'all'): Promise<string[]> {
  return gapsIn(client, twins.mine.clinicId, twins.theirs.clinicId, reach);
}

/** Statements that each tear one hole, by the database's own list of what stands. */
async function holes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ hole: string }>(
    `with ours as (select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
         and c.relkind = 'r' and c.relname <> 'mikro_orm_migrations'),
       policies as (select tablename, policyname, roles from pg_policies where schemaname = 'public')
     select format('drop policy %I on %I', policyname, tablename) as hole from policies where policyname <> 'heads'
     union all select format('alter policy %I on %I using (true)', policyname, tablename) from policies
       where roles = '{mawid_app}' and policyname <> 'heads'
     union all select format('alter policy %I on %I with check (true)', policyname, tablename) from policies
       where roles = '{mawid_app}' and policyname <> 'heads'
     union all select format('create policy hole on %I for select to mawid_app using (true)', relname) from ours
     union all select format('alter table %I disable row level security', relname) from ours
     union all select format('alter table %I no force row level security', relname) from ours
     union all select format('grant select on %I to public', relname) from ours
     union all select format('grant truncate on %I to mawid_app', relname) from ours
     union all select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) from pg_constraint k
       where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) > 1
     union all select format('create index hole on %I (%I)', o.relname, a.attname) from ours o
       join pg_attribute a on a.attrelid = o.oid and a.attnum = 2 join pg_attribute k on k.attrelid = o.oid and k.attname = 'clinic_id'
       where o.relname not in ('credential', 'display_key', 'session')
     union all select format('create view hole as select * from %I', relname) from ours
     union all select format('grant update on %I to mawid_app', relname) from ours where relname in ('account', 'credential', 'session', 'display_code', 'display_key')
     union all select format('create function hole() returns setof %I language sql security definer as $$ select * from public.%1$I $$', relname)
       from ours
     union all select format('alter function %s reset search_path', oid::regprocedure) from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef
     union all select unnest(array['alter role mawid_app bypassrls', 'alter role mawid_app superuser'])`,
  );
  return rows.map(({ hole }) => hole);
}

test('[TE2][TE3][TE4][TE5][TE7] between two clinics there is no gap', async () => {
  expect(await undone((client) => gaps(client))).toEqual([]);
});

test('[TE4] whatever is named after a table refers to a row of it, in the same clinic', async () => {
  const found = await undone(references);
  expect(found.map(({ table, column }) => `${table}.${column}`)).toContain('appointment.patient_id');
  expect(found.length).toBeGreaterThanOrEqual(6);
});

test('[TE13] each policy, key, reference and right that is taken away, one by one, is missed', async () => {
  const unnoticed = await undone(async (client) => {
    const torn = await holes(client);
    const missed: string[] = [];
    for (const hole of torn) {
      await client.query('savepoint whole');
      await client.query(hole);
      if ((await gaps(client, 'first')).length === 0) missed.push(hole);
      await client.query('rollback to savepoint whole');
    }
    return { torn: torn.length, missed };
  });
  expect(unnoticed.missed).toEqual([]);
  expect(unnoticed.torn).toBeGreaterThan(120);
});
