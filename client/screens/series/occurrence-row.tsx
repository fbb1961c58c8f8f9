// One date of a preview: when it is, what is in its way, and what becomes of it.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Icon, type IconName } from '#client/kit/icon.tsx';
import { SlotChoices } from '#client/screens/appointment/slot-choices.tsx';
import { practitionerOf, slotWords, spanOf } from '#client/screens/appointment/slot-words.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { Id } from '#shared/model/id.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import { type Chosen, type OccurrenceState, stateOf } from './occurrence-choices.ts';
import { OtherTime } from './other-time.tsx';
import { AnywayField } from './anyway-field.tsx';
import styles from './preview.module.css';
import { problemWords } from './problem-words.ts';
import { useProblemFacts } from './use-problem-facts.ts';
import type { Preview } from './use-preview.ts';

/** What all rows of a preview know. */
export interface RowFacts {
  readonly preview: Preview;
  readonly settings: Settings;
  readonly serviceId: Id;
  /** The practitioner of the series, who need not be named. */
  readonly scheduleIds: readonly Id[];
}

/** And where the focus goes when a choice takes its button away. */
export type RowsFacts = RowFacts & { readonly keepFocus: (row: string | null) => void };

interface OccurrenceRowProps {
  readonly one: PlannedOccurrence;
  /** Which it is of those shown, from 1. */
  readonly number: number;
  readonly facts: RowsFacts;
}

const SIGNS: Readonly<Record<OccurrenceState, { readonly icon: IconName; readonly tone: string }>> = {
  planned: { icon: 'check', tone: 'confirmed' },
  moved: { icon: 'arrow', tone: 'booked' },
  skipped: { icon: 'hide', tone: 'cancelled' },
  override: { icon: 'alert', tone: 'arrived' },
  open: { icon: 'alert', tone: 'no-show' },
};

/** A row; a date without trouble has only the way to leave it out. */
export function OccurrenceRow({ one, number, facts }: OccurrenceRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview, settings, keepFocus } = facts;
  const words = problemWords(one, useProblemFacts(one, settings));
  const id = useId();
  const chosen = preview.choices.get(one.recurrenceId);
  const state = stateOf(one, preview.choices);
  const choose = (next: Chosen | null) => {
    keepFocus(one.recurrenceId);
    preview.choose(one.recurrenceId, next);
  };
  const span = spanOf(one, settings.clinic.zone);
  const isNews = preview.news.has(one.recurrenceId) && state === 'open';
  const sign = SIGNS[state];
  const badge = isNews ? t(($) => $.series.state.news) : t(($) => $.series.state[state]);
  return (
    <li
      className={styles['row']}
      data-row={one.recurrenceId}
      data-state={state}
      data-fault={state === 'open' ? '' : undefined}
    >
      <span className={styles['number']} aria-hidden="true">
        {format.plain(number)}
      </span>
      <p className={styles['when']} id={id}>
        <span className={styles['day']}>{format.dateTitle(span.date)}</span>
        {format.settings.hijri !== 'off' && <span className={styles['second']}>{format.hijriDayMonth(span.date)}</span>}
        <bdi className={styles['time']} dir={format.direction}>
          {format.timeRange(span.start, span.end)}
        </bdi>
      </p>
      <span className={styles['badge']} data-tone={sign.tone}>
        <Icon name={sign.icon} size={13} />
        {badge}
      </span>
      <div className={styles['what']}>
        {words.map((each) => (
          <p key={each} className={styles['problem']}>
            {each}
          </p>
        ))}
        {chosen?.action === 'move' && <Instead slot={chosen.slot} one={one} facts={facts} />}
        {chosen?.action === 'override' && <bdi className={styles['second']}>{chosen.reason}</bdi>}
        <Ways one={one} state={state} facts={facts} choose={choose} labelledBy={id} />
      </div>
    </li>
  );
}

