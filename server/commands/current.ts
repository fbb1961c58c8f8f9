// What commands on an existing noun load first: how it stands, and who has changed what of it meanwhile.
import { type ClinicEvent, nounOf } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { accept, type Decision, type FieldConflict, invalidAt, refuse } from '#shared/rules/decision.ts';
import { inLanguages } from '#shared/rules/edit.ts';
import { before } from '#shared/rules/was.ts';
import { loadAppointment } from '#server/store/calendar.ts';
import { historyOf } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import type { Change, Context, Loaded } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** Who changed which field last, and when, by the names commands have for them. */
export type Written = ReadonlyMap<string, Pick<FieldConflict, 'by' | 'at'>>;

/** An appointment as it stands and who changed it since its caller looked; nobody where they have seen this version. */
export type Current = { readonly appointment: Appointment; readonly written: Written };

/** So many commits back it is told who changed a field. */
const FAR_ENOUGH = 200;

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
  const written = await writtenSince(tx, clinicId, appointment, input.baseVersion);
  return accept({ facts: { appointment, written }, touches: practitionersOf(context, appointment.scheduleIds) });
}

/** Who changed which field of a noun after a version that somebody saw. */
export async function writtenSince(
  tx: Tx,
  clinicId: Id,
  noun: { readonly id: Id; readonly version: number },
  seen: number,
): Promise<Written> {
  const written = new Map<string, Pick<FieldConflict, 'by' | 'at'>>();
  if (noun.version <= seen) return written;
  for (const { by, at, events } of await historyOf(tx, clinicId, noun.id, { after: seen, limit: FAR_ENOUGH })) {
    for (const event of events) for (const field of fieldsOf(event, noun.id)) written.set(field, { by, at });
  }
  return written;
}

function fieldsOf(event: ClinicEvent, id: Id): string[] {
  const after = nounOf(event);
  if (after?.id !== id) return [];
  const old = 'was' in event ? before(after, event.was) : {};
  return changedFields(inLanguages({ ...old }), inLanguages({ ...after }));
}

/** Who wrote a field, as a conflict names them. */
export function writerOf(written: Written): (field: string) => Pick<FieldConflict, 'by' | 'at'> {
  return (field) => written.get(field) ?? { by: null, at: null };
}

/** What a change says when it goes on top of others': that it was rebased, and what of theirs stays beside `mine`. */
export function onTop(
  context: Context,
  noun: { readonly version: number },
  seen: number,
  written: Written,
  mine: readonly string[],
): Pick<Change<unknown>, 'rebased' | 'merged'> {
  if (noun.version === seen) return {};
  const others = [...written].filter(([field, { by }]) => by?.id !== context.caller.id && !mine.includes(field));
  const merged = others.map(([field, { by, at }]) => ({ field, by, at }));
  return merged.length > 0 ? { rebased: true, merged } : { rebased: true };
}
