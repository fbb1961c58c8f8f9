// Reads the database's own catalogue: no table, key, function or grant may forget whose rows it is about.
import { expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { connected } from './connection.ts';
import { asOwner } from '#server/testing/visits.ts';
import { doors, hidden } from '#server/testing/walls.ts';

const core = testCore();

const migrator = 'mikro_orm_migrations';
/** Found by key before the clinic is known, through functions that take and return single rows. */
const keysWithoutClinic = [
  'account_email_key',
  'account_pkey',
  'clinic_pkey',
  'clinic_slug_key',
  'credential_key_hash_key',
  'credential_pkey',
  'display_code_code_key',
  'display_code_pkey',
  'display_key_pkey',
  'session_key_hash_key',
  'session_pkey',
];
const invokers = ['begin_command', 'clinic_here', 'commit_command', 'lock_head', 'nouns_in', 'session_is_open'];

async function names(sql: string): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(core, sql);
  return rows.map((row) => row.name).toSorted();
}

const ours = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '${migrator}'`;
const ownFunctions = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
const unguarded = `select c.relname as name ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`;
const clinicless = `select c.relname as name ${ours} and not exists (
  select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and a.attnotnull)`;
const otherwiseLed = `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
     where n.nspname = 'public' and c.relname <> '${migrator}' and a.attname is distinct from 'clinic_id'`;

test('[TE2] every table has row-level security, and forced', async () => {
  expect((await names(`select c.relname as name ${ours}`)).length).toBeGreaterThan(10);
  expect(await names(unguarded)).toEqual([]);
});

test('[TE2] every table has a policy for the owner, and one for the app that reads and writes by the clinic alone', async () => {
  const policies = await asOwner<{
    table: string;
    name: string;
    roles: string;
    cmd: string;
    qual: string;
    with_check: string | null;
  }>(
    core,
    `select tablename as table, policyname as name, roles::text, cmd, qual, with_check from pg_policies where schemaname = 'public' order by 1, 2`,
  );
  const tables = await names(`select c.relname as name ${ours}`);
  const owners = policies.filter((one) => one.name === 'owner');
  expect(owners.map((one) => one.table)).toEqual(tables);
  expect(new Set(owners.map((one) => `${one.roles} ${one.cmd} ${one.qual} ${one.with_check}`))).toEqual(
    new Set(['{mawid_owner} ALL true true']),
  );
  const clinics = policies.filter((one) => one.name === 'clinic');
  expect(clinics.map((one) => one.table)).toEqual(tables.filter((table) => !hidden.includes(table)));
  for (const { table, roles, cmd, qual, with_check: check } of clinics) {
    const key = table === 'clinic' ? 'id' : 'clinic_id';
    expect([table, roles, cmd]).toEqual([table, '{mawid_app}', 'ALL']);
    expect(check).toBe(qual);
    expect(qual.replaceAll(/\s+/g, ' ')).toMatch(
      new RegExp(
        `^\\(${key} = \\( SELECT \\(NULLIF\\(current_setting\\('app.clinic_id'::text, true\\), ''::text\\)\\)::uuid`,
      ),
    );
  }
  const others = policies.filter((one) => one.name !== 'owner' && one.name !== 'clinic');
  expect(others).toMatchObject([
    { table: 'clinic_head', name: 'heads', cmd: 'SELECT', roles: '{mawid_app}', qual: 'true' },
  ]);
});

test('[TE3] every table holds the clinic, never without one', async () => {
  expect(await names(clinicless)).toEqual(['account', 'clinic', 'credential', 'display_code']);
});

test('[TE3] the clinic leads every key, every exclusion and every index, with the listed exceptions', async () => {
  expect(await names(otherwiseLed)).toEqual(keysWithoutClinic);
});

test('[TE3][CL1] the ledger forbids overlaps of a clinic, a schedule and a lane while they are live, and no other key', async () => {
  const constraints = await asOwner<{ name: string; definition: string }>(
    core,
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'claim'::regclass and contype in ('x', 'u', 'p') order by 1`,
  );
  expect(constraints).toEqual([
    {
      name: 'claim_no_overlap',
      definition: 'EXCLUDE USING gist (clinic_id WITH =, schedule_id WITH =, lane WITH =, during WITH &&) WHERE (live)',
    },
    { name: 'claim_pkey', definition: 'PRIMARY KEY (clinic_id, id)' },
  ]);
});

