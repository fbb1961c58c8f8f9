// Proves what a booking's form means and what it tells before the server is asked.
import { expect, test } from 'vitest';
import type { Settings } from '#shared/contract/queries.ts';
import { type Clinic, USUAL_DAYS } from '#shared/model/clinic.ts';
import { type Schedule, usualCalendar } from '#shared/model/schedule.ts';
import { type Service, USUAL_OFFER } from '#shared/model/service.ts';
import { DAY, msOf } from '#shared/time/instant.ts';
import {
  bookingFaults,
  type BookingForm,
  bookInput,
  closedAt,
  formFrom,
  needsOf,
  startOf,
  withSchedule,
  withService,
  withSlot,
} from './booking-form.ts';
import { clockOf } from './clock-text.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [SARA, OMAR, IMAGING, VISIT, SCAN, NOURA] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const clinic: Clinic = {
  id: id(9),
  slug: 'c',
  name: 'C',
  names: {},
  zone: 'Africa/Cairo',
  locale: 'ar-EG',
  digits: 'arab',
  hourCycle: 'h12',
  weekStart: 6,
  weekend: [5],
  hijri: 'off',
  hijriAdjust: 0,
  gridMinutes: 5,
  longest: 480,
  horizonDays: 400,
  backdateDays: 7,
  ...USUAL_DAYS,
  version: 1,
};
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' }));
const schedule = (one: string, kind: Schedule['kind']): Schedule => ({
  id: one,
  kind,
  name: one,
  names: {},
  title: '',
  titles: {},
  hours,
  ...usualCalendar(kind),
  position: 0,
  active: true,
  version: 1,
});
const service = (one: string, durationMinutes: number, needs: Service['needs']): Service => ({
  id: one,
  name: one,
  names: {},
  durationMinutes,
  ...USUAL_OFFER,
  startEvery: 15,
  bufferBefore: 0,
  bufferAfter: 0,
  needs,
  color: 'teal',
  public: true,
  position: 0,
  active: true,
  version: 1,
});
const practitioner = { kind: 'practitioner' as const, among: null };
const settings: Settings = {
  clinic,
  schedules: [schedule(SARA, 'practitioner'), schedule(OMAR, 'practitioner'), schedule(IMAGING, 'room')],
  services: [service(VISIT, 15, [practitioner]), service(SCAN, 30, [{ kind: 'room', among: [IMAGING] }, practitioner])],
  queues: [],
  members: [],
  displays: [],
};
const now = msOf('2026-11-22T06:00:00.000Z');
const facts = { settings, now };
const full: BookingForm = {
  patientId: NOURA,
  serviceId: VISIT,
  scheduleIds: [SARA],
  anyone: false,
  date: '2026-11-23',
  time: '٣:٣٠',
  durationMinutes: 15,
  note: '',
  reason: '',
};

test('a form starts with what is known: the place, the time, and a service that the place can serve', () => {
  const form = formFrom({ scheduleIds: [IMAGING], start: '2026-11-23T07:30:00.000Z' }, facts, clockOf);
  expect(form).toMatchObject({ serviceId: SCAN, scheduleIds: [IMAGING], date: '2026-11-23', time: '09:30' });
  expect(formFrom({ date: '2026-12-01' }, facts, clockOf)).toMatchObject({ date: '2026-12-01', time: '' });
});

test('half past three is in the afternoon, when somebody works, on the clinic’s clock', () => {
  expect(startOf(full, settings)).toBe('2026-11-23T13:30:00.000Z');
  expect(closedAt(full, settings)).toEqual([]);
  expect(closedAt({ ...full, time: '٩ م' }, settings).map((one) => one.id)).toEqual([SARA]);
});

test('another service keeps the schedules it can use and takes its own length', () => {
  const scan = withService(full, settings, SCAN);
  expect(scan).toMatchObject({ scheduleIds: [SARA], durationMinutes: 30 });
  const inRoom = withSchedule(scan, needsOf(scan, settings)[1] ?? [], IMAGING);
  expect(inRoom.scheduleIds).toEqual([SARA, IMAGING]);
  expect(withService(inRoom, settings, VISIT).scheduleIds).toEqual([SARA]);
});

test('a free time brings its practitioner, and leaves the room open where it was open', () => {
  const slot = { scheduleIds: [OMAR, IMAGING], start: '', end: '' };
  const scan = withService(full, settings, SCAN);
  expect(withSlot(scan, settings, slot).scheduleIds).toEqual([OMAR]);
  expect(withSlot({ ...scan, scheduleIds: [SARA, IMAGING] }, settings, slot).scheduleIds).toEqual([OMAR, IMAGING]);
});

test('[AV54] who chooses that anyone will do is told by each free time who it would be, and whoever is chosen is meant', () => {
  const [able = []] = needsOf(full, settings);
  const open = withSchedule(full, able, null);
  expect(open).toMatchObject({ anyone: true, scheduleIds: [] });
  expect(formFrom({ date: '2026-12-01' }, facts, clockOf).anyone).toBe(false);
  const slotted = withSlot(open, settings, { scheduleIds: [OMAR, IMAGING], start: '', end: '' });
  expect(slotted).toMatchObject({ anyone: true, scheduleIds: [OMAR] });
  const [practitioners = [], rooms = []] = needsOf(withService(full, settings, SCAN), settings);
  expect(withSchedule(slotted, practitioners, SARA)).toMatchObject({ anyone: false, scheduleIds: [SARA] });
  expect(withSchedule(full, practitioners, null)).toMatchObject({ anyone: true, scheduleIds: [] });
  expect(withSchedule(full, rooms, null).anyone).toBe(false);
  const nobody = { ...full, anyone: true, scheduleIds: [] };
  expect(bookingFaults(nobody, facts)).toEqual([]);
  expect(bookInput(nobody, settings)?.scheduleIds).toEqual([]);
});

test('a full form is a command, with its reason only where it lies outside hours', () => {
  expect(bookInput({ ...full, reason: 'Asked for' }, settings)).toEqual({
    serviceId: VISIT,
    scheduleIds: [SARA],
    start: '2026-11-23T13:30:00.000Z',
    durationMinutes: 15,
    patientId: NOURA,
  });
  expect(bookInput({ ...full, time: '21:00', reason: 'Asked for' }, settings)).toMatchObject({
    override: { reason: 'Asked for' },
  });
  expect(bookingFaults(full, facts)).toEqual([]);
});

test.each([
  [{ patientId: null }, 'patientId', 'required'],
  [{ scheduleIds: [] }, 'scheduleIds', 'required'],
  [{ time: '' }, 'start', 'required'],
  [{ time: 'later' }, 'start', 'format'],
  [{ time: '15:32' }, 'start', 'unaligned'],
  [{ date: '2026-11-01' }, 'start', 'past'],
  [{ date: new Date(now + 401 * DAY).toISOString().slice(0, 10) }, 'start', 'beyond-horizon'],
  [{ durationMinutes: 485 }, 'durationMinutes', 'too-large'],
  [{ note: 'x'.repeat(2001) }, 'note', 'too-long'],
])('%o is told at %s', (wrong, path, problem) => {
  expect(bookingFaults({ ...full, ...wrong }, facts)).toMatchObject([{ path, problem }]);
});
