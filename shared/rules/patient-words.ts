// What a patient is found by: folded words, and the digits of a phone number that are the same however it is dialled.
import { wordsOf } from '#shared/i18n/fold.ts';
import type { Patient } from '#shared/model/patient.ts';

/** The digits of a phone number that neither a country nor a zero stands before: its last nine, or all it has. */
export function localDigits(phone: string | null): string {
  return (phone ?? '').replaceAll(/\D/g, '').slice(-9);
}

/** What a patient in use is found by: the words of the name, the phone’s digits with and without its prefix, the file number. */
export function searchWords(patient: Pick<Patient, 'active' | 'name' | 'phone' | 'fileNumber'>): string[] {
  if (!patient.active) return [];
  const digits = patient.phone?.replaceAll(/\D/g, '') ?? '';
  const local = localDigits(patient.phone);
  const words = [...wordsOf(patient.name), digits, local, local && `0${local}`, String(patient.fileNumber)];
  return [...new Set(words.filter(Boolean))];
}
