// What the choices about the calendar and the clock mean, on a date of its own.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { makeFormat } from '#client/kit/format.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { isolate } from '#shared/i18n/isolate.ts';
import styles from './clinic-section.module.css';
import type { ClinicTyped } from './clinic-shape.ts';
import { weekFrom } from './hours.ts';
import { weekdayName } from './hours-words.ts';

interface ClinicExampleProps {
  readonly typed: ClinicTyped;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Five past nine: the time tells the digits, the clock and the half of the day. */
const MORNING = 545;
const AFTERNOON = 870;

/** Today as the page would write it, and the days of its week. */
export function ClinicExample({ typed, today }: ClinicExampleProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const { region, digits, hourCycle, weekStart, hijri, hijriAdjust } = typed;
  const format = useMemo(
    () => makeFormat({ language, region, digits, hourCycle, weekStart, hijri, hijriAdjust }, t),
    [language, region, digits, hourCycle, weekStart, hijri, hijriAdjust, t],
  );
  const gregorian = format.dateLong(today);
  const dates = {
    off: [gregorian],
    secondary: [gregorian, format.hijri(today)],
    primary: [format.hijri(today), gregorian],
  }[hijri];
  const parts = [...dates, `${format.time(MORNING)} – ${format.time(AFTERNOON)}`];
  return (
    <div className={styles['example']} role="status" aria-label={t(($) => $.admin.clinic.example)}>
      <p className={styles['exampleTitle']}>{t(($) => $.admin.clinic.example)}</p>
      <p className={styles['exampleLine']}>{parts.map((part) => isolate(part, format.direction)).join(' · ')}</p>
      <p className={styles['exampleWeek']}>
        {weekFrom(weekStart).map((day) => (
          <span key={day} data-rest={typed.weekend.includes(day)}>
            {weekdayName(format, day, 'short')}
          </span>
        ))}
      </p>
    </div>
  );
}