interface InsteadProps {
  readonly slot: Extract<Chosen, { action: 'move' }>['slot'];
  readonly one: PlannedOccurrence;
  readonly facts: RowsFacts;
}

/** The time that was chosen instead, with its day and practitioner where they are others. */
function Instead({ slot, one, facts: { settings, scheduleIds } }: InsteadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, start } = spanOf(one, settings.clinic.zone);
  const known = practitionerOf(settings, scheduleIds)?.id;
  const { day, time, who } = slotWords(slot, { settings, format, date, known });
  const rooms = slot.scheduleIds.filter(
    (id) => !one.scheduleIds.includes(id) && id !== practitionerOf(settings, slot.scheduleIds)?.id,
  );
  const places = settings.schedules.filter(({ id }) => rooms.includes(id));
  const parts = [day, time, who, ...places.map((each) => nameIn(format.settings.language, each))];
  return (
    <p className={styles['instead']}>
      <Icon name="arrow" size={13} />
      <strong>
        {parts
          .filter((part) => part !== null)
          .map((part) => isolateAs(format.direction, part))
          .join(' · ')}
      </strong>
      <span className={styles['second']}>
        {t(($) => $.series.preview.was, { time: isolateAs(format.direction, format.time(start)) })}
      </span>
    </p>
  );
}

interface WaysProps {
  readonly one: PlannedOccurrence;
  readonly state: OccurrenceState;
  readonly facts: RowsFacts;
  readonly choose: (chosen: Chosen | null) => void;
  readonly labelledBy: string;
}

/** What can be done about a date: free times, another time or person, leaving it out, booking it anyway. */
function Ways({ one, state, facts, choose, labelledBy }: WaysProps) {
  const { t } = useTranslation();
  const caller = useCaller();
  const { settings, serviceId, scheduleIds } = facts;
  const [asking, setAsking] = useState<'other' | 'anyway' | null>(null);
  const mayOverride = mayChange(caller, settings.schedules, one.scheduleIds, 'override');
  const take = (chosen: Chosen) => {
    setAsking(null);
    choose(chosen);
  };
  const { date } = spanOf(one, settings.clinic.zone);
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['ways']}>
      {state === 'open' && one.alternatives.length > 0 && (
        <SlotChoices
          label={t(($) => $.series.act.free)}
          slots={one.alternatives}
          settings={settings}
          date={date}
          known={practitionerOf(settings, scheduleIds)?.id}
          onChoose={(slot) => take({ action: 'move', slot })}
        />
      )}
      {state === 'open' && one.alternatives.length === 0 && (
        <p className={styles['second']}>{t(($) => $.series.act.noFree)}</p>
      )}
      <div className={styles['buttons']}>
        {state === 'open' && (
          <Button size="s" variant="quiet" onPress={() => setAsking(asking === 'other' ? null : 'other')}>
            {t(($) => $.series.act.other)}
          </Button>
        )}
        {state === 'open' && mayOverride && (
          <Button size="s" variant="quiet" onPress={() => setAsking(asking === 'anyway' ? null : 'anyway')}>
            {t(($) => $.series.act.override)}
          </Button>
        )}
        {(state === 'open' || state === 'planned') && (
          <Button size="s" variant="quiet" onPress={() => take({ action: 'skip' })}>
            {t(($) => $.series.act.skip)}
          </Button>
        )}
        {state !== 'open' && state !== 'planned' && (
          <Button size="s" variant="quiet" icon="undo" onPress={() => choose(null)}>
            {state === 'skipped' ? t(($) => $.series.act.keep) : t(($) => $.series.act.asPlanned)}
          </Button>
        )}
      </div>
      {asking === 'other' && state === 'open' && (
        <OtherTime
          one={one}
          serviceId={serviceId}
          settings={settings}
          onTake={(slot) => take({ action: 'move', slot })}
        />
      )}
      {asking === 'anyway' && state === 'open' && (
        <AnywayField onTake={(reason) => take({ action: 'override', reason })} />
      )}
    </div>
  );
}
