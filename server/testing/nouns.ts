// Nouns for tests of pure rules: a clinic, a service and schedules that need no database.
import { ALONE, type Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import { type Clinic, USUAL_DAYS } from '#shared/model/clinic.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { type Schedule, usualCalendar } from '#shared/model/schedule.ts';
import { type Service, USUAL_OFFER } from '#shared/model/service.ts';
import { plusMinutes } from '#shared/time/instant.ts';

/** The same window on each day of the week, by default the whole day. */
export function everyWeekday(from = '00:00', to = '00:00'): WeeklyWindow[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
}

/** A UUID whose last digits are `number`: nouns of one kind sort by it. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A clinic in Riyadh with the limits of a new one. */
export function clinicOf(wish: Partial<Clinic> = {}): Clinic {
  return {
    id: idOf(1),
    slug: 'pure',
    name: 'A clinic without a database',
    names: {},
    zone: 'Asia/Riyadh',
    locale: 'ar-SA',
    digits: 'latn',
    hourCycle: 'h23',
    weekStart: 7,
    weekend: [5, 6],
    hijri: 'off',
    hijriAdjust: 0,
    gridMinutes: 5,
    longest: 480,
    horizonDays: 400,
    backdateDays: 7,
    ...USUAL_DAYS,
    version: 0,
    ...wish,
  };
}

/** A visit of 15 minutes that needs any practitioner. */
export function serviceOf(wish: Partial<Service> = {}): Service {
  return {
    id: idOf(2),
    name: 'Visit',
    names: {},
    durationMinutes: 15,
    startEvery: 15,
    ...USUAL_OFFER,
    bufferBefore: 0,
    bufferAfter: 0,
    needs: [{ kind: 'practitioner', among: null }],
    color: 'teal',
    public: true,
    position: 0,
    active: true,
    version: 0,
    ...wish,
  };
}

/** A schedule named by a number, open at any time unless `hours` says otherwise. */
export function scheduleOf(number: number, wish: Partial<Schedule> = {}): Schedule {
  return {
    id: idOf(number),
    kind: 'practitioner',
    name: `schedule ${number}`,
    names: {},
    title: '',
    titles: {},
    hours: everyWeekday(),
    ...usualCalendar('practitioner'),
    position: number,
    active: true,
    version: 0,
    ...wish,
  };
}

/** A visit booked for ten in the morning of a Sunday in Riyadh, as the service of `serviceOf` is. */
export function appointmentOf(wish: Partial<Appointment> = {}): Appointment {
  return {
    id: idOf(100),
    serviceId: idOf(2),
    scheduleIds: [idOf(11)],
    patientId: idOf(70),
    start: '2026-11-22T07:00:00.000Z',
    end: '2026-11-22T07:15:00.000Z',
    startWall: '2026-11-22T10:00',
    zone: 'Asia/Riyadh',
    offsetMinutes: 180,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
    status: 'booked',
    confirmedAt: null,
    arrivedAt: null,
    note: '',
    tags: [],
    cancelReason: null,
    cancelNote: '',
    override: null,
    ...ALONE,
    version: 0,
    ...wish,
  };
}

/** A claim of some minutes on one schedule, an appointment's unless `wish` says otherwise. */
export function claimOf(scheduleId: string, startsAt: string, minutes: number, wish: Partial<Claim> = {}): Claim {
  return {
    scheduleId,
    startsAt,
    endsAt: plusMinutes(startsAt, minutes),
    kind: 'appointment',
    owner: idOf(99),
    ...wish,
  };
}
