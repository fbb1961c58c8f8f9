// What commands on an existing appointment load first: how it stands, and who last wrote it.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, type FieldConflict, invalidAt, refuse } from '#shared/rules/decision.ts';
import { loadAppointment } from '#server/store/calendar.ts';
import { writerOf } from '#server/store/clinic-log.ts';
import type { Tx } from '#server/store/open.ts';
import type { Context, Loaded } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** An appointment as it stands and who made it so; `written` is empty when the caller has seen this version. */
export type Current = { readonly appointment: Appointment; readonly written: Pick<FieldConflict, 'by' | 'at'> };

/** Loads an appointment for a caller who saw `baseVersion` of it; a version not yet written is invalid. */
export async function loadCurrent(
  tx: Tx,
  context: Context,
  input: { appointmentId: Id; baseVersion: number },
): Promise<Decision<Loaded<Current>>> {
  const { clinicId } = context.caller;
  const appointment = await loadAppointment(tx, clinicId, input.appointmentId);
  if (!appointment) return refuse({ code: 'not-found' });
  if (input.baseVersion >= context.version) return invalidAt('baseVersion', 'too-large', { most: context.version - 1 });
  const written = await writtenSince(tx, clinicId, appointment.version, input.baseVersion);
  return accept({ facts: { appointment, written }, touches: practitionersOf(context, appointment.scheduleIds) });
}

/** Who wrote the version that stands, when the caller has not seen it. */
export async function writtenSince(tx: Tx, clinicId: Id, version: number, seen: number): Promise<Current['written']> {
  const writer = version === seen ? null : await writerOf(tx, clinicId, version);
  return { by: writer ? { id: writer.id, name: writer.name } : null, at: writer?.at ?? null };
}
