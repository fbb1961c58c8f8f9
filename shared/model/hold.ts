// The noun Hold: time kept for somebody who is filling in a booking, nobody else's until it ends by itself.
import { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
import { id, version } from './id.ts';

/** `live` keeps others out until `until`; the others are how it ended. */
export const holdState = z.enum(['live', 'booked', 'released', 'expired']);
export type HoldState = z.infer<typeof holdState>;

/**
 * A hold. `start` and `end` are the visit's, buffers in minutes come on top of them in the ledger; `memberId` is whose it
 * is, `until` when it ends by the database's clock.
 */
export const hold = z.object({
  id,
  serviceId: id,
  scheduleIds: z.array(id).min(1),
  start: instant,
  end: instant,
  bufferBefore: z.int().min(0),
  bufferAfter: z.int().min(0),
  capacity: z.int().min(1),
  memberId: id,
  until: instant,
  /** It was made longer once, and can not be again. */
  extended: z.boolean(),
  state: holdState,
  version,
});
export type Hold = z.infer<typeof hold>;

/** Whether a hold keeps others out at a moment of the database's clock, in ms. */
export function isHeld(one: Pick<Hold, 'state' | 'until'>, now: number): boolean {
  return one.state === 'live' && Date.parse(one.until) > now;
}
