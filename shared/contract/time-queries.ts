// What can be read of time that is free, that a change would touch, or that repeats: one row per query.
import { z } from 'zod';
import { appointment } from '#shared/model/appointment.ts';
import { clinic } from '#shared/model/clinic.ts';
import { closure } from '#shared/model/closure.ts';
import { id } from '#shared/model/id.ts';
import { patientCard } from '#shared/model/patient.ts';
import { schedule } from '#shared/model/schedule.ts';
import { series } from '#shared/model/series.ts';
import { instant } from '#shared/time/instant.ts';
import { localTime } from '#shared/time/local-time.ts';
import { query, window } from './query-row.ts';
import { closingOccurrence, plan, rule } from './repeating.ts';
import { seriesChange, seriesWish } from './series-commands.ts';

const freeSlot = z.object({ start: instant, end: instant, scheduleIds: z.array(id) });

/** What is looked for: free starts in a window for a service, of some schedules or of anybody. */
export const slotWish = z.strictObject({
  serviceId: id,
  scheduleIds: z.array(id).max(500).optional(),
  ...window,
  limit: z.int().min(1).max(200).optional(),
  /** The limit counts for each practitioner. */
  each: z.boolean().optional(),
  durationMinutes: z.int().min(1).max(1440).optional(),
  /** A visit that is to be moved, and so is not in its own way. */
  exceptId: id.optional(),
});
export type SlotWish = z.infer<typeof slotWish>;

const { hours, otherHours, exceptions, observes } = schedule.shape;
const { holidays, prayer, hijriAdjust, gridMinutes } = clinic.shape;

/** A change whose impact is asked for: a schedule’s hours, the clinic’s days and breaks, which are rounded to its grid, or time to be closed. */
const impactOf = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('hours'),
    scheduleId: id,
    set: z.strictObject({ hours, otherHours, exceptions, observes }).partial(),
  }),
  z.strictObject({
    of: z.literal('clinic'),
    set: z.strictObject({ holidays, prayer, hijriAdjust, gridMinutes }).partial(),
  }),
  z.strictObject({ of: z.literal('closure'), scheduleId: id, ...window }),
]);

/** Visits that a change would leave without their hours, each with the nearest time that is free: all of these can be had together. */
const impact = z.object({
  visits: z.array(z.object({ appointment, nearest: freeSlot.nullable() })),
  patients: z.array(patientCard),
  /** All there are; at most 400 are told. */
  total: z.int(),
});
export type Impact = z.infer<typeof impact>;

/** The queries about time. */
export const timeQueries = {
  'slot.find': query({
    does: 'The next free starts of a service, earliest first.',
    input: slotWish,
    output: z.array(freeSlot),
    allow: 'read',
  }),
  'schedule.impact': query({
    does: 'The visits that a change of hours, of the clinic’s days or a closing would touch, with the nearest free time of each.',
    input: z.strictObject({ change: impactOf }),
    output: impact,
    allow: 'closures',
  }),
  'schedule.preview-closing': query({
    does: 'The times a rule would close on a schedule, with the visits in each.',
    input: z.strictObject({
      scheduleId: id,
      startLocal: localTime,
      durationMinutes: z
        .int()
        .min(1)
        .max(366 * 1440),
      rule,
    }),
    output: z.object({
      occurrences: z.array(closingOccurrence),
      patients: z.array(patientCard),
      until: z.iso.date(),
      total: z.int().nullable(),
    }),
    allow: 'closures',
  }),
  'series.preview': query({
    does: 'Every occurrence of a rule up to the planning horizon, with what is in its way and what is free instead.',
    input: z.strictObject(seriesWish),
    output: plan,
    allow: 'read',
  }),
  'series.preview-change': query({
    does: 'What a change of a series would do to each occurrence it reaches.',
    input: z.strictObject(seriesChange),
    output: plan.extend({
      /** Exceptions that keep what they have of their own, and occurrences the new rule no longer has. */
      kept: z.array(appointment),
      leaves: z.array(appointment),
    }),
    allow: 'read',
  }),
  'series.view': query({
    does: 'One series with its visits or closures.',
    input: z.strictObject({ seriesId: id }),
    output: z.object({
      series,
      appointments: z.array(appointment),
      closures: z.array(closure),
      patients: z.array(patientCard),
    }),
    allow: 'patients',
    private: true,
  }),
  'series.unplaced': query({
    does: 'The series that have occurrences for which no place was found, and whose they are.',
    input: z.strictObject({}),
    output: z.object({ series: z.array(series), patients: z.array(patientCard) }),
    allow: 'patients',
  }),
} as const;
