// Judges a history of real concurrent commands by the log they left: no search is needed, every commit has its place.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { claimSpan } from '#shared/rules/booking.ts';

/** One command as its client saw it; times are of one clock that never jumps, in ms. */
export type Act = {
  readonly commandId: string;
  readonly called: number;
  readonly returned: number;
  /** `commit` and `rebased` carry the version; a refusal its code. */
  readonly outcome: string;
  readonly version: number | null;
};
/** One row of the log. */
export type Entry = { readonly version: number; readonly commandId: string; readonly events: readonly ClinicEvent[] };

const TOOK_EFFECT = new Set(['commit', 'rebased']);

/** Every way in which acts, log and rows contradict each other, in words; an empty list is a clean history. */
export function faultsOfHistory(acts: readonly Act[], log: readonly Entry[], rows: readonly Appointment[]): string[] {
  return [
    ...faultsOfLedger(log),
    ...faultsOfAcks(acts, log),
    ...faultsOfOrder(acts),
    ...faultsOfReplay(log, rows),
    ...overlapsOf(rows),
  ];
}

function faultsOfLedger(log: readonly Entry[]): string[] {
  return log.flatMap((entry, at) =>
    entry.version === at + 1 ? [] : [`row ${at + 1} of the log has version ${entry.version}`],
  );
}

function faultsOfAcks(acts: readonly Act[], log: readonly Entry[]): string[] {
  const places = Map.groupBy(log, (entry) => entry.commandId);
  return acts.flatMap((act) => {
    const found = places.get(act.commandId)?.map((entry) => entry.version) ?? [];
    const wanted = TOOK_EFFECT.has(act.outcome) ? [act.version] : [];
    return found.join() === wanted.join()
      ? []
      : [`${act.commandId} was answered ${act.outcome} at ${act.version} and stands at [${found.join()}]`];
  });
}

/** A command that was answered before another was sent has the lower version. */
function faultsOfOrder(acts: readonly Act[]): string[] {
  const done = acts.filter((act) => TOOK_EFFECT.has(act.outcome) && act.version !== null);
  const byReturn = done.toSorted((a, b) => a.returned - b.returned);
  const byCall = done.toSorted((a, b) => a.called - b.called);
  const faults: string[] = [];
  let next = 0;
  let highest = 0;
  for (const act of byCall) {
    for (let earlier = byReturn[next]; earlier && earlier.returned < act.called; earlier = byReturn[next]) {
      highest = Math.max(highest, earlier.version ?? 0);
      next += 1;
    }
    if ((act.version ?? 0) <= highest)
      faults.push(`${act.commandId} began after version ${highest} was known and got ${act.version}`);
  }
  return faults;
}

function faultsOfReplay(log: readonly Entry[], rows: readonly Appointment[]): string[] {
  const replayed = new Map<string, Appointment>();
  for (const entry of log) {
    for (const event of entry.events) {
      if (!('appointment' in event)) continue;
      if (event.appointment.version !== entry.version)
        return [`an event of version ${entry.version} carries ${event.appointment.version}`];
      replayed.set(event.appointment.id, event.appointment);
    }
  }
  const wrong = rows.filter((row) => !isSame(row, replayed.get(row.id)));
  const missing =
    replayed.size === rows.length ? [] : [`${replayed.size} appointments replayed, ${rows.length} in the table`];
  return [...missing, ...wrong.map((row) => `appointment ${row.id} is not what its log says`)];
}

function isSame(row: Appointment, replayed: Appointment | undefined): boolean {
  if (!replayed) return false;
  return (Object.keys(row) as (keyof Appointment)[]).every(
    (name) => JSON.stringify(row[name]) === JSON.stringify(replayed[name]),
  );
}

function overlapsOf(rows: readonly Appointment[]): string[] {
  const claims = rows
    .filter((row) => keepsTime(row.status))
    .flatMap((row) =>
      row.scheduleIds.map((scheduleId) => ({ scheduleId, id: row.id, ...claimSpan(row, row.start, row.end) })),
    );
  const lines = Map.groupBy(claims, (claim) => claim.scheduleId).values();
  return [...lines].flatMap((line) => {
    const sorted = line.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
    return sorted.flatMap((claim, at) => {
      const next = sorted[at + 1];
      return next && next.startsAt < claim.endsAt
        ? [`${claim.id} and ${next.id} use the same time of ${claim.scheduleId}`]
        : [];
    });
  });
}
