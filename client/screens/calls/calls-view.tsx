// The confirmation calls of a day: how far they are, and one row for each visit nobody has confirmed.
import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import { preferences } from '#client/kit/preferences.ts';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useScene } from '#client/screens/desk/scene.ts';
import { StatusFilter } from '#client/screens/desk/status-filter.tsx';
import { useAppointments } from '#client/screens/desk/use-appointments.ts';
import { useCommands } from '#client/screens/desk/use-commands.ts';
import { CallRow } from './call-row.tsx';
import styles from './calls-view.module.css';
import { callsOf, isUnconfirmed } from './progress.ts';
import { useReminders } from './use-reminders.ts';
import { focusRow, useRowFocus } from './use-row-focus.ts';

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e'];

/** The page; it is live, so two colleagues can share the calls. */
export function CallsView() {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, shown, isLoading } = useScene();
  const all = useAppointments(useMemo(() => shown.map(({ id }) => id), [shown]));
  const rows = useMemo(() => all.filter(isUnconfirmed), [all]);
  const { confirmed, all: count } = callsOf(all);
  const reminderOf = useReminders();
  const list = useRowFocus(rows.map(({ id }) => id));
  const press = useKeys();
  return (
    <div className={styles['calls']}>
      <div className={styles['tools']}>
        <div className={styles['progress']}>
          <p role="status">{isLoading || count === 0 ? '' : t(($) => $.day.calls.progress, { confirmed, count })}</p>
          <span className={styles['track']} aria-hidden="true">
            <span
              className={styles['done']}
              style={{ inlineSize: `${count === 0 ? 0 : (confirmed / count) * 100}%` }}
            />
          </span>
        </div>
        <StatusFilter />
      </div>
      <div className={styles['scroller']}>
        <ul
          ref={list}
          className={styles['rows']}
          aria-label={t(($) => $.day.calls.list, { date: format.dateLong(date) })}
          aria-busy={isLoading}
          onKeyDown={press}
        >
          {isLoading
            ? SKELETON_ROWS.map((key) => (
                <li key={key} className={styles['waiting']}>
                  <Skeleton height="36px" />
                </li>
              ))
            : rows.map((visit) => <CallRow key={visit.id} visit={visit} reminderOf={reminderOf} />)}
        </ul>
        {!isLoading && rows.length === 0 && (
          <EmptyState
            icon={count === 0 ? 'phone' : 'confirmed'}
            title={count === 0 ? t(($) => $.day.calls.none) : t(($) => $.day.calls.allDone)}
          >
            {count === 0 ? t(($) => $.day.calls.noneLead) : t(($) => $.day.calls.allDoneLead)}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** C confirms the row the focus is in, the arrows go from row to row. */
function useKeys() {
  const commands = useCommands();
  return (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-call]') : null;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!row || hasModifier || event.repeat) return;
    const confirm = row.querySelector<HTMLElement>('[data-confirm]');
    const beside = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
    if (event.code === 'KeyC' && preferences().singleKeys && confirm) commands.confirm(row.dataset['call'] ?? '', true);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') focusRow(beside);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
