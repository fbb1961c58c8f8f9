// Proves that a patient is written in their own language, with everything needed to come.
import { expect, test } from 'vitest';
import { translator } from '#shared/i18n/catalog.ts';
import type { Language } from '#shared/model/caller.ts';
import { clinicOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { visitMessage } from './visit-message.ts';

const service = serviceOf({ name: 'Checkup', names: { ar: 'كشف', en: 'Checkup' } });
const doctor = scheduleOf(1, { kind: 'practitioner', name: 'Dr. Sara', names: { ar: 'د. سارة', en: 'Dr. Sara' } });
const clinic = clinicOf({
  name: 'عيادة النور',
  names: { en: 'Al Noor Clinic' },
  locale: 'ar-SA',
  digits: 'arab',
  hourCycle: 'h12',
  hijri: 'secondary',
  hijriAdjust: 0,
});
const settings = { clinic, services: [service], schedules: [doctor] };
const visit = { serviceId: service.id, scheduleIds: [doctor.id], startWall: '2026-11-22T09:05' };
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069\u200f]/g, '').replaceAll(/[\u202f\u00a0]/g, ' ');
const written = (language: Language) =>
  plain(visitMessage({ name: 'فاطمة' }, visit, settings, { t: translator(language, clinic.digits), language }));

test('[PA43] in Arabic with the clinic’s digits and both calendars', () => {
  expect(written('ar')).toBe(
    'مرحبًا فاطمة، موعدك في عيادة النور: كشف مع د. سارة، الأحد، ٢٢ نوفمبر ٢٠٢٦ (١٢ جمادى الآخرة ١٤٤٨ هـ)، الساعة ٩:٠٥ ص.',
  );
});

test('[PA43] in English with the translated names', () => {
  expect(written('en')).toBe(
    'Hello فاطمة, your appointment at Al Noor Clinic: Checkup with Dr. Sara, Sunday, November 22, 2026 (12 Jumada II 1448 AH), at 9:05 AM.',
  );
});

test('[PA43] without a visit to come it is a greeting', () => {
  const t = translator('en', 'latn');
  const greeting = visitMessage({ name: 'Lina' }, undefined, settings, { t, language: 'en' });
  expect(plain(greeting)).toBe('Hello Lina, this is Al Noor Clinic.');
});