test('[TE4] every reference holds the clinic, except those to a clinic itself and to an account', async () => {
  const references = await asOwner<{
    name: string;
    from: string;
    to: string;
    leads: string | null;
    target: string | null;
  }>(
    core,
    `select k.conname as name, k.conrelid::regclass::text as from, k.confrelid::regclass::text as to, a.attname as leads, b.attname as target
       from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] where k.contype = 'f'`,
  );
  const plain = references.filter(
    (one) => !(one.leads === 'clinic_id' && one.target === 'clinic_id') && one.to !== 'clinic',
  );
  expect(plain.map((one) => `${one.from} ${one.leads} -> ${one.to}`).toSorted()).toEqual([
    'credential account_id -> account',
    'member account_id -> account',
  ]);
  expect(references.filter((one) => one.to === 'clinic').every((one) => one.leads === 'clinic_id')).toBe(true);
  expect(references.filter((one) => one.to === 'clinic_head')).toEqual([]);
});

test('[TE5] nobody but the app and the owner may use a table or a function of ours', async () => {
  const grants = `select distinct table_name || ' ' || grantee as name from information_schema.role_table_grants
    where table_schema = 'public' and grantee not in ('mawid_owner', 'mawid_app', 'postgres')`;
  expect(await names(grants)).toEqual([]);
  expect(
    await names(`select p.proname as name ${ownFunctions} and has_function_privilege('public', p.oid, 'execute')`),
  ).toEqual([]);
});

test('[TE5] the functions that see past row-level security are the listed ones, with an empty search path and the owner’s', async () => {
  const definer = `select p.proname as name ${ownFunctions} and p.prosecdef`;
  expect(await names(definer)).toEqual(doors);
  expect(
    await names(
      `${definer} and (p.proconfig is distinct from '{"search_path=\\"\\""}' or p.proowner <> 'mawid_owner'::regrole)`,
    ),
  ).toEqual([]);
  expect(await names(`select p.proname as name ${ownFunctions} and not p.prosecdef`)).toEqual(invokers);
  const granted = `select p.proname as name ${ownFunctions} and has_function_privilege('mawid_app', p.oid, 'execute')`;
  expect(await names(granted)).toEqual([...doors, ...invokers].toSorted());
});

test('[TE5] the app has no right on what is read before a clinic is known, and owns nothing', async () => {
  const readable = `select c.relname as name ${ours} and has_any_column_privilege('mawid_app', c.oid, 'select, insert, update, references')`;
  const tables = await names(`select c.relname as name ${ours}`);
  expect(await names(readable)).toEqual(tables.filter((table) => !hidden.includes(table)));
  expect(await names(`select c.relname as name from pg_class c where c.relowner = 'mawid_app'::regrole`)).toEqual([]);
  const destructive = `select c.relname as name ${ours} and (has_table_privilege('mawid_app', c.oid, 'truncate') or has_table_privilege('mawid_app', c.oid, 'trigger'))`;
  expect(await names(destructive)).toEqual([]);
  const [role] = await asOwner(
    core,
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'mawid_app'`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
});

test('[TE2] every view looks with the eyes of whoever asks', async () => {
  const views = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false)`;
  expect(await names(views)).toEqual([]);
});

test('[TE2] the log cannot be rewritten and a claim cannot be moved by the app, only end otherwise', async () => {
  const may = async (table: string, right: string) =>
    names(
      `select a.attname as name from pg_attribute a where a.attrelid = '${table}'::regclass and a.attnum > 0 and not a.attisdropped and has_column_privilege('mawid_app', a.attrelid, a.attnum, '${right}')`,
    );
  expect(await may('clinic_log', 'update')).toEqual([]);
  expect(await may('claim', 'update')).toEqual(['hold_until', 'live']);
  expect(await may('log_noun', 'update')).toEqual([]);
  expect(await may('clinic_head', 'update')).toEqual(['epoch', 'server', 'version']);
  const deletable = `select c.relname as name ${ours} and has_table_privilege('mawid_app', c.oid, 'delete')`;
  expect(await names(deletable)).toEqual(['command_receipt', 'patient_word']);
});

test('[TE2][TE3] a table that forgets all this is found', async () => {
  const found = await connected(core.database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('create table forgetful (id uuid primary key, clinic_id uuid)');
    const lists = [];
    for (const sql of [unguarded, clinicless, otherwiseLed])
      lists.push((await client.query<{ name: string }>(sql)).rows);
    await client.query('rollback');
    return lists.map((rows) => rows.map((row) => row.name).filter((name) => name.startsWith('forgetful')));
  });
  expect(found).toEqual([['forgetful'], ['forgetful'], ['forgetful_pkey']]);
});
