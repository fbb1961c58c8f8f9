// Instants: points on the one clock everybody shares, as UTC ISO strings to the millisecond.
import { z } from 'zod';

/** A UTC instant, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Instant = string;

/** Milliseconds in a minute; every duration on the wire is whole minutes. */
export const MINUTE = 60_000;
/** Milliseconds in an hour, and in a day of 24 of them; a civil day may be longer or shorter. */
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const SHAPE = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** Parses a UTC instant of the years 1900–2199 and writes it out in the one spelling. */
export const instant = z
  .string()
  .max(40)
  .refine(isInstant, { params: { problem: 'instant' } })
  .overwrite((text) => (isInstant(text) ? instantOf(Date.parse(text)) : text));

/** A text of the right shape can still be no time: the 31st of April rolls over, an hour of 25 is nothing at all. */
function isInstant(text: string): boolean {
  const ms = SHAPE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(ms) && instantOf(ms).slice(0, 16) === text.slice(0, 16);
}

/** The instant `ms` milliseconds after 1970 UTC. Throws RangeError beyond what a Date can hold. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Milliseconds since 1970 UTC of an instant; NaN where the text is none. */
export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** The instant `minutes` whole minutes later (earlier when negative). */
export function plusMinutes(at: Instant, minutes: number): Instant {
  return instantOf(msOf(at) + minutes * MINUTE);
}

/** Whole minutes from `a` to `b`; negative when b is earlier. */
export function minutesBetween(a: Instant, b: Instant): number {
  return Math.round((msOf(b) - msOf(a)) / MINUTE);
}
