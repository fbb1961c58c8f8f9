// Holds of the day beside the table: whose, where and for how long, each opening like a card.
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Avatar } from '#client/kit/avatar.tsx';
import { TimeRange } from '#client/kit/bidi.tsx';
import { Countdown } from '#client/kit/countdown.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useHolds } from '#client/live/hooks.ts';
import { isOn } from '#client/live/day-offsets.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import type { Hold } from '#shared/model/hold.ts';
import { msOf } from '#shared/time/instant.ts';
import { minuteOf, wallAt } from '#client/grid/day-scale.ts';
import { useDesk } from './desk-context.ts';
import styles from './held-list.module.css';
import { nameIn } from './names.ts';
import { mainScheduleOf } from './rights.ts';
import { useScene } from './scene.ts';

/** The holds in the shown columns; nothing where there are none. */
export function HeldList() {
  const { t } = useTranslation();
  const { window, days, shown } = useScene();
  const ids = new Set(shown.map(({ id }) => id));
  const [day] = days;
  const holds = useHolds(window).filter((one) => day && isOn(day, one) && one.scheduleIds.some((id) => ids.has(id)));
  if (holds.length === 0) return null;
  return (
    <ul className={styles['held']} aria-label={t(($) => $.hold.list.title)}>
      {holds.map((hold) => (
        <li key={hold.id}>
          <Held hold={hold} />
        </li>
      ))}
    </ul>
  );
}

function Held({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { settings, schedules, days, caller } = useScene();
  const [day] = days;
  const owner = settings?.members.find(({ id }) => id === hold.memberId)?.name ?? t(($) => $.hold.dialog.somebody);
  const main = schedules.find(({ id }) => id === mainScheduleOf(schedules, hold.scheduleIds));
  if (!day) return null;
  const [start, end] = [wallAt(day, minuteOf(day, hold.start)), wallAt(day, minuteOf(day, hold.end))];
  return (
    <Button className={styles['one'] ?? ''} data-held={hold.id} onPress={() => desk.ask({ kind: 'hold', id: hold.id })}>
      <Avatar id={hold.memberId} name={owner} size={22} isDecorative />
      <span className={styles['what']}>
        <TimeRange start={start} end={end} />
        <bdi className={styles['where']}>{main ? nameIn(format.settings.language, main) : ''}</bdi>
        <span className={styles['who']}>
          {hold.memberId === caller.id ? t(($) => $.hold.pill.mine) : t(($) => $.hold.dialog.title, { by: owner })}
        </span>
      </span>
      <Countdown endsAt={msOf(hold.until)} now={clinicNow} />
    </Button>
  );
}
