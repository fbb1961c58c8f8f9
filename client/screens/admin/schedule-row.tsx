// A practitioner, room or device in its list: name, hours, and what can be done with it.
import { useTranslation } from 'react-i18next';
import { Bdi, Name } from '#client/kit/bidi.tsx';
import { cls } from '#client/kit/cls.ts';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { MenuAction } from '#client/kit/menu.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { hoursWords } from './hours-words.ts';
import styles from './list.module.css';
import { datesWords } from './period-words.ts';
import { RowMenu } from './row-menu.tsx';
import { Tag } from './section.tsx';

/** More other hours than these are read where they are edited. */
const MOST_ALSO = 3;

interface ScheduleRowProps {
  readonly schedule: Schedule;
  readonly clinic: Clinic;
  /** The ids of the list it stands in. */
  readonly ids: readonly string[];
  readonly onOrder: (ids: readonly string[]) => Promise<unknown>;
  readonly onEdit: () => void;
  readonly onHours: () => void;
  readonly retire: MenuAction;
}

/** The row's content. */
export function ScheduleRow({ schedule, clinic, ids, onOrder, onEdit, onHours, retire }: ScheduleRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const name = nameIn(language, schedule);
  const title = titleIn(language, schedule);
  const today = dateIn(clinic.zone, clinicNow());
  const also = [
    ...schedule.otherHours.map((one) => one.name),
    ...schedule.exceptions.filter(({ to }) => to >= today).map((one) => datesWords(t, format, one)),
  ];
  const lines = [
    ...hoursWords(t, format, schedule.hours, clinic.weekStart),
    ...(also.length > 0 ? [t(($) => $.admin.schedule.also, { list: format.list(also.slice(0, MOST_ALSO)) })] : []),
  ];
  return (
    <>
      <div className={styles['words']}>
        <p className={styles['name']}>
          <Name>{name}</Name>
          {!schedule.active && <Tag>{t(($) => $.admin.list.inactive)}</Tag>}
        </p>
        {title !== '' && (
          <p className={styles['under']}>
            <Bdi>{title}</Bdi>
          </p>
        )}
      </div>
      <div className={styles['facts']}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {lines.length === 0 && <Tag tone="arrived">{t(($) => $.admin.schedule.noHours)}</Tag>}
      </div>
      <div className={cls(styles['acts'], styles['wide'])}>
        <Button size="s" icon="clock" aria-label={t(($) => $.admin.schedule.hoursOf, { name })} onPress={onHours}>
          {t(($) => $.admin.schedule.hours)}
        </Button>
        <RowMenu id={schedule.id} name={name} ids={ids} onOrder={onOrder} onEdit={onEdit} retire={retire} />
      </div>
    </>
  );
}
