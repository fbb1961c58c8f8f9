// What the command menu does beside the desk: the pages there are, and what is somebody's own.
import { prefer } from '#client/kit/preferences.ts';
import { placeOf } from '#client/screens/place-text.ts';
import { languageNames } from '#shared/i18n/language.ts';
import type { Action } from './action.ts';

/** The rows, in the order they stand in within their groups. */
export const PAGE_ACTIONS: readonly Action[] = [
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
    text: (t, { isDark }) => (isDark ? t(($) => $.day.menu.light) : t(($) => $.day.menu.dark)),
    also: 'theme dark light مظهر داكن فاتح ليلي',
    run: ({ isDark }) => prefer({ theme: isDark ? 'light' : 'dark' }),
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

function otherLanguage(language: 'ar' | 'en'): 'ar' | 'en' {
  return language === 'ar' ? 'en' : 'ar';
}
