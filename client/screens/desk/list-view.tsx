// The day as a table: for phones, for screen readers, and for whoever thinks in lists.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import type { Appointment } from '#shared/model/appointment.ts';
import { CallsButton } from '#client/screens/calls/calls-button.tsx';
import { CallsView } from '#client/screens/calls/calls-view.tsx';
import { ClosedList } from './closed-list.tsx';
import { DayNotes } from './day-notes.tsx';
import { HeldList } from './held-list.tsx';
import { ListRow } from './list-row.tsx';
import styles from './list-view.module.css';
import { useScene } from './scene.ts';
import { StatusFilter } from './status-filter.tsx';
import { useAppointments } from './use-appointments.ts';
import { useEmptyLead } from './use-empty-lead.ts';
import { usePatientNames } from './use-picture.ts';

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The table with its filters above; of those nobody has confirmed the calls that are to be made. */
export function ListView() {
  const { place } = useScene();
  return place.status === 'unconfirmed' ? <CallsView /> : <TableView />;
}

function TableView() {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, shown, place, isLoading } = useScene();
  const [isLatestFirst, setLatestFirst] = useState(false);
  const all = useAppointments(shown.map(({ id }) => id));
  const names = usePatientNames(all.map(({ patientId }) => patientId));
  const rows = useMemo(() => {
    const fitting = all.filter(({ status }) => place.status === null || status === place.status);
    return isLatestFirst ? fitting.toReversed() : fitting;
  }, [all, place.status, isLatestFirst]);
  const lead = useEmptyLead();
  const title = t(($) => $.calendar.list.title, { date: format.dateLong(date) });
  return (
    <div className={styles['list']}>
      <div className={styles['tools']}>
        <p className={styles['count']} role="status">
          {isLoading ? '' : t(($) => $.desk.table.count, { count: rows.length })}
        </p>
        <span className={styles['ways']}>
          <CallsButton />
          <StatusFilter />
        </span>
      </div>
      <div>
        <HeldList />
        <ClosedList />
        <DayNotes />
      </div>
      <div className={styles['scroller']} tabIndex={-1}>
        <table className={styles['table']} aria-label={title} aria-busy={isLoading}>
          <Head isLatestFirst={isLatestFirst} onTurn={() => setLatestFirst(!isLatestFirst)} />
          <tbody>
            {isLoading
              ? SKELETON_ROWS.map((key) => <SkeletonRow key={key} />)
              : rows.map((row: Appointment) => (
                  <ListRow key={row.id} appointment={row} patient={names.get(row.patientId) ?? '…'} />
                ))}
          </tbody>
        </table>
        {!isLoading && rows.length === 0 && (
          <EmptyState title={t(($) => $.calendar.empty.list)} icon="list">
            {place.status === null ? lead : undefined}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly isLatestFirst: boolean;
  readonly onTurn: () => void;
}

function Head({ isLatestFirst, onTurn }: HeadProps) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col" aria-sort={isLatestFirst ? 'descending' : 'ascending'}>
          <Button className={styles['sort'] ?? ''} onPress={onTurn}>
            {t(($) => $.calendar.list.time)}
            <span className="visually-hidden">
              {isLatestFirst ? t(($) => $.desk.table.sortedDown) : t(($) => $.desk.table.sortedUp)}
            </span>
            <span className={styles['arrow']} data-down={isLatestFirst}>
              <Icon name="down" size={14} />
            </span>
          </Button>
        </th>
        <th scope="col">{t(($) => $.calendar.list.patient)}</th>
        <th scope="col" className={styles['wide']}>
          {t(($) => $.calendar.list.service)}
        </th>
        <th scope="col" className={styles['wide']}>
          {t(($) => $.calendar.list.with)}
        </th>
        <th scope="col">{t(($) => $.calendar.list.status)}</th>
        <th scope="col">
          <span className="visually-hidden">{t(($) => $.calendar.list.actions)}</span>
        </th>
      </tr>
    </thead>
  );
}

function SkeletonRow() {
  return (
    <tr>
      <td>
        <Skeleton width="7ch" />
      </td>
      <td>
        <Skeleton width="16ch" />
      </td>
      <td className={styles['wide']}>
        <Skeleton width="10ch" />
      </td>
      <td className={styles['wide']}>
        <Skeleton width="14ch" />
      </td>
      <td>
        <Skeleton width="8ch" />
      </td>
      <td>
        <Skeleton width="2ch" />
      </td>
    </tr>
  );
}
