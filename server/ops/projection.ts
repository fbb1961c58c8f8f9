// What of a log row an audience may hear, and what of it fits into one frame.
import { type Audience, events } from '#shared/contract/events.ts';
import type { Changes, LogFrame } from '#shared/contract/frames.ts';

/** The largest frame that is pushed, in bytes of JSON; what is larger is fetched. */
export const FRAME_BYTES = 64 * 1024;

/** A row as an audience sees it. One that has nothing for it stays, with no events, so that versions have no hole. */
export function projected(row: LogFrame, audience: Audience): LogFrame {
  if (row.events === null || row.events.every((event) => events[event.type].hears === audience)) return row;
  return { ...row, events: row.events.filter((event) => events[event.type].hears === audience) };
}

/** A row as it is pushed: without its events where the frame would be too large. */
export function pushable(row: LogFrame): LogFrame {
  return Buffer.byteLength(JSON.stringify(row)) > FRAME_BYTES ? { ...row, events: null } : row;
}

/** What brings a screen up to date, with rows as its audience sees them. */
export function projectedChanges(changes: Changes, audience: Audience): Changes {
  if (changes.kind !== 'delta') return changes;
  return { ...changes, rows: changes.rows.map((row) => projected(row, audience)) };
}
