// Looks for a way over the walls between two clinics, in the database itself: by trying, and in its catalogue.
import type { Client } from 'pg';
import type { Id } from '#shared/model/id.ts';

/** Read before a clinic is known, or of none; the app reaches them through functions alone. */
export const hidden = ['account', 'credential', 'display_code', 'display_key', 'session'];
const migrator = 'mikro_orm_migrations';
/** Those functions. */
export const doors = [
  'account_find',
  'account_of',
  'account_password',
  'account_prefer',
  'account_session_end',
  'display_code_of',
  'display_code_put',
  'display_code_take',
  'display_key_drop',
  'display_key_put',
  'join_find',
  'join_use',
  'keys_forget',
  'member_add',
  'member_at',
  'member_link',
  'member_links_end',
  'member_list',
  'member_sessions_end',
  'member_standing',
  'password_set',
  'session_end',
  'session_find',
  'session_open',
  'sign_in_lookup',
];

async function column(client: Client, sql: string, params: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql, [...params]);
  return rows.map(({ name }) => name);
}

/** The tables that hold rows of clinics, by the database's own list. */
export function clinicTables(client: Client): Promise<string[]> {
  return column(
    client,
    `select t.table_name as name from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'clinic_id' order by 1`,
  );
}

/** A reference a clinic's row makes: a column named after a table holds the id of one of its rows. */
export type Reference = { readonly table: string; readonly column: string; readonly to: string };

