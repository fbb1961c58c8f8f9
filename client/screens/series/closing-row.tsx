// One time of a closing that repeats: when it is, who has visits in it, and what becomes of it.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon, type IconName } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { spanOf } from '#client/screens/appointment/slot-words.ts';
import { closedWhen } from '#client/screens/closing/closing-words.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { PlannedClosing } from '#shared/contract/repeating.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import { type ClosingChoices, type ClosingState, closingState } from './closing-choices.ts';
import styles from './preview.module.css';

interface ClosingRowProps {
  readonly one: PlannedClosing;
  readonly number: number;
  readonly choices: ClosingChoices;
  readonly patients: readonly PatientCard[];
  readonly settings: Settings;
  readonly onChoose: (chosen: 'skip' | 'keep' | null) => void;
}

const SIGNS: Readonly<
  Record<ClosingState, { readonly icon: IconName; readonly tone: string; readonly as: 'planned' | 'open' | 'skipped' }>
> = {
  planned: { icon: 'closed', tone: 'confirmed', as: 'planned' },
  keep: { icon: 'check', tone: 'confirmed', as: 'planned' },
  skip: { icon: 'hide', tone: 'cancelled', as: 'skipped' },
  open: { icon: 'alert', tone: 'no-show', as: 'open' },
};

/** So many visits are told by their patients; what more there are is counted. */
const MOST_NAMED = 4;

/** A row; one without visits has only the way to leave it out. */
export function ClosingRow({ one, number, choices, patients, settings, onChoose }: ClosingRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const state = closingState(one, choices);
  const { icon, tone, as } = SIGNS[state];
  const { zone } = settings.clinic;
  const words: Readonly<Record<ClosingState, string>> = {
    planned: t(($) => $.series.state.planned),
    keep: t(($) => $.series.closing.decided.keep),
    skip: t(($) => $.series.closing.decided.skip),
    open: t(($) => $.series.state.open),
  };
  const date = spanOf(one, zone).date;
  const rest = one.visits.length - MOST_NAMED;
  // One more takes no more room by its name than by a count.
  const named = rest > 1 ? one.visits.slice(0, MOST_NAMED) : one.visits;
  const names = named.map((visit) => {
    const { start, end } = spanOf(visit, zone);
    const patient = patients.find((each) => each.id === visit.patientId)?.name ?? t(($) => $.booking.patient.unknown);
    return t(($) => $.day.close.keep, { patient, time: isolateAs(format.direction, format.timeRange(start, end)) });
  });
  return (
    <li
      className={styles['row']}
      data-row={one.recurrenceId}
      data-state={as}
      data-fault={state === 'open' ? '' : undefined}
    >
      <span className={styles['number']} aria-hidden="true">
        {format.plain(number)}
      </span>
      <p className={styles['when']} id={id}>
        <span className={styles['day']}>{closedWhen(one, zone, { t, format })}</span>
        {format.settings.hijri !== 'off' && <span className={styles['second']}>{format.hijriDayMonth(date)}</span>}
      </p>
      <span className={styles['badge']} data-tone={tone}>
        <Icon name={icon} size={13} />
        {words[state]}
      </span>
      <div className={styles['what']}>
        {one.visits.length > 0 && (
          <p className={styles['problem']}>
            {t(($) => $.series.closing.visits, { count: one.visits.length })}: {names.join(' · ')}
            {rest > 1 && ` · ${t(($) => $.series.closing.more, { count: rest })}`}
          </p>
        )}
        {one.closures.length > 0 && <p className={styles['problem']}>{t(($) => $.series.closing.already)}</p>}
        <div role="group" aria-labelledby={id} className={styles['buttons']}>
          {state === 'open' && (
            <Button size="s" onPress={() => onChoose('keep')}>
              {t(($) => $.series.closing.keepVisits)}
            </Button>
          )}
          {(state === 'open' || state === 'planned') && (
            <Button size="s" variant="quiet" onPress={() => onChoose('skip')}>
              {t(($) => $.series.closing.skip)}
            </Button>
          )}
          {(state === 'keep' || state === 'skip') && (
            <Button size="s" variant="quiet" icon="undo" onPress={() => onChoose(null)}>
              {state === 'skip' ? t(($) => $.series.act.keep) : t(($) => $.series.closing.undecide)}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
