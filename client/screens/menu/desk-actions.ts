// What the command menu does on the desk: booking, calls, closing, dates, views, the past.
import { showCalls } from '#client/screens/calls/show-calls.ts';
import type { Live } from '#client/live/live.ts';
import { repeated } from '#client/screens/series/repeated.ts';
import type { Place } from '#client/screens/place-text.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Action } from './action.ts';

/** The visit whose sheet is open. */
function openVisit({ appointmentId }: Place, { store }: Live): Appointment | undefined {
  return appointmentId === null ? undefined : store.appointment(appointmentId);
}

/** The rows, in the order they stand in within their groups. */
export const DESK_ACTIONS: readonly Action[] = [
  {
    id: 'new',
    group: 'act',
    icon: 'add',
    hint: 'N',
    text: (t) => t(($) => $.calendar.keys.newAppointment),
    also: 'new appointment book visit add موعد جديد حجز إضافة زيارة',
    needs: 'calendar',
    run: ({ desk, show }) => {
      show({});
      desk.book({});
    },
  },
  {
    id: 'first-free',
    group: 'act',
    icon: 'clock',
    hint: 'E',
    text: (t) => t(($) => $.desk.firstFree.key),
    also: 'first free time next earliest any available slot أول أقرب وقت متاح شاغر فارغ',
    needs: 'calendar',
    run: ({ desk, show }) => {
      show({});
      desk.ask({ kind: 'first-free' });
    },
  },
  {
    id: 'repeat',
    group: 'act',
    icon: 'repeat',
    text: (t) => t(($) => $.series.menu.repeat),
    also: 'repeat series recurring weekly rhythm تكرار سلسلة أسبوعي متكرر نمط',
    needs: 'calendar',
    isThere: ({ place, live }) => openVisit(place(), live) !== undefined,
    run: ({ desk, place, live }) => {
      const visit = openVisit(place(), live);
      if (visit) desk.book(repeated(visit));
    },
  },
  {
    id: 'unplaced',
    group: 'act',
    icon: 'repeat',
    text: (t) => t(($) => $.series.menu.unplaced),
    also: 'series dates without a place unplaced سلسلة تواريخ بلا مكان',
    needs: 'patients',
    run: ({ desk, show }) => {
      show({});
      desk.ask({ kind: 'unplaced' });
    },
  },
  {
    id: 'calls',
    group: 'act',
    icon: 'phone',
    text: (t) => t(($) => $.day.calls.title),
    also: 'calls call confirm confirmation unconfirmed tomorrow phone تأكيد غير مؤكد هاتف مكالمات',
    needs: 'calendar',
    run: (facts) => void showCalls(facts),
  },
  {
    id: 'close',
    group: 'act',
    icon: 'closed',
    text: (t) => t(($) => $.day.close.title),
    also: 'close block time holiday leave closure إغلاق حجب وقت إجازة',
    needs: 'closures',
    run: ({ desk, show, place, today }) => {
      show({});
      desk.ask({ kind: 'close', wish: { date: place().date ?? today } });
    },
  },
  {
    id: 'find',
    group: 'act',
    icon: 'search',
    hint: '/',
    text: (t) => t(($) => $.calendar.keys.search),
    also: 'search find patient phone file بحث مريض ملف',
    needs: 'patients',
    run: ({ desk, show }) => {
      show({});
      desk.ask({ kind: 'find' });
    },
  },
  {
    id: 'today',
    group: 'go',
    icon: 'calendar',
    hint: 'T',
    text: (t) => t(($) => $.calendar.keys.today),
    also: 'go today now اليوم الآن',
    run: ({ show }) => show({ date: null }),
  },
  {
    id: 'date',
    group: 'go',
    icon: 'calendar',
    hint: 'G',
    text: (t) => t(($) => $.day.goTo.key),
    also: 'go to date calendar hijri انتقال تاريخ هجري ميلادي',
    run: ({ desk, show }) => {
      show({});
      desk.ask({ kind: 'date' });
    },
  },
  {
    id: 'day',
    group: 'go',
    icon: 'calendar',
    hint: 'D',
    text: (t) => t(($) => $.calendar.keys.dayView),
    also: 'day columns يوم',
    run: ({ show }) => show({ view: 'day' }),
  },
  {
    id: 'week',
    group: 'go',
    icon: 'calendar',
    hint: 'W',
    text: (t) => t(($) => $.calendar.keys.weekView),
    also: 'week أسبوع',
    run: ({ show }) => show({ view: 'week' }),
  },
  {
    id: 'list',
    group: 'go',
    icon: 'list',
    hint: 'L',
    text: (t) => t(($) => $.calendar.keys.listView),
    also: 'table list قائمة جدول',
    run: ({ show }) => show({ view: 'list' }),
  },
  {
    id: 'columns',
    group: 'go',
    icon: 'show',
    text: (t) => t(($) => $.calendar.filter.title),
    also: 'columns show hide order أعمدة إظهار إخفاء ترتيب',
    run: ({ show }) => {
      show({ view: 'day' });
      // The button is there once the day is drawn.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-opens=columns]')?.click());
    },
  },
  {
    id: 'past',
    group: 'go',
    icon: 'history',
    text: (t) => t(($) => $.together.replay.page),
    also: 'look back past history who did what log سجل من فعل ماذا ماضي',
    needs: 'audit',
    run: ({ show }) => show({ at: instantOf(clinicNow()), appointmentId: null }),
  },
];
