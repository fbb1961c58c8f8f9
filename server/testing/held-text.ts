// What the tables of one clinic hold: its text, which can be marked, its content and its ids.
import type { Id } from '#shared/model/id.ts';
import { connected } from '#server/store/connection.ts';
import type { Core } from './core.ts';
import { asOwner } from './visits.ts';
import type { World } from './world.ts';

/** Columns that hold the program's own words and not somebody's. */
const codes = new Set([
  ...['zone', 'locale', 'digits', 'hour_cycle', 'hijri', 'weekend', 'prayer', 'tz'].map((column) => `clinic.${column}`),
  ...['kind', 'hours', 'observes'].map((column) => `schedule.${column}`),
  ...['start_wall', 'zone', 'status', 'cancel_reason', 'recurrence_id', 'departs'].map(
    (column) => `appointment.${column}`,
  ),
  ...['start_wall', 'end_wall', 'zone', 'recurrence_id'].map((column) => `closure.${column}`),
  ...['kind', 'start_local', 'zone', 'rule', 'excluded', 'unplaced', 'materialised_until', 'tz'].map(
    (column) => `series.${column}`,
  ),
  'service.needs',
  'service.color',
  'member.role',
  'patient.sex',
  'patient.birth_date',
  'claim.kind',
  'credential.kind',
  'hold.state',
  'display.kind',
  'display.queue_ids',
  'closure.kept',
  'clinic_head.server',
  'clinic_log.via',
]);

const PAST = `'period', jsonb_build_object('kind', 'dates', 'from', '2020-01-01', 'to', '2020-01-02')`;

/** Lists that hold text beside other things: what one entry of each is, of days long past. */
const entries: Readonly<Record<string, (text: string) => string>> = {
  'clinic.holidays': (text) => `'name', ${text}, 'names', jsonb_build_object('ar', ${text}, 'en', ${text}), ${PAST}`,
  'schedule.other_hours': (text) => `'name', ${text}, 'hours', '[]'::jsonb, ${PAST}`,
  'schedule.exceptions': (text) =>
    `'reason', ${text}, 'from', '2020-01-01', 'to', '2020-01-02', 'windows', '[]'::jsonb`,
};

type Column = { readonly table: string; readonly column: string; readonly type: string };

/** The columns of a clinic's tables that hold text. */
async function textColumns(core: Core): Promise<Column[]> {
  const columns = await asOwner<Column>(
    core,
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
      where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'json') and (c.table_name = 'clinic' or exists (
        select 1 from information_schema.columns k where k.table_name = c.table_name and k.column_name = 'clinic_id'))`,
  );
  return columns.filter(({ table, column }) => !codes.has(`${table}.${column}`));
}

/** Puts a mark, and what it stands in, into all text of a clinic's settings. */
export async function markSettings(core: Core, clinicId: Id, mark: string): Promise<void> {
  const settings = ['clinic', 'schedule', 'service', 'member', 'session'];
  const columns = (await textColumns(core)).filter(
    ({ table, column }) => settings.includes(table) && column !== 'slug',
  );
  for (const { table, column, type } of columns) {
    const text = `$1 || '-${table}-${column}-' || right(id::text, 6)`;
    const entry = entries[`${table}.${column}`];
    const list = entry && `jsonb_build_array(jsonb_build_object(${entry(text)}))`;
    const value = type === 'text' ? text : (list ?? `jsonb_build_object('ar', ${text}, 'en', ${text})`);
    await asOwner(core, `update ${table} set ${column} = ${value} where ${keyOf(table)} = $2`, [mark, clinicId]);
  }
}

/** Columns with text of a clinic in which no mark can be found: a leak of these would go unseen. */
export async function columnsWithout(core: Core, mark: RegExp, clinicId: Id): Promise<string[]> {
  const unmarked: string[] = [];
  for (const { table, column } of await textColumns(core)) {
    const rows = await asOwner<{ text: string | null }>(
      core,
      `select string_agg(${column}::text, ' ') as text from ${table} where ${keyOf(table)} = $1`,
      [clinicId],
    );
    if (!mark.test(rows[0]?.text ?? '')) unmarked.push(`${table}.${column}`);
  }
  return unmarked;
}

function keyOf(table: string): string {
  return table === 'clinic' ? 'id' : 'clinic_id';
}

async function clinicTables(core: Core): Promise<string[]> {
  const rows = await asOwner<{ table: string }>(
    core,
    `select distinct table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'clinic_id'`,
  );
  return ['clinic', ...rows.map(({ table }) => table)].toSorted();
}

/** What a clinic holds, as one hash per table. */
export async function contentOf(core: Core, { clinicId }: World): Promise<Readonly<Record<string, string>>> {
  const tables = await clinicTables(core);
  const hashes = tables.map(
    (table) =>
      `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t where ${keyOf(table)} = $1) as ${table}`,
  );
  const [row] = await asOwner<Record<string, string>>(core, `select ${hashes.join(', ')}`, [clinicId]);
  return row ?? {};
}

/** Every id in any row of a clinic. */
export function idsOf(core: Core, clinicId: Id): Promise<Set<string>> {
  return connected(core.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
        where table_schema = 'public' and data_type = 'uuid'`,
    );
    const tables = await clinicTables(core);
    const ids = new Set<string>();
    for (const { table, column } of rows.filter((one) => tables.includes(one.table))) {
      const found = await client.query<{ id: string | null }>(
        `select distinct ${column}::text as id from ${table} where ${keyOf(table)} = $1`,
        [clinicId],
      );
      for (const { id } of found.rows) if (id !== null) ids.add(id);
    }
    return ids;
  });
}
