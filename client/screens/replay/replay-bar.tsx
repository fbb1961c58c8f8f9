// The bar over the past: which moment it is, a step back and on, the day that is shown, and the way to the present.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { preferences } from '#client/kit/preferences.ts';
import { deskKeyOf } from '#client/screens/desk/shortcuts.ts';
import { go } from '#client/screens/place.ts';
import { exactTime } from '#client/screens/desk/times.ts';
import styles from './replay.module.css';
import type { Past } from './use-past.ts';

const KEPT_APART = 'input, textarea, [role=dialog], [role=menu], [role=listbox]';

/** It does not look like the calendar's own bar, so that nobody takes the past for the present. */
export function ReplayBar({ past }: { readonly past: Past }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = exactTime(past.at, past.settings.clinic.zone, format);
  useSteps(past);
  return (
    <header className={styles['bar']} aria-label={t(($) => $.desk.region.bar)} data-region="bar" tabIndex={-1}>
      <span className={styles['moment']} role="status">
        <Icon name="history" size={18} />
        <strong>{t(($) => $.together.replay.banner, { day: past.dayTitle, time })}</strong>
      </span>
      <span className={styles['steps']}>
        <IconButton
          icon="back"
          variant="plain"
          label={t(($) => $.together.replay.earlier)}
          hint="K"
          isDisabled={!past.canStep(-1)}
          onPress={() => past.step(-1)}
        />
        <IconButton
          icon="forward"
          variant="plain"
          label={t(($) => $.together.replay.later)}
          hint="J"
          isDisabled={!past.canStep(1)}
          onPress={() => past.step(1)}
        />
      </span>
      <span className={styles['space']} />
      <span className={styles['shown']}>
        <DatePicker
          label={t(($) => $.together.replay.shown)}
          value={past.date}
          today={past.today}
          variant="bar"
          onChange={(date) => go({ date }, 'replace')}
        />
      </span>
      <Button variant="primary" onPress={() => go({ at: null, by: null, of: null })}>
        {t(($) => $.together.replay.back)}
      </Button>
    </header>
  );
}

/** J and K step as they do through days, Escape leads back to the present. */
function useSteps(past: Past): void {
  const hear = useRef((_: KeyboardEvent) => {});
  useEffect(() => {
    hear.current = (event) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || target.closest(KEPT_APART)) return;
      if (event.key === 'Escape') return go({ at: null, by: null, of: null });
      const key = deskKeyOf(event, preferences().singleKeys);
      if (key?.does !== 'step') return undefined;
      event.preventDefault();
      return past.step(key.by);
    };
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear.current(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
