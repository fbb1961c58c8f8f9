// What can be asked of patients' records: one row per command.
import { z } from 'zod';
import { appointment } from '#shared/model/appointment.ts';
import { id, version } from '#shared/model/id.ts';
import { patient, sex } from '#shared/model/patient.ts';
import { nameText, noteText } from '#shared/model/text.ts';
import { command } from './command-row.ts';
import { birthDate, nationalId, phone } from './contact.ts';

const person = {
  name: nameText,
  phone: phone.nullable(),
  birthDate: birthDate.nullable(),
  sex: sex.nullable(),
  nationalId: nationalId.nullable(),
  note: noteText,
};

/** The commands on patients. */
export const patientCommands = {
  'patient.register': command({
    does: 'Registers a patient and gives the next file number.',
    input: z.strictObject(person).partial({ phone: true, birthDate: true, sex: true, nationalId: true, note: true }),
    output: patient,
    allow: 'patients',
    refusals: [],
  }),
  'patient.edit': command({
    does: 'Corrects what is known of a patient.',
    input: z.strictObject({
      patientId: id,
      baseVersion: version,
      base: z.strictObject(person).partial(),
      ...z.strictObject(person).partial().shape,
    }),
    output: patient,
    allow: 'patients',
    refusals: ['conflict', 'not-found'],
  }),
  'patient.merge': command({
    does: 'Joins two records of one patient: the visits of `fromId` become those of `intoId`, which takes over what it lacked.',
    input: z.strictObject({ fromId: id, intoId: id }),
    output: z.object({ from: patient, into: patient, appointments: z.array(appointment) }),
    allow: 'merge',
    refusals: ['not-found'],
  }),
} as const;
