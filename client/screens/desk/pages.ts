// The pages this person has.
import { useTranslation } from 'react-i18next';
import type { IconName } from '#client/kit/icon.tsx';
import { useScene } from './scene.ts';

interface Page {
  readonly path: string;
  readonly icon: IconName;
  readonly text: string;
}

/** The calendar; for a doctor the own schedule too. */
export function usePages(): readonly Page[] {
  const { t } = useTranslation();
  const { caller } = useScene();
  const calendar: Page = { path: '/', icon: 'calendar', text: t(($) => $.calendar.nav.calendar) };
  const own: Page = { path: '/doctor', icon: 'stethoscope', text: t(($) => $.desk.rail.ownSchedule) };
  return caller.scheduleId === undefined ? [calendar] : [calendar, own];
}
