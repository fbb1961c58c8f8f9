// Closed times of the day beside the table: whose, when and why, each opening like an area of the grid.
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { isOn } from '#client/live/day-offsets.ts';
import { useClosures } from '#client/live/hooks.ts';
import { minuteOf, wallAt } from '#client/grid/day-scale.ts';
import { useDesk } from './desk-context.ts';
import styles from './held-list.module.css';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';

/** The closed times in the shown columns; nothing where there are none. */
export function ClosedList() {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { window, days, shown } = useScene();
  const [day] = days;
  const closures = useClosures(window).flatMap((one) => {
    const schedule = shown.find(({ id }) => id === one.scheduleId);
    return day && schedule && isOn(day, one) ? [{ ...one, schedule }] : [];
  });
  if (!day || closures.length === 0) return null;
  return (
    <ul className={styles['held']} aria-label={t(($) => $.day.closed.list)}>
      {closures.map(({ id, start, end, reason, schedule }) => {
        const [from, to] = [Math.max(0, minuteOf(day, start)), Math.min(day.minutes, minuteOf(day, end))];
        const isWhole = from === 0 && to === day.minutes;
        const time = isWhole ? t(($) => $.day.closed.allDay) : format.timeRange(wallAt(day, from), wallAt(day, to));
        return (
          <li key={id}>
            <Button className={styles['one'] ?? ''} data-shut={id} onPress={() => desk.ask({ kind: 'closure', id })}>
              <Icon name="closed" />
              <span className={styles['what']}>
                <bdi dir={format.direction}>{time}</bdi>
                <bdi className={styles['where']}>{nameIn(format.settings.language, schedule)}</bdi>
                <bdi className={styles['who']}>{reason}</bdi>
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
