// patient.register: somebody new gets a file and its number.
import type { Patient } from '#shared/model/patient.ts';
import { accept } from '#shared/rules/decision.ts';
import { nextFileNumber } from '#server/store/calendar.ts';
import { handler } from './handler.ts';

type Facts = { readonly fileNumber: number };

export const registerPatient = handler<'patient.register', Facts>('patient.register', {
  async load(tx, _input, context) {
    return accept({ facts: { fileNumber: await nextFileNumber(tx, context.caller.clinicId) }, touches: [] });
  },

  decide({ fileNumber }, input, context) {
    const patient: Patient = {
      id: context.commandId,
      name: input.name,
      phone: input.phone ?? null,
      birthDate: input.birthDate ?? null,
      sex: input.sex ?? null,
      nationalId: input.nationalId ?? null,
      fileNumber,
      note: input.note ?? '',
      active: true,
      mergedInto: null,
      version: context.version,
    };
    return accept({ value: patient, events: [{ type: 'patient.registered' as const, patient }] });
  },
});
