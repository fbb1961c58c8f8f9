// Reads a clinic's log from its table, as the app's role.
import type { Client } from 'pg';
import type { LedgerRow } from './crowd.ts';

const atOnce = 1000;

/** Answers the rows after a version, at most a thousand at once, oldest first. */
export function logReader(client: Client, clinicId: string): (version: number) => Promise<LedgerRow[]> {
  return async (version) => {
    await client.query('begin read only');
    await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
    const { rows } = await client.query<Row>(
      `select version, at, command_id, events from clinic_log where clinic_id = $1 and version > $2 order by version limit $3`,
      [clinicId, version, atOnce],
    );
    await client.query('commit');
    return rows.map((row) => ({
      version: Number(row.version),
      at: row.at.toISOString(),
      commandId: row.command_id,
      events: row.events,
    }));
  };
}

type Row = {
  readonly version: string;
  readonly at: Date;
  readonly command_id: string;
  readonly events: LedgerRow['events'];
};
