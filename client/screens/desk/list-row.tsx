// One appointment as a row of the table.
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Name, TimeRange } from '#client/kit/bidi.tsx';
import { cls } from '#client/kit/cls.ts';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { Menu } from '#client/kit/menu.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { StatusBadge } from '#client/kit/status-badge.tsx';
import { statusWord } from '#client/kit/status.ts';
import { useLive, usePendingOn } from '#client/live/hooks.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { useDesk } from './desk-context.ts';
import styles from './list-view.module.css';
import { nameIn } from './names.ts';
import { beyondWords } from './overbooked.ts';
import { useScene } from './scene.ts';
import { wallSpan } from './times.ts';
import { useActions } from './use-actions.ts';
import { isDown } from './use-commands.ts';

interface ListRowProps {
  readonly appointment: Appointment;
  readonly patient: string;
}

/** The row: time, patient, service, with whom, state, and a menu of what can be done. */
export function ListRow({ appointment, patient }: ListRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const isPhone = useMedia(PHONE);
  const desk = useDesk();
  const actionsFor = useActions();
  const { settings, schedules, place } = useScene();
  const { id, serviceId, scheduleIds, status, confirmedAt } = appointment;
  const { start, end } = wallSpan(appointment);
  const service = settings?.services.find((one) => one.id === serviceId);
  const serviceName = service ? nameIn(language, service) : '';
  const withNames = schedules.filter((one) => scheduleIds.includes(one.id)).map((one) => nameIn(language, one));
  const menu = t(($) => $.desk.menu.of, { patient });
  return (
    <tr data-appointment={id} data-open={place.appointmentId === id} data-status={status}>
      <td className={styles['time']}>
        {isPhone ? <bdi dir={format.direction}>{format.time(start)}</bdi> : <TimeRange start={start} end={end} />}
      </td>
      <td className={styles['patient']}>
        <Button className={styles['open'] ?? ''} onPress={() => desk.open(id)}>
          <Name isTruncated>{patient}</Name>
        </Button>
        <span className={styles['narrow']}>
          {[serviceName, ...withNames].map((name) => (
            <bdi key={name}>{name}</bdi>
          ))}
        </span>
      </td>
      <td className={cls(styles['wide'], styles['service'])}>
        <bdi>{serviceName}</bdi>
      </td>
      <td className={cls(styles['wide'], styles['with'])}>
        <span className={styles['withs']}>
          {withNames.map((name) => (
            <bdi key={name}>{name}</bdi>
          ))}
        </span>
      </td>
      <td>
        <span className={styles['status']}>
          <StatusBadge status={statusWord(status, confirmedAt !== null)} />
          <Beyond appointment={appointment} />
          <Settling id={id} />
        </span>
      </td>
      <td className={styles['actions']}>
        <Menu label={menu} actions={actionsFor(id)} trigger={<IconButton icon="more" label={menu} />} />
      </td>
    </tr>
  );
}

/** It left the rules on purpose; the sheet says why. */
function Beyond({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const words = beyondWords(appointment, t);
  if (words === null) return null;
  return (
    <span className={styles['beyond']} title={appointment.override?.reason} data-beyond>
      <Icon name="alert" size={13} />
      {words}
    </span>
  );
}

/** Its last change is not saved yet. */
function Settling({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const live = useLive();
  if (!usePendingOn(id)) return null;
  const isQueued = isDown(live);
  const words = isQueued ? t(($) => $.calendar.slot.queued) : t(($) => $.calendar.slot.unsettled);
  return (
    <span title={words}>
      {isQueued ? <Icon name="offline" size={14} /> : <Spinner size={13} />}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
