// Proves that a correction says what was seen and what is wanted of the fields that differ, and of no others.
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { detailsOf, editInput } from './details.ts';

const seen = {
  ...paperStage.patient,
  name: 'Lina Qasim',
  phone: '+966501234567',
  birthDate: '1988-03-07',
  sex: 'female' as const,
  version: 12,
};

test('[PA49] a form that was only looked at changes nothing, however its numbers are spelled', () => {
  const typed = detailsOf(seen);
  expect(typed.birth).toEqual({ day: '7', month: '3', year: '1988' });
  expect(editInput({ seen, typed })).toBeNull();
  expect(editInput({ seen, typed: { ...typed, name: ' Lina Qasim ', phone: '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧' } })).toBeNull();
});

test('[PA49] what differs is sent with what stood there, and what was emptied is known no more', () => {
  const typed = { ...detailsOf(seen), phone: '', note: 'Calls back', birth: { day: '8', month: '3', year: '1988' } };
  expect(editInput({ seen, typed })).toEqual({
    patientId: idOf(21),
    baseVersion: 12,
    base: { phone: '+966501234567', birthDate: '1988-03-07', note: '' },
    phone: null,
    birthDate: '1988-03-08',
    note: 'Calls back',
  });
});
