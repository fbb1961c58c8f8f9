// What is offered instead of an occurrence that has no place: at most three free times of that day or a day beside it.
import type { Id } from '#shared/model/id.ts';
import { DAY, type Instant, msOf } from '#shared/time/instant.ts';
import { freeStarts } from './availability.ts';
import { type BookingFacts, freeTimeFacts } from './booking.ts';
import type { Alternative } from './decision.ts';

/** How many alternatives an occurrence carries at most. */
const MOST = 3;
/** A free start is looked for so far before and after, in ms. */
const REACH = DAY;

type Asked = { readonly start: Instant; readonly scheduleIds: readonly Id[]; readonly durationMinutes: number };

/**
 * Up to three free times instead of one: the nearest two with the same schedules, the same time with another, and what is
 * left of three from the nearest of those with the same. Nothing is before now or from the planning horizon on.
 */
export function nearOf(facts: BookingFacts, { start, scheduleIds, durationMinutes }: Asked): Alternative[] {
  const at = msOf(start);
  const last = facts.now + facts.clinic.horizonDays * DAY;
  const [from, to] = [Math.max(at - REACH, facts.now), Math.min(at + REACH, last)];
  if (to <= from) return [];
  const free = freeTimeFacts(facts);
  const distance = (one: Alternative) => Math.abs(msOf(one.start) - at);
  const same = freeStarts(free, { from, to, limit: 500, durationMinutes, scheduleIds })
    .toSorted((a, b) => distance(a) - distance(b) || a.start.localeCompare(b.start))
    .slice(0, MOST);
  const others =
    at >= facts.now ? freeStarts(free, { from: at, to: Math.min(at + 1, to), limit: 1, durationMinutes }) : [];
  const best = [...same.slice(0, MOST - 1), ...others, ...same.slice(MOST - 1)];
  return [...new Map(best.map((one) => [`${one.start} ${one.scheduleIds.join(' ')}`, one])).values()].slice(0, MOST);
}
