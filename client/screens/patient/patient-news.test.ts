// Proves that a patient's page is read again for what is about that patient, and for nothing else.
import { expect, test } from 'vitest';
import type { ClinicEvent } from '#shared/contract/events.ts';
import { idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { isAbout } from './patient-news.ts';

const { visit, patient, otherPatient, hold } = paperStage;
const theirs = { ...visit, patientId: otherPatient.id };

test.each<[string, ClinicEvent, boolean]>([
  ['a visit of theirs was booked', { type: 'appointment.booked', appointment: visit }, true],
  ['somebody else’s was', { type: 'appointment.booked', appointment: theirs }, false],
  ['theirs was given away', { type: 'appointment.edited', appointment: theirs, was: { patientId: patient.id } }, true],
  ['their record was corrected', { type: 'patient.edited', patient, was: { name: 'y' } }, true],
  [
    'another record became theirs',
    { type: 'patient.merged', patient: { ...otherPatient, mergedInto: patient.id }, was: {} },
    true,
  ],
  ['another record was corrected', { type: 'patient.edited', patient: otherPatient, was: {} }, false],
  ['a time was held', { type: 'hold.placed', hold: { ...hold, id: idOf(77) } }, false],
])('[PA46] of %s', (_, event, isTold) => {
  expect(isAbout(patient.id, [event])).toBe(isTold);
});
