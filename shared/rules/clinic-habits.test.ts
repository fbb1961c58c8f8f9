// Tests what the days of a clinic may become.
import { expect, test } from 'vitest';
import type { Clinic } from '#shared/model/clinic.ts';
import { clinicOf } from '#server/testing/nouns.ts';
import { decideClinic } from './clinic-habits.ts';

const clinic = clinicOf();

function decided(after: Partial<Clinic>) {
  return decideClinic(clinic, { ...clinic, ...after }, { services: [], ahead: 3 });
}

test('[HR11] a holiday is on dates that there are, and each prayer interrupts work once', () => {
  const named = { name: 'Holiday', names: {} };
  const holidays: Clinic['holidays'] = [
    { ...named, period: { kind: 'yearly', month: 2, day: 29, days: 1 } },
    { ...named, period: { kind: 'dates', from: '2026-11-20', to: '2026-11-19' } },
    { ...named, period: { kind: 'hijri', month: 10, day: 30, days: 4 } },
  ];
  expect(decided({ holidays })).toEqual({
    ok: false,
    refusal: { code: 'invalid', fields: [{ path: 'holidays.1.period.to', problem: 'order' }] },
  });
  const place = { latitude: 24.7, longitude: 46.7, method: 'umm-al-qura', asr: 'standard' } as const;
  const dhuhr = { prayer: 'dhuhr', after: 0, minutes: 20 } as const;
  const twice = { ...place, breaks: [dhuhr, { ...dhuhr, prayer: 'asr' as const }, { ...dhuhr, after: 5 }] };
  expect(decided({ prayer: twice })).toEqual({
    ok: false,
    refusal: { code: 'invalid', fields: [{ path: 'prayer.breaks.2.prayer', problem: 'each-once' }] },
  });
  expect(decided({ prayer: { ...twice, breaks: twice.breaks.slice(0, 2) } }).ok).toBe(true);
});
