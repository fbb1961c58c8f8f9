// Walking through the past: which commit a moment rests on, and the moments before and after it.
import type { HistoryEntry } from '#shared/contract/queries.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';

/** The place in the list, oldest first, of the newest commit that is not after a moment; -1 before the first. */
export function placeAt(entries: readonly Pick<HistoryEntry, 'at'>[], at: string): number {
  const ms = msOf(at);
  return entries.findLastIndex((entry) => msOf(entry.at) <= ms);
}

/** The moment one commit earlier or later; just before the first one is a moment too. Null where there is none. */
export function momentBeside(entries: readonly Pick<HistoryEntry, 'at'>[], at: string, by: 1 | -1): string | null {
  const here = placeAt(entries, at);
  const next = entries[here + by];
  if (next) return next.at;
  const [first] = entries;
  return by === -1 && here === 0 && first ? instantOf(msOf(first.at) - 1) : null;
}

/** The appointment a commit is about, and the date it is on then; null where it is about none. */
export function touchedBy({
  events,
}: Pick<HistoryEntry, 'events'>): { readonly id: string; readonly date: string } | null {
  for (const event of events) {
    if ('appointment' in event) return { id: event.appointment.id, date: event.appointment.startWall.slice(0, 10) };
  }
  return null;
}
