// The noun Service: what can be booked, how long it lasts and which schedules it needs.
import { z } from 'zod';
import { id, version } from './id.ts';
import { scheduleKind } from './schedule.ts';
import { translatedNames } from './text.ts';

/** One schedule of this kind is needed, any of `among`, or any at all when that is null. */
export const need = z.object({ kind: scheduleKind, among: z.array(id).nullable() });
export type Need = z.infer<typeof need>;

/** The colours a service can have on a calendar; their values are the client's tokens. */
export const serviceColor = z.enum(['teal', 'blue', 'violet', 'rose', 'amber', 'green', 'slate']);
export type ServiceColor = z.infer<typeof serviceColor>;

/** A service; durations, buffers and `startEvery` (the step of suggestions) are whole minutes. */
export const service = z.object({
  id,
  name: z.string(),
  names: translatedNames,
  durationMinutes: z.int().positive(),
  startEvery: z.int().positive(),
  /** From where in the day steps are counted, in minutes of local midnight. */
  startOffset: z.int().min(0).max(1439),
  bufferBefore: z.int().min(0),
  bufferAfter: z.int().min(0),
  /** How many visits a schedule takes of it at one time; 1 is alone. */
  capacity: z.int().min(1).max(100),
  needs: z.array(need).min(1),
  color: serviceColor,
  /** Patients may book it themselves. */
  public: z.boolean(),
  /** How long before its start, and how many days ahead at most, patients may book it; staff have neither limit. */
  noticeMinutes: z.int().min(0),
  patientDays: z.int().min(1).nullable(),
  /** The most visits of it a practitioner has on one local day. */
  dailyCap: z.int().min(1).nullable(),
  position: z.int(),
  active: z.boolean(),
  version,
});
export type Service = z.infer<typeof service>;

/** What a service has unless it is said otherwise: alone, at any notice, as often as there is time. */
export const USUAL_OFFER = {
  startOffset: 0,
  capacity: 1,
  noticeMinutes: 0,
  patientDays: null,
  dailyCap: null,
} as const satisfies Partial<Service>;
