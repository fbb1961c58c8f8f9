// Why the day in view is not a usual one, beside the table: holidays, days off and other hours, with those they are about.
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { dayRemark } from './day-remark.ts';
import styles from './held-list.module.css';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';

/** A line per reason; nothing on a usual day. */
export function DayNotes() {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, shown, settings } = useScene();
  const { language } = format.settings;
  if (!settings) return null;
  const about = new Map<string, string[]>();
  for (const one of shown) {
    const remark = dayRemark(one, settings.clinic, date, { t, language });
    if (remark !== null) about.set(remark, [...(about.get(remark) ?? []), nameIn(language, one)]);
  }
  if (about.size === 0) return null;
  return (
    <ul className={styles['held']} aria-label={t(($) => $.desk.dayNotes)}>
      {[...about].map(([remark, names]) => (
        <li key={remark} className={styles['one']} data-note>
          <Icon name="calendar" />
          <span className={styles['what']}>
            <bdi>{remark}</bdi>
            {names.length < shown.length && <span className={styles['who']}>{format.list(names)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
