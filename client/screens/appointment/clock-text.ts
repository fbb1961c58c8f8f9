// A time of day as people type it, in either digit set, with or without a colon or the half of the day.
import { toLatinDigits } from '#shared/i18n/digits.ts';

const TYPED = /^(\d{1,2})(?:[:.,٫h\s]?(\d{2}))?\s*(am?|pm?|a\.m\.|p\.m\.|ص|م|صباح\S*|مساء\S*)?$/u;
const MARKS = /[\u200e\u200f\u061c\u202f\u00a0]/g;
const HALF_DAY = 720;

/**
 * Minutes after midnight of a typed time: `9:30`, `٩٫٣٠`, `930`, `9 pm`, `٣:١٥ م`. Null where it is no time.
 * An hour up to 12 without its half of the day is the half that `isLikely` prefers, else as written.
 */
export function minutesOf(text: string, isLikely: (minutes: number) => boolean): number | null {
  const plain = toLatinDigits(text).replace(MARKS, ' ').trim().toLowerCase();
  const [, hourText, minuteText = '00', half] = TYPED.exec(plain) ?? [];
  if (hourText === undefined) return null;
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (hour > 23 || minute > 59) return null;
  if (half !== undefined)
    return hour < 1 || hour > 12 ? null : (hour % 12) * 60 + minute + (isLate(half) ? HALF_DAY : 0);
  const written = hour * 60 + minute;
  if (hour === 0 || hour > 12 || hourText.startsWith('0')) return written;
  const other = hour === 12 ? minute : written + HALF_DAY;
  return !isLikely(written) && isLikely(other) ? other : written;
}

function isLate(half: string): boolean {
  return half.startsWith('p') || half.startsWith('م');
}

/** `HH:mm` of minutes after midnight, as the wire writes a wall clock. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of a wall-clock time `YYYY-MM-DDTHH:mm`. */
export function minutesOfWall(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}
