// A wall-clock time as people write one down: it names no zone and is no instant.
import { z } from 'zod';

const SHAPE = /^(?:19|20|21)\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A wall-clock time of the years 1900–2199, `YYYY-MM-DDTHH:mm`, whose date exists. */
export const localTime = z.string().refine(isLocalTime, { params: { problem: 'format' } });

function isLocalTime(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const ms = Date.parse(`${text}:00.000Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 16) === text;
}
