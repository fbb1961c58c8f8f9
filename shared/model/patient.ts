// The noun Patient: who is seen, with contact data and no clinical notes.
import { z } from 'zod';
import { id, version } from './id.ts';

export const sex = z.enum(['female', 'male']);

/** A patient; `phone` in ASCII digits with an optional leading +, `birthDate` a civil date, `fileNumber` counts from 1. */
export const patient = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  sex: sex.nullable(),
  nationalId: z.string().nullable(),
  fileNumber: z.int().positive(),
  note: z.string(),
  /** Out of use, it is found no more and keeps its file number. */
  active: z.boolean(),
  /** The record that took this one in, once they were found to be of one person. */
  mergedInto: id.nullable(),
  version,
});
export type Patient = z.infer<typeof patient>;

/** What a calendar shows of a patient. */
export const patientCard = patient.pick({ id: true, name: true, phone: true, fileNumber: true, version: true });
export type PatientCard = z.infer<typeof patientCard>;
