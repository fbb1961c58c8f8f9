// Whether the first steps stand in place of the calendar: until the clinic's first appointment, on the page that saw them.
import { useState } from 'react';
import { useCalendar } from '#client/live/hooks.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { isBeingSetUp } from './steps.ts';

/** Whatever this page holds. */
const EVER = { from: '2000-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' };

/** `steps`: the card in place of the calendar; `last`: over the calendar only what is left to do; null: nothing. */
export function useSettingUp(settings: Settings | null): 'steps' | 'last' | null {
  const hasAppointment = useCalendar(EVER).length > 0;
  const [hasSeen, setSeen] = useState(false);
  const isNow = settings !== null && isBeingSetUp(settings);
  if (isNow && !hasSeen) setSeen(true);
  if (isNow) return 'steps';
  return hasSeen && !hasAppointment ? 'last' : null;
}
