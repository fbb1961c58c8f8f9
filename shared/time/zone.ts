// What a wall clock means: the only place that turns local time into instants and back.
import { IANAZone } from 'luxon';
import { DAY, HOUR, type Instant, instantOf, MINUTE, msOf } from './instant.ts';

/** A civil date, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A wall-clock time, `YYYY-MM-DDTHH:mm`. */
export type LocalTime = string;

/** An instant found for a wall-clock time; `gap` and `fold` say that the clock jumped there. */
export type Resolved = { readonly ms: number; readonly kind: 'exact' | 'gap' | 'fold' };

const zones = new Map<string, IANAZone>();

function zoneNamed(zone: string): IANAZone {
  let found = zones.get(zone);
  if (!found) {
    found = IANAZone.create(zone);
    if (!found.isValid) throw new RangeError(`Unknown time zone ${zone}`);
    zones.set(zone, found);
  }
  return found;
}

/** Whether the IANA data of this machine knows the zone. */
export function isZone(zone: string): boolean {
  return zones.has(zone) || IANAZone.isValidZone(zone);
}

const offsets = new Map<string, number | null>();

/**
 * Minutes east of UTC in force at `ms` in an IANA zone. Kept by the day of UTC where both its ends agree, which they do but
 * on the day of a change, and then by the hour.
 */
export function offsetAt(ms: number, zone: string): number {
  return offsetKept(ms, zone, DAY) ?? offsetKept(ms, zone, HOUR) ?? zoneNamed(zone).offset(ms);
}

/** The offset of the whole span of `length` ms around an instant; null where it changes within. */
function offsetKept(ms: number, zone: string, length: number): number | null {
  const span = Math.floor(ms / length);
  const key = `${zone} ${length} ${span}`;
  const kept = offsets.get(key);
  if (kept !== undefined) return kept;
  const first = zoneNamed(zone).offset(span * length);
  const found = first === zoneNamed(zone).offset((span + 1) * length - 1) ? first : null;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, found);
  return found;
}

/** The wall-clock time at an instant, to the minute. */
export function wallOf(at: Instant | number, zone: string): LocalTime {
  const ms = typeof at === 'number' ? at : msOf(at);
  return instantOf(ms + offsetAt(ms, zone) * MINUTE).slice(0, 16);
}

/** The civil date at an instant. */
export function dateOf(at: Instant | number, zone: string): LocalDate {
  return wallOf(at, zone).slice(0, 10);
}

/**
 * The instant of a wall-clock time. Of a time that happens twice the first; a time that does not exist is
 * moved forward by the length of the gap and flagged. Decided from the zone's offsets alone, never from today's date.
 */
export function resolveWall(wall: LocalTime, zone: string): Resolved {
  const asUtc = Date.parse(`${wall}:00.000Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`Not a wall-clock time: ${wall}`);
  const before = offsetAt(asUtc - DAY, zone);
  const after = offsetAt(asUtc + DAY, zone);
  const early = asUtc - before * MINUTE;
  const late = asUtc - after * MINUTE;
  const earlyHolds = offsetAt(early, zone) === before;
  const lateHolds = offsetAt(late, zone) === after;
  if (earlyHolds) return { ms: early, kind: lateHolds && late !== early ? 'fold' : 'exact' };
  if (lateHolds) return { ms: late, kind: 'exact' };
  return { ms: early, kind: 'gap' };
}

/** The first instant of a civil date: midnight, or where the clock skips it the first minute after. */
export function startOfDay(date: LocalDate, zone: string): number {
  return firstFrom(`${date}T00:00`, zone);
}

/**
 * When a wall clock first shows a time or a later one: a time it skips is the moment of the jump. So times in order are
 * moments in order, and what touches on the wall touches.
 */
export function firstFrom(wall: LocalTime, zone: string): number {
  const resolved = resolveWall(wall, zone);
  if (resolved.kind !== 'gap') return resolved.ms;
  return changeWithin(resolved.ms - DAY, resolved.ms, zone);
}

/** The civil date `days` later (earlier when negative). */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return instantOf(Date.parse(`${date}T00:00:00Z`) + days * DAY).slice(0, 10);
}

/** Whole days from a to b. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY);
}

/** Day of the week as ISO 8601 counts: 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY) + 3) % 7) + 1;
}

/** All a screen needs to draw a day of 23, 24 or 25 hours. */
export type DayShape = {
  readonly date: LocalDate;
  readonly start: Instant;
  readonly minutes: number;
  readonly offsets: { readonly from: Instant; readonly offsetMinutes: number }[];
};

/** The shape of a civil date: its first instant, its length in minutes and the offsets in force from when. */
export function dayShape(date: LocalDate, zone: string): DayShape {
  const start = startOfDay(date, zone);
  const end = startOfDay(plusDays(date, 1), zone);
  const parts = [{ from: instantOf(start), offsetMinutes: offsetAt(start, zone) }];
  for (let at = start; at < end; at += HOUR) {
    const next = Math.min(at + HOUR, end - MINUTE);
    if (offsetAt(next, zone) === offsetAt(at, zone)) continue;
    const change = changeWithin(at, next, zone);
    parts.push({ from: instantOf(change), offsetMinutes: offsetAt(change, zone) });
  }
  return { date, start: instantOf(start), minutes: (end - start) / MINUTE, offsets: parts };
}

/** The first millisecond of the new offset between two instants that differ in it (bisection to the minute). */
function changeWithin(from: number, to: number, zone: string): number {
  let low = from;
  let high = to;
  const old = offsetAt(from, zone);
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}
