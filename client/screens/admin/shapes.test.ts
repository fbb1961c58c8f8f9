// Proves what the forms on services, members and the clinic make of what is typed.
import { expect, test } from 'vitest';
import { USUAL_DAYS } from '#shared/model/clinic.ts';
import { clinicShape, regionsWith } from './clinic-shape.ts';
import { inviteShape, roleShape, uninvited } from './member-shape.ts';
import { clockOf } from '#client/screens/appointment/clock-text.ts';
import { clockMinutes, emptyNeeds, serviceShape, unoffered, wantedOf, withWanted } from './service-shape.ts';
import { numberOf } from './typed-number.ts';

test('[CS37] a whole number is read in either digits; anything else is none', () => {
  expect([numberOf('٣٠'), numberOf(' 45 '), numberOf('۵')]).toEqual([30, 45, 5]);
  expect([numberOf(''), numberOf('half an hour'), numberOf('1.5')]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  const shape = serviceShape('ar', { number: String, time: clockOf });
  expect(shape.fieldsOf({ ...shape.typedOf(unoffered), duration: '٢٠' })['durationMinutes']).toBe(20);
});

test('[CP12] a service’s starts are counted from a time of day, and a limit that is left empty is none', () => {
  const shape = serviceShape('en', { number: String, time: clockOf });
  const noun = { ...unoffered, startOffset: 490, capacity: 6, dailyCap: 8, noticeMinutes: 120, patientDays: null };
  const typed = shape.typedOf(noun);
  expect(typed).toMatchObject({ offset: '08:10', capacity: '6', cap: '8', notice: '120', ahead: '' });
  expect(shape.fieldsOf(typed)).toMatchObject({
    startOffset: 490,
    capacity: 6,
    dailyCap: 8,
    noticeMinutes: 120,
    patientDays: null,
  });
  expect(shape.fieldsOf({ ...typed, offset: '٨:٢٠', cap: '', ahead: '٣٠' })).toMatchObject({
    startOffset: 500,
    dailyCap: null,
    patientDays: 30,
  });
  expect([clockMinutes('noon'), clockMinutes('9 pm')]).toEqual([Number.NaN, 1260]);
});

test('[CS38] needs are kept kind by kind, and some that names nobody is at fault', () => {
  const some = withWanted(withWanted(unoffered.needs, 'room', ['r1']), 'practitioner', ['p1', 'p2']);
  expect(some).toEqual([
    { kind: 'practitioner', among: ['p1', 'p2'] },
    { kind: 'room', among: ['r1'] },
  ]);
  expect([wantedOf(some, 'room'), wantedOf(some, 'device'), wantedOf(unoffered.needs, 'practitioner')]).toEqual([
    ['r1'],
    'none',
    'any',
  ]);
  expect(withWanted(some, 'room', 'none')).toHaveLength(1);
  expect(emptyNeeds(withWanted(some, 'room', []))).toEqual([1]);
  expect(emptyNeeds(some)).toEqual([]);
});

test('[ME31] a schedule goes with a doctor’s role only, and an invitation says the language with the clinic’s region', () => {
  const invite = inviteShape('ar-AE');
  const typed = { ...invite.typedOf(uninvited('ar')), scheduleId: 'p1', language: 'en' } as const;
  expect(invite.fieldsOf(typed)).toEqual({ name: '', email: '', role: 'receptionist', locale: 'en-AE' });
  expect(invite.fieldsOf({ ...typed, role: 'doctor' })).toMatchObject({ scheduleId: 'p1' });
  expect(roleShape.fieldsOf({ role: 'manager', scheduleId: 'p1' })).toEqual({ role: 'manager' });
  expect(roleShape.fieldsOf({ role: 'doctor', scheduleId: 'p1' })).toEqual({ role: 'doctor', scheduleId: 'p1' });
});

test('[CS30] a clinic’s language and country are its locale, and a country of its own is always offered', () => {
  const clinic = {
    id: '',
    slug: 'a',
    name: 'عيادة',
    names: { en: 'Clinic' },
    zone: 'Asia/Riyadh',
    locale: 'ar-SA',
    digits: 'arab',
    hourCycle: 'h12',
    weekStart: 7,
    weekend: [6, 5],
    hijri: 'secondary',
    hijriAdjust: 0,
    gridMinutes: 5,
    longest: 480,
    horizonDays: 400,
    backdateDays: 7,
    ...USUAL_DAYS,
    version: 1,
  } as const;
  const shape = clinicShape('ar', { today: '2026-11-22', write: String });
  const typed = shape.typedOf({ ...clinic, weekend: [...clinic.weekend] });
  expect(typed).toMatchObject({ name: 'عيادة', otherName: 'Clinic', language: 'ar', region: 'SA', weekend: [5, 6] });
  expect(shape.fieldsOf({ ...typed, region: 'KW', horizon: '٩٠' })).toMatchObject({ locale: 'ar-KW', horizonDays: 90 });
  expect(regionsWith('KW')).toContain('SA');
  expect(regionsWith('FR')[0]).toBe('FR');
});
