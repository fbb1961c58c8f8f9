// The log as history: what was done to one noun, on one day, or by one command.
import { events, nounNames } from '#shared/contract/events.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { commitIn, LOG_COLUMNS, LOG_MEMBER, type LogRow } from './clinic-log.ts';
import type { Tx } from './open.ts';

const LOG = `select ${LOG_COLUMNS}, l.events from clinic_log l ${LOG_MEMBER}`;

/** A commit as its history tells it, with what staff may hear of it. */
function entryOf(row: LogRow): HistoryEntry {
  const commit = commitIn(row);
  return { ...commit, events: commit.events.filter(({ type }) => events[type].hears === 'staff') };
}

/** The id of the noun an event carries. */
const NOUN_ID = `coalesce(${nounNames.map((name) => `e -> '${name}'`).join(', ')}) ->> 'id'`;

/** The newest commits after a version that wrote a noun, at most `limit`, oldest first, with what they did to this noun. */
export async function historyOf(
  tx: Tx,
  clinicId: Id,
  nounId: Id,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<HistoryEntry[]> {
  const rows = await tx.rows<LogRow>(
    `select ${LOG_COLUMNS},
         (select coalesce(jsonb_agg(e order by place), '[]') from jsonb_array_elements(l.events) with ordinality as one (e, place)
           where ${NOUN_ID} = n.noun_id::text) as events
       from log_noun n join clinic_log l on l.clinic_id = n.clinic_id and l.version = n.version ${LOG_MEMBER}
      where n.clinic_id = ? and n.noun_id = ? and n.version > ? order by n.version desc limit ?`,
    [clinicId, nounId, after, limit],
  );
  return rows.map(entryOf).toReversed();
}

/** What a day of commits is narrowed to. */
export type Narrowed = {
  readonly by?: Id | undefined;
  readonly scheduleId?: Id | undefined;
  /** Only commits older than this version. */
  readonly before?: number | undefined;
};

/**
 * The newest commits of [from, to), oldest first: at most `limit`, and none once the newer ones have `changes` events or
 * more. Those of a schedule are about visits, holds and closures on it, before or after.
 */
export async function historyBetween(
  tx: Tx,
  clinicId: Id,
  {
    from,
    to,
    by,
    scheduleId,
    before,
    limit,
    changes,
  }: Narrowed & { from: string; to: string; limit: number; changes: number },
): Promise<HistoryEntry[]> {
  const among = ['appointment', 'hold', 'was'].map((where) => ({ [where]: { scheduleIds: [scheduleId] } }));
  const on = [...among, { closure: { scheduleId } }].map((one) => JSON.stringify([one]));
  const isOn = `(${on.map(() => 'l.events @> ?').join(' or ')})`;
  const rows = await tx.rows<LogRow>(
    `select * from (
       select day.*, sum(jsonb_array_length(events)) over (order by at desc, version desc) - jsonb_array_length(events) as newer
         from (${LOG} where l.clinic_id = ? and l.at >= ? and l.at < ?
             ${by ? 'and l.actor = ?' : ''} ${scheduleId ? `and ${isOn}` : ''} ${before ? 'and l.version < ?' : ''}
           order by l.at desc, l.version desc limit ?) day) counted
      where newer < ? order by at, version`,
    [clinicId, from, to, ...(by ? [by] : []), ...(scheduleId ? on : []), ...(before ? [before] : []), limit, changes],
  );
  return rows.map(entryOf);
}

/** The newest commit not after a moment, or null before the first. */
export async function lastCommitAt(tx: Tx, clinicId: Id, at: string): Promise<HistoryEntry | null> {
  const [row] = await tx.rows<LogRow>(
    `${LOG} where l.clinic_id = ? and l.at <= ? order by l.at desc, l.version desc limit 1`,
    [clinicId, at],
  );
  return row ? entryOf(row) : null;
}

/** What became of a command: whose it was, and the version it wrote, null where it wrote none. */
export async function receiptOf(
  tx: Tx,
  clinicId: Id,
  commandId: Id,
): Promise<{ readonly callerId: Id | null; readonly version: number | null } | null> {
  const [row] = await tx.rows<{ caller: Id | null; outcome: string | null; version: string | null }>(
    `select caller, reply -> 'reply' ->> 'outcome' as outcome, reply -> 'reply' ->> 'version' as version from command_receipt
      where clinic_id = ? and command_id = ?`,
    [clinicId, commandId],
  );
  if (!row) return null;
  const wrote = row.outcome === 'commit' || row.outcome === 'rebased';
  return { callerId: row.caller, version: wrote ? Number(row.version) : null };
}

/** One commit with all its events. */
export async function commitOf(tx: Tx, clinicId: Id, version: number): Promise<HistoryEntry | null> {
  const [row] = await tx.rows<LogRow>(`${LOG} where l.clinic_id = ? and l.version = ?`, [clinicId, version]);
  return row ? entryOf(row) : null;
}
