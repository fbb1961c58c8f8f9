// The actions of the command menu: one row each, with who may, its key and what it does.
import type { IconName } from '#client/kit/icon.tsx';
import { preferences, prefer } from '#client/kit/preferences.ts';
import { showCalls } from '#client/screens/calls/show-calls.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { placeOf } from '#client/screens/place-text.ts';
import { type Permission, scopeOf } from '#shared/contract/allow.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { languageNames } from '#shared/i18n/language.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Entry } from './entry.ts';
import type { MenuFacts } from './facts.ts';

interface Action {
  readonly id: string;
  readonly group: Entry['group'];
  readonly icon: IconName;
  readonly text: (t: Translate, facts: MenuFacts) => string;
  /** Other words it goes by, of both languages. */
  readonly also: string;
  readonly hint?: string;
  /** Whoever lacks it altogether is not offered this. */
  readonly needs?: Permission;
  readonly isThere?: (facts: MenuFacts) => boolean;
  readonly run: (facts: MenuFacts) => void;
}

const ACTIONS: readonly Action[] = [
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
  {
    id: 'own',
    group: 'go',
    icon: 'stethoscope',
    text: (t) => t(($) => $.desk.rail.ownSchedule),
    also: 'my schedule doctor جدولي',
    isThere: ({ caller }) => caller.scheduleId !== undefined,
    run: ({ go }) => go(placeOf('/doctor', '')),
  },
  ...(['schedules', 'services', 'members', 'displays', 'clinic'] as const).map((section): Action => ({
    id: `admin-${section}`,
    group: 'clinic',
    icon: 'settings',
    text: (t) => t(($) => $.admin.section[section]),
    also: `admin settings ${section} إدارة إعدادات`,
    needs: 'administer',
    run: ({ go }) => go({ ...placeOf('/admin', ''), section }),
  })),
  {
    id: 'account',
    group: 'person',
    icon: 'account',
    text: (t) => t(($) => $.account.title),
    also: 'my account password sessions profile حساب كلمة المرور جلسات',
    run: ({ go }) => go(placeOf('/account', '')),
  },
  {
    id: 'keys',
    group: 'person',
    icon: 'keyboard',
    hint: '?',
    text: (t) => t(($) => $.desk.rail.keyboard),
    also: 'keyboard shortcuts help لوحة المفاتيح اختصارات مساعدة',
    run: ({ desk }) => desk.ask({ kind: 'keys' }),
  },
  {
    id: 'language',
    group: 'person',
    icon: 'language',
    text: (_, { format }) => languageNames[otherLanguage(format.settings.language)],
    also: 'language arabic english لغة عربي إنجليزي',
    run: ({ format }) => prefer({ language: otherLanguage(format.settings.language) }),
  },
  {
    id: 'theme',
    group: 'person',
    icon: 'theme',
    text: (t) => (isDark() ? t(($) => $.day.menu.light) : t(($) => $.day.menu.dark)),
    also: 'theme dark light مظهر داكن فاتح ليلي',
    run: () => prefer({ theme: isDark() ? 'light' : 'dark' }),
  },
  {
    id: 'out',
    group: 'person',
    icon: 'signOut',
    text: (t) => t(($) => $.common.action.signOut),
    also: 'sign out log out leave خروج',
    run: ({ leave }) => leave(),
  },
];

/** The lines that are always there: every action this person may do, and each practitioner's week. */
export function actionsFor(facts: MenuFacts): Entry[] {
  const { t, caller } = facts;
  const may = (action: Action) => action.needs === undefined || scopeOf(caller.role, action.needs) !== 'none';
  const offered = ACTIONS.filter((action) => may(action) && action.isThere?.(facts) !== false);
  return [
    ...offered.map(({ id, group, icon, also, hint, text, run }) => ({
      id,
      group,
      icon,
      also,
      hint,
      text: text(t, facts),
      run: () => run(facts),
    })),
    ...ofPractitioners(facts),
  ];
}

/** Of each practitioner the week, and the day on paper. */
function ofPractitioners({ t, format, settings, show, go, place, today }: MenuFacts): Entry[] {
  const practitioners = settings?.schedules.filter(({ kind, active }) => kind === 'practitioner' && active) ?? [];
  return practitioners.flatMap((one): Entry[] => {
    const { id, names, titles, title } = one;
    const name = nameIn(format.settings.language, one);
    const also = [one.name, ...Object.values(names), title, ...Object.values(titles)].join(' ');
    return [
      {
        id: `week-${id}`,
        group: 'people',
        icon: 'patient',
        text: t(($) => $.day.menu.weekOf, { name }),
        also: `${also} week أسبوع`,
        run: () => show({ ...(place().path === '/doctor' && { path: '/' }), view: 'week', scheduleId: id }),
      },
      {
        id: `print-${id}`,
        group: 'people',
        icon: 'print',
        text: t(($) => $.day.menu.printOf, { name }),
        also: `${also} print paper طباعة ورق`,
        isOnlyTyped: true,
        run: () => go({ ...placeOf('/print', ''), date: place().date ?? today, scheduleId: id }),
      },
    ];
  });
}

function otherLanguage(language: 'ar' | 'en'): 'ar' | 'en' {
  return language === 'ar' ? 'en' : 'ar';
}

function isDark(): boolean {
  const { theme } = preferences();
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
