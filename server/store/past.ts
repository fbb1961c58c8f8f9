// How a window stood at a version: read through the times each noun ever took, however long the log is.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { LONGEST_CLAIM } from './claims.ts';
import type { Tx } from './open.ts';

/** A noun that shared time with the window, and the version that had left it so. */
type Stood = { readonly noun_id: Id; readonly version: string };

/**
 * The appointments and holds that shared time with [from, to) at a version, by start. Each commit that had left one of them
 * so is opened once, whatever else it did.
 */
export async function nounsAt(
  tx: Tx,
  clinicId: Id,
  { from, to, version }: { from: string; to: string; version: number },
): Promise<{ appointments: Appointment[]; holds: Hold[] }> {
  const earliest = instantOf(msOf(from) - LONGEST_CLAIM);
  const stood = await tx.rows<Stood>(
    `with met as (
       select distinct noun_id from log_noun
        where clinic_id = ? and starts_at < ? and starts_at >= ? and ends_at > ? and version <= ?)
     select met.noun_id, newest.version from met,
       lateral (select n.version, n.starts_at, n.ends_at from log_noun n
          where n.clinic_id = ? and n.noun_id = met.noun_id and n.version <= ? order by n.version desc limit 1) newest
      where newest.starts_at < ? and newest.ends_at > ? order by newest.starts_at, met.noun_id`,
    [clinicId, to, earliest, from, version, clinicId, version, to, from],
  );
  const left = await leftBy(tx, clinicId, [...new Set(stood.map((one) => one.version))]);
  const events = stood.flatMap((one) => left.get(`${one.version} ${one.noun_id}`) ?? []);
  return {
    appointments: events.flatMap((event) => ('appointment' in event ? event.appointment : [])),
    holds: events.flatMap((event) => ('hold' in event ? event.hold : [])),
  };
}

/** The last event of each appointment and hold in some commits, under version and id. */
async function leftBy(tx: Tx, clinicId: Id, versions: readonly string[]): Promise<Map<string, ClinicEvent>> {
  const rows = await tx.rows<{ version: string; events: ClinicEvent[] }>(
    'select version, events from clinic_log where clinic_id = ? and version = any(?::bigint[])',
    [clinicId, versions],
  );
  const left = new Map<string, ClinicEvent>();
  for (const { version, events } of rows) {
    for (const event of events) {
      const noun = 'appointment' in event ? event.appointment : 'hold' in event ? event.hold : null;
      if (noun) left.set(`${version} ${noun.id}`, event);
    }
  }
  return left;
}
