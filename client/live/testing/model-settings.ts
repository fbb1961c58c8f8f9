// The settings of the clinic in memory: three practitioners, one service, one zone.
import { USUAL_DAYS } from '#shared/model/clinic.ts';
import { usualCalendar } from '#shared/model/schedule.ts';
import { USUAL_OFFER } from '#shared/model/service.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { dateOf, type DayShape, dayShape, startOfDay } from '#shared/time/zone.ts';
import type { Window } from '#client/live/window.ts';

export const ZONE = 'Asia/Riyadh';
export const TODAY = '2026-11-20';
export const schedules = [1, 2, 3].map((number) => `00000000-0000-4000-8000-0000000000a${number}`);
export const serviceId = '00000000-0000-4000-8000-0000000000b1';

/** The instant of a time of day in the clinic, `days` from its today. */
export function at(time: string, days = 0): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf(startOfDay(TODAY, ZONE) + days * DAY + (hour * 60 + minute) * 60_000);
}

/** The clinic's today. */
export const today: Window = { from: at('00:00'), to: at('00:00', 1) };

const shapes = new Map<string, DayShape>();

/** The shapes of the days of a window; kept, because many windows are asked for. */
export function daysOf(window: Window): DayShape[] {
  const days: DayShape[] = [];
  for (let ms = msOf(window.from); ms < msOf(window.to); ms += DAY) {
    const date = dateOf(ms, ZONE);
    const shape = shapes.get(date) ?? dayShape(date, ZONE);
    shapes.set(date, shape);
    days.push(shape);
  }
  return days;
}

const unnamed = { names: {}, title: '', titles: {}, version: 0 };

export const modelSettings: Settings = {
  clinic: {
    id: '00000000-0000-4000-8000-00000000c111',
    slug: 'model',
    name: 'Model',
    names: {},
    zone: ZONE,
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
  },
  services: [
    {
      id: serviceId,
      name: 'Visit',
      names: {},
      durationMinutes: 15,
      ...USUAL_OFFER,
      startEvery: 15,
      bufferBefore: 0,
      bufferAfter: 0,
      needs: [{ kind: 'practitioner', among: null }],
      color: 'teal',
      public: true,
      position: 0,
      active: true,
      version: 0,
    },
  ],
  schedules: schedules.map((id, position) => ({
    id,
    kind: 'practitioner',
    name: id.slice(-2),
    hours: [],
    ...usualCalendar('practitioner'),
    position,
    active: true,
    ...unnamed,
  })),
  queues: [],
  displays: [],
  members: [],
};
