// The two demonstration clinics: their people, rooms and services.
import { v5 } from 'uuid';
import type { Id } from '#shared/model/id.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { USUAL_DAYS } from '#shared/model/clinic.ts';
import { type Schedule, usualCalendar } from '#shared/model/schedule.ts';
import { type Service, type ServiceColor, USUAL_OFFER } from '#shared/model/service.ts';
import {
  afternoon,
  allDay,
  eids,
  holiday,
  inRamadan,
  longNights,
  morning,
  mornings,
  nights,
  prayerInRiyadh,
  split,
} from './hours.ts';
import type { NewClinic, NewMember } from '#server/store/create-clinic.ts';

/** A clinic to be filled: how many patients, their phones' prefix, and how full its days are. */
export type DemoClinic = NewClinic & {
  readonly patients: number;
  readonly phonePrefix: string;
  readonly fullness: number;
};

const NAMESPACE = '5b0cf6a6-5a2f-5b6e-9a3c-2f0f6f1f7f00';
const idOf = (name: string): Id => v5(name, NAMESPACE);

type Column = Omit<Schedule, 'position' | 'active' | 'version'>;

function column(
  kind: 'practitioner' | 'room',
  key: string,
  ar: [string, string],
  en: [string, string],
  hours: WeeklyWindow[],
  ramadan: WeeklyWindow[] | null = null,
): Column {
  const [name, title] = ar;
  const texts = { name, names: { ar: name, en: en[0] }, title, titles: { ar: title, en: en[1] } };
  return {
    id: idOf(key),
    kind,
    ...texts,
    hours,
    ...usualCalendar(kind),
    ...(ramadan && { otherHours: inRamadan(ramadan) }),
  };
}

type Offer = Omit<Service, 'position' | 'active' | 'version'>;
/** What not every service has: rooms it needs one of, minutes of rest after it; patients book it unless it is `internal`. */
type Special = { readonly rooms?: Id[]; readonly bufferAfter?: number; readonly internal?: true };

function offer(
  key: string,
  [ar, en]: readonly [ar: string, en: string],
  durationMinutes: number,
  color: ServiceColor,
  { rooms = [], bufferAfter = 0, internal }: Special = {},
): Offer {
  const practitioner = { kind: 'practitioner' as const, among: null };
  const needs = rooms.length > 0 ? [practitioner, { kind: 'room' as const, among: rooms }] : [practitioner];
  return {
    id: idOf(key),
    name: ar,
    names: { ar, en },
    durationMinutes,
    ...USUAL_OFFER,
    startEvery: 15,
    bufferBefore: 0,
    bufferAfter,
    needs,
    color,
    public: internal !== true,
  };
}

function person(
  email: string,
  name: string,
  role: NewMember['role'],
  passwordHash: string,
  scheduleKey?: string,
): NewMember {
  return {
    email,
    name,
    role,
    locale: 'ar-SA',
    passwordHash,
    ...(scheduleKey ? { scheduleId: idOf(scheduleKey) } : {}),
  };
}

/** Both clinics, with everybody's password already hashed. */
export function demoClinics(passwordHash: string): DemoClinic[] {
  return [riyadh(passwordHash), cairo(passwordHash)];
}

const minorProcedure: Special = { rooms: [idOf('procedures')], bufferAfter: 5, internal: true };

