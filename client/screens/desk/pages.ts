// The pages this person has.
import { useTranslation } from 'react-i18next';
import { scopeOf } from '#shared/contract/allow.ts';
import type { IconName } from '#client/kit/icon.tsx';
import { useCaller } from '#client/screens/session.ts';

/** A page as the ways to it say it. */
export interface Page {
  readonly path: string;
  readonly icon: IconName;
  readonly text: string;
  /** Stands with the person's own things, not with the clinic's. */
  readonly isAtFoot: boolean;
}

/** The calendar; for a doctor the own schedule; for whoever runs the clinic its page; and everybody's own account. */
export function usePages(): readonly Page[] {
  const { t } = useTranslation();
  const { role, scheduleId } = useCaller();
  const runsClinic = scopeOf(role, 'administer') !== 'none';
  const all: readonly (Page & { readonly isThere: boolean })[] = [
    { path: '/', icon: 'calendar', text: t(($) => $.calendar.nav.calendar), isAtFoot: false, isThere: true },
    {
      path: '/doctor',
      icon: 'stethoscope',
      text: t(($) => $.desk.rail.ownSchedule),
      isAtFoot: false,
      isThere: scheduleId !== undefined,
    },
    { path: '/admin', icon: 'clinic', text: t(($) => $.admin.title), isAtFoot: false, isThere: runsClinic },
    { path: '/account', icon: 'account', text: t(($) => $.account.title), isAtFoot: true, isThere: true },
  ];
  return all.filter(({ isThere }) => isThere);
}
