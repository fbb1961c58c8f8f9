// Reads the claims around many times at once: one statement for a whole series.
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { type Interval, union } from '#shared/time/interval.ts';
import { CLAIM_COUNT, LONGEST_CLAIM } from './claims.ts';
import type { Tx } from './open.ts';

type Row = Omit<Claim, 'startsAt' | 'endsAt'> & { readonly startsAt: string; readonly endsAt: string };

/**
 * The live claims of some schedules that touch any of these intervals of ms, each once, by start; a hold past its time no
 * longer counts. Read as plain rows: half a year of a busy clinic is thousands of them.
 */
export async function claimsAround(
  tx: Tx,
  clinicId: Id,
  scheduleIds: readonly Id[],
  { spans, now }: { spans: readonly Interval[]; now: string },
): Promise<Claim[]> {
  const windows = union(spans);
  if (scheduleIds.length === 0 || windows.length === 0) return [];
  const rows = await tx.rows<Row>(
    `select schedule_id as "scheduleId", starts_at as "startsAt", ends_at as "endsAt", kind, owner, lane, ${CLAIM_COUNT} as capacity from claim
      where clinic_id = ? and live and schedule_id = any(?::uuid[]) and starts_at >= ? and starts_at < ?
        and (hold_until is null or hold_until > ?) and exists (
          select from unnest(?::timestamptz[], ?::timestamptz[]) as w (f, t) where starts_at < w.t and ends_at > w.f)
      order by starts_at, id`,
    [
      clinicId,
      [...new Set(scheduleIds)],
      instantOf((windows[0]?.start ?? 0) - LONGEST_CLAIM),
      instantOf(windows.at(-1)?.end ?? 0),
      now,
      windows.map(({ start }) => instantOf(start)),
      windows.map(({ end }) => instantOf(end)),
    ],
  );
  return rows.map((row) => ({ ...row, startsAt: spelled(row.startsAt), endsAt: spelled(row.endsAt) }));
}

/** An instant as PostgreSQL writes it, in our one spelling. */
function spelled(text: string): string {
  return instantOf(msOf(text));
}
