// Whether the first steps stand in place of the calendar: until the clinic's first appointment, where they were seen.
import { useEffect, useState } from 'react';
import { useCalendar } from '#client/live/hooks.ts';
import { keep, kept } from '#client/screens/account/device-store.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { awaitingAfter, isBeingSetUp } from './steps.ts';

/** Whatever this page holds. */
const EVER = { from: '2000-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' };
const KEPT = 'mawid.first-steps';

/** `steps`: the card in place of the calendar; `last`: over the calendar only what is left to do; null: nothing. */
export function useSettingUp(settings: Settings | null): 'steps' | 'last' | null {
  const hasAppointment = useCalendar(EVER).length > 0;
  const [before, setAwaiting] = useState(() => kept<string>(KEPT));
  const awaiting = settings === null ? before : awaitingAfter(before, settings, hasAppointment);
  if (awaiting !== before) setAwaiting(awaiting);
  useEffect(() => keep(KEPT, awaiting), [awaiting]);
  if (settings === null || awaiting !== settings.clinic.id) return null;
  return isBeingSetUp(settings) ? 'steps' : 'last';
}
