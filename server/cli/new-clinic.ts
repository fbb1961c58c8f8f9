// What a clinic starts with: the habits of its region and, where they are wished, schedules open every day and services that need them.
import { type Digits, regionOf } from '#shared/i18n/language.ts';
import { languageOf } from '#shared/model/caller.ts';
import { type Clinic, USUAL_DAYS } from '#shared/model/clinic.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { type ScheduleKind, usualCalendar } from '#shared/model/schedule.ts';
import { type Service, USUAL_OFFER } from '#shared/model/service.ts';
import { newId } from '#server/ops/clock.ts';
import type { NewClinic } from '#server/store/create-clinic.ts';
import type { ClinicWish } from './clinic-wish.ts';

type Habits = Pick<Clinic, 'digits' | 'weekStart' | 'weekend' | 'hijri'>;
type Words = Readonly<Record<'ar' | 'en', string>>;

const fridaySaturday = [5, 6];
const saturdaySunday = [6, 7];

function habits(digits: Digits, weekStart: number, weekend: number[], hijri: Clinic['hijri']): Habits {
  return { digits, weekStart, weekend, hijri };
}

/** The digits people read, the day their week starts on and the days it rests on, by region, as CLDR 47 has them. */
const regions: Readonly<Record<string, Habits>> = {
  SA: habits('arab', 7, fridaySaturday, 'secondary'),
  AE: habits('latn', 1, saturdaySunday, 'secondary'),
  BH: habits('arab', 6, fridaySaturday, 'secondary'),
  DZ: habits('latn', 6, fridaySaturday, 'off'),
  EG: habits('arab', 6, fridaySaturday, 'off'),
  IQ: habits('arab', 6, fridaySaturday, 'off'),
  JO: habits('arab', 6, fridaySaturday, 'off'),
  KW: habits('arab', 6, fridaySaturday, 'secondary'),
  LB: habits('arab', 1, saturdaySunday, 'off'),
  LY: habits('latn', 6, fridaySaturday, 'off'),
  OM: habits('arab', 6, fridaySaturday, 'secondary'),
  PS: habits('arab', 1, saturdaySunday, 'off'),
  QA: habits('arab', 6, fridaySaturday, 'secondary'),
  SD: habits('arab', 6, fridaySaturday, 'off'),
  SY: habits('arab', 6, fridaySaturday, 'off'),
  YE: habits('arab', 7, fridaySaturday, 'secondary'),
  US: habits('latn', 7, saturdaySunday, 'off'),
};
const elsewhere = habits('latn', 1, saturdaySunday, 'off');

const words = {
  practitioner: { ar: 'طبيب', en: 'Doctor' },
  room: { ar: 'غرفة', en: 'Room' },
  device: { ar: 'جهاز', en: 'Device' },
  visit: { ar: 'زيارة', en: 'Visit' },
  procedure: { ar: 'إجراء', en: 'Procedure' },
} as const satisfies Record<ScheduleKind | 'visit' | 'procedure', Words>;

const everyDay: readonly WeeklyWindow[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  from: '08:00',
  to: '18:00',
}));

/** The clinic of a wish, with its manager. Pure but for fresh ids. */
export function newClinic(wish: ClinicWish): NewClinic {
  return {
    clinic: {
      id: newId(),
      slug: wish.slug,
      name: wish.name,
      names: {},
      zone: wish.zone,
      locale: wish.locale,
      ...(regions[regionOf(wish.locale)] ?? elsewhere),
      hourCycle: 'h23',
      hijriAdjust: 0,
      gridMinutes: 5,
      longest: 480,
      horizonDays: 400,
      backdateDays: 7,
      ...USUAL_DAYS,
    },
    schedules: [...schedulesOf(wish, 'practitioner', wish.practitioners), ...schedulesOf(wish, 'room', wish.rooms)],
    services: servicesOf(wish),
    members: [{ email: wish.manager, name: nameBefore(wish.manager), role: 'manager', locale: wish.locale }],
  };
}

function schedulesOf(wish: ClinicWish, kind: ScheduleKind, count: number): NewClinic['schedules'] {
  return Array.from({ length: count }, (_, at) => {
    const names = { ar: `${words[kind].ar} ${at + 1}`, en: `${words[kind].en} ${at + 1}` };
    return {
      id: newId(),
      kind,
      name: names[languageOf(wish.locale)],
      names,
      title: '',
      titles: {},
      hours: [...everyDay],
      ...usualCalendar(kind),
    };
  });
}

/** Nobody serves in a clinic without practitioners: its manager adds the services too. */
function servicesOf(wish: ClinicWish): NewClinic['services'] {
  const { practitioners, rooms } = wish;
  const visit = { names: words.visit, durationMinutes: 15, kinds: ['practitioner'], color: 'teal' } as const;
  const kinds = ['practitioner', 'room'] as const;
  const procedure = { names: words.procedure, durationMinutes: 30, kinds, color: 'blue' } as const;
  const offered = practitioners === 0 ? [] : rooms === 0 ? [visit] : [visit, procedure];
  return offered.map((one) => serviceOf(wish, one));
}

type Offered = Pick<Service, 'durationMinutes' | 'color'> & {
  readonly names: Words;
  readonly kinds: readonly ScheduleKind[];
};

function serviceOf(wish: ClinicWish, { names, durationMinutes, kinds, color }: Offered): NewClinic['services'][number] {
  return {
    id: newId(),
    name: names[languageOf(wish.locale)],
    names,
    durationMinutes,
    ...USUAL_OFFER,
    startEvery: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    needs: kinds.map((kind) => ({ kind, among: null })),
    color,
    public: true,
  };
}

function nameBefore(email: string): string {
  return email.split('@')[0] ?? email;
}