function riyadh(hash: string): DemoClinic {
  return {
    clinic: {
      id: idOf('demo'),
      slug: 'demo',
      name: 'مجمع موعد الطبي',
      names: { ar: 'مجمع موعد الطبي', en: 'Mawid Medical Centre' },
      zone: 'Asia/Riyadh',
      locale: 'ar-SA',
      digits: 'arab',
      hourCycle: 'h12',
      weekStart: 7,
      weekend: [5, 6],
      hijri: 'secondary',
      hijriAdjust: 0,
      gridMinutes: 5,
      longest: 480,
      horizonDays: 400,
      backdateDays: 7,
      ...USUAL_DAYS,
      holidays: [
        holiday('اليوم الوطني', 'National Day', { kind: 'yearly', month: 9, day: 23, days: 1 }),
        holiday('يوم التأسيس', 'Founding Day', { kind: 'yearly', month: 2, day: 22, days: 1 }),
        ...eids,
      ],
      prayer: prayerInRiyadh,
    },
    schedules: [
      column(
        'practitioner',
        'ahmed',
        ['د. أحمد المنصوري', 'باطنية'],
        ['Dr. Ahmed Al-Mansouri', 'Internal medicine'],
        split,
        nights,
      ),
      column(
        'practitioner',
        'sara',
        ['د. سارة الهاشمي', 'أطفال'],
        ['Dr. Sara Al-Hashimi', 'Paediatrics'],
        morning,
        mornings,
      ),
      column(
        'practitioner',
        'khalid',
        ['د. خالد العتيبي', 'قلب'],
        ['Dr. Khalid Al-Otaibi', 'Cardiology'],
        split,
        mornings,
      ),
      column('practitioner', 'layla', ['د. ليلى حداد', 'نساء'], ['Dr. Layla Haddad', 'Gynaecology'], afternoon, nights),
      column(
        'practitioner',
        'yousef',
        ['د. يوسف بن علي', 'عظام'],
        ['Dr. Yousef Bin Ali', 'Orthopaedics'],
        morning,
        mornings,
      ),
      column(
        'practitioner',
        'maha',
        ['د. مها الزهراني', 'جلدية'],
        ['Dr. Maha Al-Zahrani', 'Dermatology'],
        afternoon,
        nights,
      ),
      column('room', 'imaging', ['غرفة الأشعة', 'أشعة'], ['Imaging room', 'Imaging'], allDay, longNights),
      column('room', 'procedures', ['غرفة الإجراءات', 'إجراءات'], ['Procedure room', 'Procedures'], allDay, longNights),
    ],
    services: [
      offer('visit', ['كشف', 'Consultation'], 15, 'teal'),
      offer('follow-up', ['متابعة', 'Follow-up'], 15, 'blue'),
      offer('ultrasound', ['أشعة صوتية', 'Ultrasound'], 30, 'violet', { rooms: [idOf('imaging')] }),
      offer('procedure', ['إجراء بسيط', 'Minor procedure'], 40, 'amber', minorProcedure),
      offer('extended', ['كشف موسّع', 'Extended consultation'], 30, 'green'),
    ],
    members: [
      person('huda@demo.mawid', 'هدى الشمري', 'receptionist', hash),
      person('omar@demo.mawid', 'عمر الحربي', 'receptionist', hash),
      person('sara@demo.mawid', 'د. سارة الهاشمي', 'doctor', hash, 'sara'),
      person('khalid@demo.mawid', 'د. خالد العتيبي', 'doctor', hash, 'khalid'),
      person('mona@demo.mawid', 'منى العنزي', 'manager', hash),
    ],
    patients: 380,
    phonePrefix: '+96650',
    fullness: 0.76,
  };
}

function cairo(hash: string): DemoClinic {
  return {
    clinic: {
      ...riyadh(hash).clinic,
      id: idOf('demo-2'),
      slug: 'demo-2',
      name: 'عيادة النيل',
      names: { ar: 'عيادة النيل', en: 'Nile Clinic' },
      zone: 'Africa/Cairo',
      locale: 'ar-EG',
      holidays: [
        holiday('عيد القوات المسلحة', 'Armed Forces Day', { kind: 'yearly', month: 10, day: 6, days: 1 }),
        ...eids,
      ],
      prayer: null,
      weekStart: 6,
    },
    schedules: [
      column(
        'practitioner',
        'tarek',
        ['د. طارق منصور', 'باطنية'],
        ['Dr. Tarek Mansour', 'Internal medicine'],
        split,
        nights,
      ),
      column('practitioner', 'dina', ['د. دينا فؤاد', 'أطفال'], ['Dr. Dina Fouad', 'Paediatrics'], morning, mornings),
    ],
    services: [
      offer('visit-2', ['كشف', 'Consultation'], 20, 'teal'),
      offer('follow-up-2', ['استشارة', 'Follow-up'], 15, 'blue'),
    ],
    members: [person('rania@demo-2.mawid', 'رانيا عادل', 'manager', hash)],
    patients: 80,
    phonePrefix: '+20100',
    fullness: 0.6,
  };
}
