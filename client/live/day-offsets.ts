// What a wall clock shows on the days a screen knows, from their shapes alone.
import type { DayShape } from '#shared/time/zone.ts';
import { type Instant, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';

/** Minutes east of UTC at an instant; beyond the known days that of the nearest, 0 where none is known. */
export function offsetOn(days: Iterable<DayShape>, at: Instant): number {
  const changes = [...days].flatMap((day) => day.offsets).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const reached = changes.findLast((one) => one.from <= at) ?? changes[0];
  return reached?.offsetMinutes ?? 0;
}

/** The wall-clock time at an instant, `YYYY-MM-DDTHH:mm`. */
export function wallAt(at: Instant, offsetMinutes: number): string {
  return instantOf(msOf(at) + offsetMinutes * MINUTE).slice(0, 16);
}

const ends = new WeakMap<object, Instant>();

function endOf(day: Pick<DayShape, 'start' | 'minutes'>): Instant {
  const end = ends.get(day) ?? instantOf(msOf(day.start) + day.minutes * MINUTE);
  ends.set(day, end);
  return end;
}

/** Whether a stretch of time touches a day. */
export function isOn(
  day: Pick<DayShape, 'start' | 'minutes'>,
  { start, end }: { start: Instant; end: Instant },
): boolean {
  return start < endOf(day) && end > day.start;
}
