// The log of a clinic: reading what happened after a version, and where each clinic's head stands.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Via } from '#shared/contract/via.ts';
import type { Id } from '#shared/model/id.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Store, Tx } from './open.ts';

/** Where a clinic's clock stands: the epoch and the version of its newest commit. */
export type Head = { readonly clinicId: Id; readonly epoch: string; readonly version: number };

/** A row of the log as it is read, with the name of the member who made the change. */
export type LogRow = {
  readonly version: string | number;
  readonly at: string | Date;
  readonly actor: Id | null;
  readonly name: string | null;
  readonly via: Via;
  readonly command_id: Id;
  readonly events: ClinicEvent[];
};

/** The columns of a `LogRow` but for its events, where the log is `l`, and the join that names the member. */
export const LOG_COLUMNS = 'l.version, l.at, l.actor, m.name, l.via, l.command_id';
export const LOG_MEMBER = 'left join member m on m.clinic_id = l.clinic_id and m.id = l.actor';

/** A commit as it is told: who made it, when, through which door, and what happened. */
export function commitIn(row: LogRow) {
  return {
    version: Number(row.version),
    at: instantOf(new Date(row.at).getTime()),
    by: row.actor && row.name !== null ? { id: row.actor, name: row.name } : null,
    via: row.via,
    commandId: row.command_id,
    events: row.events,
  };
}

/** The head of the clinic a transaction is in, or null when there is no such clinic. */
export async function readHead(tx: Tx, clinicId: Id): Promise<Head | null> {
  const row = await tx.db
    .selectFrom('clinic_head')
    .select(['clinicId', 'epoch', 'version'])
    .where('clinicId', '=', clinicId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Whether a clinic's clock was last kept by another server or timeline than this connection speaks to; then a new epoch
 * must begin before anybody is told where the clinic stands.
 */
export async function isElsewhere(tx: Tx, clinicId: Id): Promise<boolean> {
  const [row] = await tx.rows<{ elsewhere: boolean }>(
    `select server <> current_setting('app.server', true) as elsewhere from clinic_head where clinic_id = ?`,
    [clinicId],
  );
  return row?.elsewhere ?? false;
}

/** Begins a new epoch where the clinic's clock is of another server; under the lock, so once. */
export async function settleEpoch(store: Store, clinicId: Id): Promise<void> {
  await store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true), set_config('lock_timeout', '2s', true)`, [clinicId]);
    await tx.rows('select lock_head(?)', [clinicId]);
  });
}

/** The heads of many clinics in one statement; numbers only, whoever's they are. */
export async function readHeads(store: Store, clinicIds: readonly Id[]): Promise<Head[]> {
  if (clinicIds.length === 0) return [];
  const rows = await store.rows<{ clinic_id: Id; epoch: string; version: string }>(
    `select clinic_id, epoch, version from clinic_head where clinic_id in (${clinicIds.map(() => '?').join(', ')})`,
    clinicIds,
  );
  return rows.map((row) => ({ clinicId: row.clinic_id, epoch: row.epoch, version: Number(row.version) }));
}

/** At most `limit` log rows after a version, in order, as they are sent. */
export async function logAfter(tx: Tx, head: Head, after: number, limit: number): Promise<LogFrame[]> {
  const rows = await tx.rows<LogRow>(
    `select ${LOG_COLUMNS}, l.events from clinic_log l ${LOG_MEMBER}
      where l.clinic_id = ? and l.version > ? and l.version <= ? order by l.version limit ?`,
    [head.clinicId, after, head.version, limit],
  );
  return rows.map((row) => ({ clinic: head.clinicId, epoch: head.epoch, ...commitIn(row) }));
}

/** The log of a clinic after a version, read in a transaction of its own. */
export async function readLog(store: Store, clinicId: Id, after: number, limit: number): Promise<LogFrame[]> {
  return store.read(clinicId, async (tx) => {
    const head = await readHead(tx, clinicId);
    return head ? logAfter(tx, head, after, limit) : [];
  });
}
