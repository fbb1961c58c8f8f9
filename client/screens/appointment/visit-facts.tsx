// The facts of an appointment: when in both calendars, what for, with whom and where.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeRange } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Icon, type IconName } from '#client/kit/icon.tsx';
import { clinicNow, useClinicNow } from '#client/screens/clinic-clock.ts';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import { beyondWords } from '#client/screens/desk/overbooked.ts';
import { wallSpan } from '#client/screens/desk/times.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { useOverrideAuthor } from './use-override-author.ts';
import styles from './visit-facts.module.css';

interface VisitFactsProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
}

const PLACES: Readonly<Record<ScheduleKind, IconName>> = {
  practitioner: 'stethoscope',
  room: 'room',
  device: 'settings',
};

/** A list of facts, each with its picture. */
export function VisitFacts({ appointment, settings }: VisitFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language, hijri } = format.settings;
  const span = wallSpan(appointment);
  const date = appointment.startWall.slice(0, 10);
  const service = settings.services.find(({ id }) => id === appointment.serviceId);
  const places = settings.schedules.filter(({ id }) => appointment.scheduleIds.includes(id));
  return (
    <dl className={styles['facts']}>
      <Fact icon="calendar" name={t(($) => $.booking.field.date)}>
        <span>{format.dateLong(date)}</span>
        {hijri !== 'off' && <span className={styles['second']}>{format.hijri(date)}</span>}
      </Fact>
      <Fact icon="clock" name={t(($) => $.booking.field.start)}>
        <TimeRange start={span.start} end={span.end} />
        <span className={styles['second']}>{format.duration(span.length)}</span>
      </Fact>
      <Waiting appointment={appointment} />
      {service && (
        <Fact icon="list" name={t(($) => $.booking.field.service)}>
          {nameIn(language, service)}
        </Fact>
      )}
      {places.map((place) => (
        <Fact key={place.id} icon={PLACES[place.kind]} name={t(($) => $.booking.field[place.kind])}>
          <bdi>{nameIn(language, place)}</bdi>
          <span className={styles['second']}>{titleIn(language, place)}</span>
        </Fact>
      ))}
      {appointment.override && <Beyond appointment={appointment} />}
      {appointment.cancelReason && (
        <Fact icon="cancelled" name={t(($) => $.booking.cancel.reason)}>
          <span>{t(($) => $.booking.cancel[appointment.cancelReason ?? 'other'])}</span>
          {appointment.cancelNote !== '' && <span className={styles['second']}>{appointment.cancelNote}</span>}
        </Fact>
      )}
    </dl>
  );
}

/** Which rules it left, why, and who said so. */
function Beyond({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const author = useOverrideAuthor(appointment);
  const title = beyondWords(appointment, t) ?? t(($) => $.hold.beyond.kept);
  const since = author && format.since(Math.max(0, clinicNow() - msOf(author.at)));
  return (
    <Fact icon="alert" name={title} isMarked>
      <span className={styles['title']}>{title}</span>
      <bdi>{appointment.override?.reason}</bdi>
      {author?.by && since !== null && (
        <span className={styles['second']}>{t(($) => $.hold.beyond.by, { by: author.by.name, since })}</span>
      )}
    </Fact>
  );
}

function Waiting({ appointment: { status, arrivedAt } }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useClinicNow(MINUTE);
  if (status !== 'arrived' || arrivedAt === null) return null;
  const minutes = Math.max(0, Math.floor((now - msOf(arrivedAt)) / MINUTE));
  return (
    <Fact icon="place" name={t(($) => $.common.status.arrived)}>
      {t(($) => $.calendar.arrivals.waiting, { duration: format.duration(minutes) })}
    </Fact>
  );
}

interface FactProps {
  readonly icon: IconName;
  /** Read aloud; the picture says it to the eye. */
  readonly name: string;
  /** It stands out. */
  readonly isMarked?: boolean;
  readonly children: ReactNode;
}

function Fact({ icon, name, isMarked = false, children }: FactProps) {
  return (
    <div className={styles['fact']} data-tone={isMarked ? 'arrived' : undefined}>
      <dt title={name}>
        <Icon name={icon} />
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd className={styles['value']}>{children}</dd>
    </div>
  );
}
