// The noun Appointment: a patient, a service, the schedules it claims and the time, in one of FHIR's states.
import { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
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

/** Why a rule was left, and which: the opening hours, how many visits a schedule takes at once, or that its time is closed. */
export const override = z.object({ reason: z.string(), beyond: z.array(z.enum(['hours', 'capacity', 'closure'])) });
export type Override = z.infer<typeof override>;

/**
 * An appointment. `start` and `end` are instants; `startWall` and `zone` are what was booked and
 * `offsetMinutes` what it meant; buffers are those of the service when it was booked.
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
  status: appointmentStatus,
  confirmedAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  cancelReason: cancelReason.nullable(),
  cancelNote: z.string(),
  override: override.nullable(),
  version,
});
export type Appointment = z.infer<typeof appointment>;
