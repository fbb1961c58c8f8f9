// What may be done about empty days: how to add an appointment, or why none can be added.
import { useTranslation } from 'react-i18next';
import { addDays } from '#client/kit/dates.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { useMedia } from '#client/kit/media.ts';
import { useScene } from './scene.ts';

/** Where fingers point, drawing needs a press first. */
const TOUCH = '(pointer: coarse)';

/** One sentence for the days in view. */
export function useEmptyLead(): string {
  const { t } = useTranslation();
  const format = useFormat();
  const isTouch = useMedia(TOUCH);
  const { settings, dates, today, date } = useScene();
  const { horizonDays, backdateDays } = settings?.clinic ?? {};
  const last = horizonDays === undefined ? null : addDays(today, horizonDays);
  const first = backdateDays === undefined ? null : addDays(today, -backdateDays);
  if (last !== null && (dates[0] ?? date) > last)
    return t(($) => $.calendar.empty.until, { date: format.dateLong(last) });
  if (first !== null && (dates.at(-1) ?? date) < first)
    return t(($) => $.calendar.empty.since, { date: format.dateLong(first) });
  return isTouch ? t(($) => $.calendar.empty.touchLead) : t(($) => $.calendar.empty.dayLead);
}
