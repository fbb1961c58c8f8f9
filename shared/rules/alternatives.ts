// What to offer instead of a time that cannot be had: at most five near ones.
import { DAY, MINUTE, msOf } from '#shared/time/instant.ts';
import type { Id } from '#shared/model/id.ts';
import { type FreeTimeFacts, freeStarts } from './availability.ts';
import type { Alternative } from './decision.ts';

/** How many alternatives a refusal carries at most. */
const MOST_ALTERNATIVES = 5;
/** How far ahead alternatives are looked for, in ms. */
export const ALTERNATIVES_REACH = 7 * DAY;

/**
 * Up to five free times near a wanted one: the same practitioner's next three, then the same time with others,
 * then the next of anybody. Nothing is offered before `notBefore` or from `notAfter` on, instants in ms.
 */
export function nearAlternatives(
  facts: FreeTimeFacts,
  wanted: {
    start: string;
    durationMinutes: number;
    scheduleIds: readonly Id[];
    notBefore: number;
    notAfter: number;
  },
): Alternative[] {
  const at = Math.max(msOf(wanted.start), wanted.notBefore);
  const to = Math.min(at + ALTERNATIVES_REACH, wanted.notAfter);
  const { durationMinutes } = wanted;
  const same = freeStarts(facts, {
    from: at,
    to,
    limit: 3,
    durationMinutes,
    scheduleIds: wanted.scheduleIds,
  });
  const elsewhere = freeStarts(facts, { from: at, to: Math.min(at + MINUTE, to), limit: 3, durationMinutes });
  const soon = freeStarts(facts, { from: at, to, limit: MOST_ALTERNATIVES, durationMinutes });
  const unique = new Map([...same, ...elsewhere, ...soon].map((one) => [`${one.start} ${one.scheduleIds[0]}`, one]));
  return [...unique.values()].slice(0, MOST_ALTERNATIVES);
}