/** The references there must be, by the names of columns. */
export async function references(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.table_name as table, c.column_name as column, t.table_name as to from information_schema.columns c
       join information_schema.tables t on t.table_schema = 'public' and c.column_name = t.table_name || '_id'
      where c.table_schema = 'public' and t.table_name not in ('clinic', 'account') order by 1, 2`,
  );
  return rows;
}

const searches = [unguarded, referencesBeyond, seenBeyond];

/** Every gap a superuser's connection finds, inside a transaction of its own; with `first`, those of the first search that finds any. */
export async function gapsIn(client: Client, mine: Id, theirs: Id, reach: 'all' | 'first' = 'all'): Promise<string[]> {
  const found: string[] = [];
  for (const search of searches) {
    if (reach === 'all' || found.length === 0) found.push(...(await search(client, mine, theirs)));
  }
  return found;
}

/** Runs `work` as the app, in a clinic or in none, and undoes it. */
async function asApp<T>(client: Client, clinicId: Id | null, work: () => Promise<T>): Promise<T> {
  await client.query('savepoint app');
  await client.query(`set local role mawid_app`);
  await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId ?? '']);
  try {
    return await work();
  } finally {
    await client.query('rollback to savepoint app');
  }
}

/** The app sees its clinic's rows, no others, and none without a clinic; it changes its own and no others. */
async function seenBeyond(client: Client, mine: Id, theirs: Id): Promise<string[]> {
  const tables = (await clinicTables(client)).filter((table) => !hidden.includes(table));
  const kinds = tables.filter((table) => table !== 'clinic_head').map((table) => [table, 'clinic_id'] as const);
  const all = [...kinds, ['clinic', 'id'] as const];
  const counts = all.map(([table, key]) => `select '${table}' as table, ${key} as clinic from ${table}`);
  const seen = async (clinicId: Id | null) => {
    const sql = `select distinct s.table || ' ' || s.clinic as name from (${counts.join(' union all ')}) s`;
    return new Set(await asApp(client, clinicId, () => column(client, sql)));
  };
  const [own, none] = [await seen(mine), await seen(null)];
  return [
    ...[...none].map((row) => `seen without a clinic: ${row}`),
    ...all.filter(([table]) => !own.has(`${table} ${mine}`)).map(([table]) => `own rows unseen: ${table}`),
    ...[...own].filter((row) => !row.endsWith(mine)).map((row) => `another clinic seen: ${row}`),
    ...(await changedBeyond(client, mine, theirs)),
  ];
}

const changes = [
  'update patient set note = note',
  'update appointment set note = note',
  'update claim set live = live',
  'update hold set state = state',
  'update series set note = note',
  'update clinic_head set version = version',
  'update command_receipt set reply = reply',
  'delete from patient_word',
];

async function changedBeyond(client: Client, mine: Id, theirs: Id): Promise<string[]> {
  const wrong: string[] = [];
  for (const change of changes) {
    const changed = async (clinicId: Id) => {
      const attempt = asApp(client, mine, () => client.query(`${change} where clinic_id = $1`, [clinicId]));
      const { rowCount } = await attempt.catch(() => ({ rowCount: 0 }));
      return (rowCount ?? 0) > 0;
    };
    if (await changed(theirs)) wrong.push(`another clinic changed: ${change}`);
    if (!(await changed(mine))) wrong.push(`own rows beyond reach: ${change}`);
  }
  return wrong;
}

/** A reference by version: clinics count alike, so it is tried with a row that neither has written yet. */
const toTheLog: Reference = { table: 'log_noun', column: 'version', to: 'clinic_log' };
/** References that are named after what they mean. */
const toWhomItBecame: Reference = { table: 'patient', column: 'merged_into', to: 'patient' };
const whatItGoesOnFrom: Reference = { table: 'series', column: 'split_from', to: 'series' };
const named = [toWhomItBecame, whatItGoesOnFrom, toTheLog];
const rowNobodyHas = 'select max(version) + 1 from clinic_log where clinic_id in ($1, $2)';

/** No row can be made to name a row of another clinic, whoever writes it. */
async function referencesBeyond(client: Client, mine: Id, theirs: Id): Promise<string[]> {
  const loose: string[] = [];
  for (const { table, column: name, to } of [...(await references(client)), ...named]) {
    await client.query('savepoint attempt');
    // Of a row that names one already: what belongs to no series has no place in one, which is another rule.
    const one = `select ctid from ${table} where clinic_id = $1 order by ${name} is null limit 1`;
    const foreign = to === toTheLog.to ? rowNobodyHas : `select id from ${to} where clinic_id = $2 limit 1`;
    const attempt = client.query(`update ${table} set ${name} = (${foreign}) where ctid = (${one})`, [mine, theirs]);
    const code = await attempt.then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: unknown) => String((error as { code?: unknown }).code),
    );
    await client.query('rollback to savepoint attempt');
    if (code !== '23503') loose.push(`a ${to} of another clinic named by ${table}.${name}: ${code}`);
  }
  return loose;
}

/** What cannot be tried: what the catalogue says of policies, keys, views, functions and rights. */
async function unguarded(client: Client): Promise<string[]> {
  const ours = `c.relnamespace = 'public'::regnamespace and c.relname <> '${migrator}'`;
  return column(
    client,
    `select 'row-level security is not on and forced: ' || c.relname as name from pg_class c
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
     union all select 'no policy for the owner: ' || c.relname from pg_class c
      where ${ours} and c.relkind in ('r', 'p') and not exists (select 1 from pg_policies p
        where p.tablename = c.relname and p.roles = '{mawid_owner}' and p.cmd = 'ALL' and p.qual = 'true' and p.with_check = 'true')
     union all select 'a policy that does not ask for the clinic: ' || p.tablename || ' ' || p.policyname from pg_policies p
      where p.schemaname = 'public' and p.roles <> '{mawid_owner}' and (p.tablename, p.policyname) <> ('clinic_head', 'heads')
        and (p.cmd <> 'ALL' or p.with_check is distinct from p.qual or p.roles <> '{mawid_app}' or p.qual !~
          '^\\((clinic_)?id = \\( SELECT \\(NULLIF\\(current_setting\\(''app.clinic_id''::text, true\\), ''''::text\\)\\)::uuid AS "?nullif"?\\)\\)$')
     union all select 'a key without the clinic: ' || i.relname from pg_index x join pg_class i on i.oid = x.indexrelid
       join pg_class c on c.oid = x.indrelid left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where ${ours} and c.relname <> 'clinic' and c.relname <> all($1) and a.attname is distinct from 'clinic_id'
     union all select 'a view with its owner''s eyes: ' || c.relname from pg_class c
      where ${ours} and c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false)
     union all select 'a function that sees past the walls: ' || p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and (p.proname <> all($2) or p.proconfig is distinct from '{"search_path=\\"\\""}' or p.proowner <> 'mawid_owner'::regrole)
     union all select 'a right of everybody: ' || table_name from information_schema.role_table_grants
      where table_schema = 'public' and grantee = 'PUBLIC'
     union all select 'a right of the app on what comes before a clinic: ' || c.relname from pg_class c
      where ${ours} and c.relname = any($1) and has_any_column_privilege('mawid_app', c.oid, 'select, insert, update, references')
     union all select 'a right past row-level security: ' || c.relname from pg_class c
      where ${ours} and c.relkind in ('r', 'p') and has_table_privilege('mawid_app', c.oid, 'truncate')
     union all select 'a role that no policy binds' from pg_roles
      where rolname = 'mawid_app' and (rolsuper or rolbypassrls)`,
    [hidden, doors],
  );
}
