// Where a clinic is: its time zone and the locale of its region, as they are asked for.
import { z } from 'zod';
import { isZone } from '#shared/time/zone.ts';

/** An IANA time zone. */
export const zone = z
  .string()
  .max(64)
  .refine(isZone, { params: { problem: 'zone' } });

/** One of our two languages and a region. */
export const locale = z.string().regex(/^(?:ar|en)-[A-Z]{2}$/);
