// Going through time: today, the day or week before and after, any date.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useScene } from './scene.ts';
import { useSteps } from './use-steps.ts';
import styles from './top-bar.module.css';

/** The part of the top bar that chooses the date. */
export function DateBar() {
  const { t } = useTranslation();
  const { date, today, view } = useScene();
  const steps = useSteps();
  const isWeek = view === 'week';
  const [before, after] = isWeek
    ? [t(($) => $.calendar.nav.previousWeek), t(($) => $.calendar.nav.nextWeek)]
    : [t(($) => $.calendar.nav.previousDay), t(($) => $.calendar.nav.nextDay)];
  return (
    <>
      <span className={styles['today']}>
        <Button onPress={steps.today} aria-keyshortcuts="T">
          {t(($) => $.calendar.nav.today)}
        </Button>
      </span>
      <span className={styles['steps']}>
        <IconButton icon="back" label={before} hint="K" variant="plain" onPress={() => steps.by(-1)} />
        <IconButton icon="forward" label={after} hint="J" variant="plain" onPress={() => steps.by(1)} />
      </span>
      <span className={styles['date']}>
        <DatePicker variant="bar" label={t(($) => $.desk.bar.date)} value={date} today={today} onChange={steps.to} />
      </span>
    </>
  );
}
