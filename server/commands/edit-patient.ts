// patient.edit: corrects what is known of a patient, field by field.
import type { Patient } from '#shared/model/patient.ts';
import { conflictsOf, sameValue } from '#shared/rules/conflict.ts';
import { accept, invalidAt, refuse } from '#shared/rules/decision.ts';
import { loadPatient } from '#server/store/calendar.ts';
import { whatWas } from '#shared/rules/was.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import { handler } from './handler.ts';

type Facts = { readonly patient: Patient; readonly written: Written };
const fields = ['name', 'phone', 'birthDate', 'sex', 'nationalId', 'note'] as const;

export const editPatient = handler<'patient.edit', Facts>('patient.edit', {
  async load(tx, input, context) {
    const unseen = fields.find((field) => input[field] !== undefined && input.base[field] === undefined);
    if (unseen) return invalidAt(`base.${unseen}`, 'base');
    const { clinicId } = context.caller;
    const patient = await loadPatient(tx, clinicId, input.patientId);
    if (!patient) return refuse({ code: 'not-found' });
    if (input.baseVersion >= context.version)
      return invalidAt('baseVersion', 'too-large', { most: context.version - 1 });
    const written = await writtenSince(tx, clinicId, patient, input.baseVersion);
    return accept({ facts: { patient, written }, touches: [] });
  },

  decide({ patient, written }, input, context) {
    const asked = fields.filter((field) => input[field] !== undefined);
    const mine = Object.fromEntries(asked.map((field) => [field, input[field]]));
    const clashes = conflictsOf('ask', patient, input.base, mine, writerOf(written));
    if (clashes.length > 0) return refuse({ code: 'conflict', current: patient, fields: clashes });
    const changed = asked.filter((field) => !sameValue(patient[field], input[field]));
    if (changed.length === 0) return accept({ value: patient, events: [] });
    const edited: Patient = { ...patient, ...mine, version: context.version };
    return accept({
      value: edited,
      events: [{ type: 'patient.edited' as const, patient: edited, was: whatWas(patient, edited) }],
      ...onTop(context, patient, input.baseVersion, written, asked),
    });
  },
});
