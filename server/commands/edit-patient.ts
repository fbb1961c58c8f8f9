// patient.edit: corrects what is known of a patient, field by field.
import type { Patient } from '#shared/model/patient.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { decideEdit, loadEdit, type Standing } from './edit-fields.ts';
import { handler } from './handler.ts';

export const editPatient = handler<'patient.edit', Standing<Patient>>('patient.edit', {
  async load(tx, input, context) {
    return loadEdit(tx, context, input, await loadPatientInUse(tx, context.caller.clinicId, input.patientId));
  },

  decide(standing, input, context) {
    return decideEdit(standing, context, input, {
      event: (patient, was) => ({ type: 'patient.edited', patient, was }),
    });
  },
});
