// appointment.edit: what is not the time of an appointment.
import type { Appointment } from '#shared/model/appointment.ts';
import { conflictsOf, type GroupHabit, mergeSets, sameValue } from '#shared/rules/conflict.ts';
import { accept, invalidAt, refuse } from '#shared/rules/decision.ts';
import { departed } from '#shared/rules/departures.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type Current, loadCurrent, onTop, writerOf } from './current.ts';
import { handler } from './handler.ts';

/** The field groups of an edit: the patient is never merged, notes ask, flags merge. */
const groups = { patientId: 'atomic', note: 'ask', tags: 'merge', confirmed: 'merge' } as const satisfies Record<
  string,
  GroupHabit
>;
type Field = keyof typeof groups;
const fields = Object.keys(groups) as Field[];

function seen(appointment: Appointment) {
  const { patientId, note, tags } = appointment;
  return { patientId, note, tags, confirmed: appointment.confirmedAt !== null };
}

export const editAppointment = handler<'appointment.edit', Current>('appointment.edit', {
  async load(tx, input, context) {
    const unseen = fields.find((field) => input[field] !== undefined && input.base[field] === undefined);
    if (unseen) return invalidAt(`base.${unseen}`, 'base');
    if (input.patientId && !(await loadPatientInUse(tx, context.caller.clinicId, input.patientId)))
      return refuse({ code: 'not-found' });
    return loadCurrent(tx, context, input);
  },

  decide({ appointment, written }, input, context) {
    if (appointment.status === 'entered-in-error')
      return refuse({ code: 'wrong-status', from: appointment.status, to: appointment.status });
    const now = seen(appointment);
    const asked = fields.filter((field) => input[field] !== undefined);
    const clashes = asked.flatMap((field) =>
      conflictsOf(groups[field], now, { [field]: input.base[field] }, { [field]: input[field] }, writerOf(written)),
    );
    if (clashes.length > 0) return refuse({ code: 'conflict', current: appointment, fields: clashes });
    const next = { ...now, ...Object.fromEntries(asked.map((field) => [field, input[field]])) };
    if (input.tags) next.tags = mergeSets(input.base.tags ?? [], now.tags, input.tags);
    const changed = asked.filter((field) => !sameValue(now[field], next[field]));
    if (changed.length === 0) return accept({ value: appointment, events: [] });
    const edited = departed(appointment, {
      ...appointment,
      patientId: next.patientId,
      note: next.note,
      tags: next.tags,
      confirmedAt: next.confirmed ? (appointment.confirmedAt ?? context.at) : null,
      version: context.version,
    });
    const mine = asked.filter((field) => field !== 'tags');
    return accept({
      value: edited,
      events: [{ type: 'appointment.edited' as const, appointment: edited, was: whatWas(appointment, edited) }],
      ...onTop(context, appointment, input.baseVersion, written, mine),
    });
  },
});
