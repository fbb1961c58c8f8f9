// What a change of a zone's rules makes of what is booked: the wall time stays, the instant it means becomes another.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import { type Instant, instantOf, msOf } from '#shared/time/instant.ts';
import { type LocalTime, offsetAt, resolveWall, wallOf } from '#shared/time/zone.ts';

/** The rules of zones as some version of the data has them. */
export type ZoneRules = {
  wallOf(at: Instant | number, zone: string): LocalTime;
  resolveWall(wall: LocalTime, zone: string): { readonly ms: number };
  offsetAt(ms: number, zone: string): number;
};

/** The rules of this machine. */
export const zoneRules: ZoneRules = { wallOf, resolveWall, offsetAt };

/** The instant of a wall time that meant `at` so far: the same while that is still what the wall shows then, also of a time shown twice. */
function meant(wall: LocalTime, at: Instant, zone: string, rules: ZoneRules): Instant {
  return rules.wallOf(at, zone) === wall ? at : instantOf(rules.resolveWall(wall, zone).ms);
}

/** A visit with its wall time as it is now reckoned and as long as it was; null where nothing of it becomes other. */
export function visitShifted(visit: Appointment, rules: ZoneRules): Appointment | null {
  const start = meant(visit.startWall, visit.start, visit.zone, rules);
  const offsetMinutes = rules.offsetAt(msOf(start), visit.zone);
  if (start === visit.start && offsetMinutes === visit.offsetMinutes) return null;
  const end = instantOf(msOf(visit.end) + msOf(start) - msOf(visit.start));
  return { ...visit, start, end, offsetMinutes };
}

/** A closure with its wall times as they are now reckoned; null where they mean what they did, or are not known. */
export function closureShifted(closure: Closure, rules: ZoneRules): Closure | null {
  const { startWall, endWall, zone } = closure;
  if (startWall === null || endWall === null || zone === null) return null;
  const start = meant(startWall, closure.start, zone, rules);
  const reckoned = meant(endWall, closure.end, zone, rules);
  // What the wall shows no more, or in another order, is as long as it was.
  const end = reckoned > start ? reckoned : instantOf(msOf(start) + msOf(closure.end) - msOf(closure.start));
  return start === closure.start && end === closure.end ? null : { ...closure, start, end };
}

/** What is shifted, in an order in which each finds its new time given up: what moves back by start, then what moves on, the last first. */
export function inShiftOrder<T extends { readonly now: Instant; readonly next: Instant }>(some: readonly T[]): T[] {
  const byStart = some.toSorted((a, b) => a.now.localeCompare(b.now));
  const isBack = ({ now, next }: T) => next <= now;
  return [...byStart.filter(isBack), ...byStart.filter((one) => !isBack(one)).toReversed()];
}
