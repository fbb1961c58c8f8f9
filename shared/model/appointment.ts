// The noun Appointment: a patient, a service, the schedules it claims and the time, in one of FHIR's states.
import { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
import { localTime } from '#shared/time/local-time.ts';
import { id, version } from './id.ts';

/** The states in FHIR's words. */
export const appointmentStatus = z.enum([
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'noshow',
  'cancelled',
  'entered-in-error',
]);
export type AppointmentStatus = z.infer<typeof appointmentStatus>;

/** Who or what a cancellation goes back to. */
export const cancelReason = z.enum(['patient', 'clinic', 'duplicate', 'other']);
export type CancelReason = z.infer<typeof cancelReason>;

/** Why a rule was left, and which: opening hours, how many visits at once, closed time, or how many of a service in a day. */
export const override = z.object({
  reason: z.string(),
  beyond: z.array(z.enum(['hours', 'capacity', 'closure', 'daily-cap'])),
});
export type Override = z.infer<typeof override>;

/**
 * An appointment. `start` and `end` are instants; `startWall` and `zone` are what was booked and
 * `offsetMinutes` what it meant; buffers and capacity are those of the service when it was booked. Of a series it has the
 * wall time it was planned for, `recurrenceId`, and the parts in which it is an exception, `departs`.
 */
export const appointment = z.object({
  id,
  serviceId: id,
  scheduleIds: z.array(id).min(1),
  patientId: id,
  start: instant,
  end: instant,
  startWall: z.string(),
  zone: z.string(),
  offsetMinutes: z.int(),
  bufferBefore: z.int().min(0),
  bufferAfter: z.int().min(0),
  capacity: z.int().min(1),
  status: appointmentStatus,
  confirmedAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  cancelReason: cancelReason.nullable(),
  cancelNote: z.string(),
  override: override.nullable(),
  seriesId: id.nullable(),
  recurrenceId: localTime.nullable(),
  departs: z.array(z.string()),
  version,
});
export type Appointment = z.infer<typeof appointment>;

/** What an appointment has that belongs to no series. */
export const ALONE: Pick<Appointment, 'seriesId' | 'recurrenceId' | 'departs'> = {
  seriesId: null,
  recurrenceId: null,
  departs: [],
};
