// A made-up clinic for the harness: eight columns, a full day, every state and both scripts.
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import { USUAL_DAYS } from '#shared/model/clinic.ts';
import { type ScheduleKind, usualCalendar } from '#shared/model/schedule.ts';
import { dayShape, plusDays } from '#shared/time/zone.ts';
import { openStretches } from '#client/grid/open-hours.ts';
import type { GridCard, GridColumn } from '#client/grid/types.ts';

export const DATE = '2026-11-22';
export const NOW = 11 * 60 + 8;

/** Names of people and services in both scripts, as a Gulf clinic has them. */
const patients = [
  'نورة القحطاني',
  'Omar Haddad',
  'عبد الرحمن التميمي',
  'Lina Q.',
  'فاطمة الزهراء',
  'محمد عبد الله',
  'Priya Ramachandran Venkataraman',
  'خديجة بنت سالم',
  'سلطان الدوسري',
  'هند السويدي',
  'علي الكعبي',
  'زينب كريم',
];
const services = ['كشف', 'متابعة', 'تنظيف', 'Follow-up', 'أشعة', 'تحليل'];

interface Place {
  readonly id: string;
  readonly kind: ScheduleKind;
  readonly ar: readonly [string, string];
  readonly en: readonly [string, string];
}

const places: readonly Place[] = [
  { id: 'd1', kind: 'practitioner', ar: ['د. أحمد المنصوري', 'باطنية'], en: ['Dr Ahmed Almansoori', 'Internal'] },
  { id: 'd2', kind: 'practitioner', ar: ['د. سارة الهاشمي', 'أطفال'], en: ['Dr Sara Alhashmi', 'Paediatrics'] },
  { id: 'd3', kind: 'practitioner', ar: ['د. خالد العتيبي', 'قلب'], en: ['Dr Khalid Alotaibi', 'Cardiology'] },
  { id: 'd4', kind: 'practitioner', ar: ['د. ليلى حداد', 'نساء'], en: ['Dr Layla Haddad', 'Gynaecology'] },
  { id: 'd5', kind: 'practitioner', ar: ['د. يوسف بن علي', 'عظام'], en: ['Dr Yusuf bin Ali', 'Orthopaedics'] },
  { id: 'd6', kind: 'practitioner', ar: ['د. منى الراشد', 'جلدية'], en: ['Dr Mona Alrashed', 'Dermatology'] },
  { id: 'r1', kind: 'room', ar: ['غرفة الأشعة 1', 'أشعة'], en: ['X-ray room 1', 'Imaging'] },
  { id: 'r2', kind: 'room', ar: ['غرفة الإجراءات 2', 'إجراءات'], en: ['Procedure room 2', 'Procedures'] },
];

const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
  { weekday, from: '08:00', to: '13:00' },
  { weekday, from: '14:00', to: '20:00' },
]);
const always = { ...usualCalendar('room'), hours };

/** The columns of a day, or of the seven days around DATE for the first place. */
export function columnsOf(view: 'day' | 'week', language: 'ar' | 'en', zone: string, date: string): GridColumn[] {
  if (view === 'day') return places.map((place) => columnOf(place, date, language, zone));
  const first = places.slice(0, 1);
  return [0, 1, 2, 3, 4, 5, 6].flatMap((step) =>
    first.map((place) => ({
      ...columnOf(place, plusDays(date, step), language, zone),
      title: plusDays(date, step).slice(5),
      today: plusDays(date, step) === DATE,
    })),
  );
}

function columnOf(place: Place, date: string, language: 'ar' | 'en', zone: string): GridColumn {
  const [title, subtitle] = place[language];
  const open = openStretches(dayShape(date, zone), always, { ...USUAL_DAYS, zone, hijriAdjust: 0, gridMinutes: 5 });
  return {
    key: `${place.id}@${date}`,
    scheduleId: place.id,
    date,
    title,
    subtitle,
    kind: place.kind,
    open,
  };
}

/** A full day: visits of 15 to 60 minutes back to back with pauses, the states as the hour has them. */
export function cardsOf(columns: readonly GridColumn[]): GridCard[] {
  const next = generator(7);
  return columns.flatMap((column, index) => {
    if (column.kind !== 'practitioner') return [];
    const cards: GridCard[] = [];
    for (const open of column.open) {
      for (let at = open.start; at < open.end - 15;) {
        const length = [15, 15, 15, 30, 15, 45, 15, 30][next(8)] ?? 15;
        if (next(6) > 0) cards.push(cardOf(column, at, Math.min(at + length, open.end), `${index}-${at}`, next));
        at += length;
      }
    }
    return cards
      .flatMap((card) => (next(9) === 0 ? [card, linked(card, columns, next)] : [card]))
      .filter((card) => card !== null);
  });
}

function cardOf(column: GridColumn, start: number, end: number, id: string, next: (below: number) => number): GridCard {
  const status = statusAt(start, end, next);
  return {
    id,
    columnKey: column.key,
    version: 1,
    start,
    end,
    status,
    confirmed: status === 'booked' && next(3) === 0,
    title: patients[next(patients.length)] ?? '',
    detail: services[next(services.length)] ?? '',
  };
}

function statusAt(start: number, end: number, next: (below: number) => number): AppointmentStatus {
  if (end <= NOW) return next(8) === 0 ? 'noshow' : 'fulfilled';
  if (start <= NOW) return 'checked-in';
  return start < NOW + 60 && next(2) === 0 ? 'arrived' : 'booked';
}

function linked(card: GridCard, columns: readonly GridColumn[], next: (below: number) => number): GridCard | null {
  const rooms = columns.filter((column) => column.kind === 'room');
  const room = rooms[next(Math.max(1, rooms.length))];
  return room ? { ...card, columnKey: room.key, slim: true } : null;
}

/** Numbers that look random and are the same each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
