// Free times to take with one press, nearest to a wanted one first in view.
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Settings } from '#shared/contract/queries.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import type { Id } from '#shared/model/id.ts';
import styles from './slot-choices.module.css';
import { slotWords } from './slot-words.ts';
import { slotName, type Shown } from './steady.ts';
import { useSteady } from './use-steady.ts';

interface SlotChoicesProps {
  readonly label: string;
  readonly slots: readonly Alternative[];
  readonly settings: Settings;
  /** The day and practitioner that need not be said. */
  readonly date: string;
  readonly known?: Id | undefined;
  /** The start that is chosen already, and with whom. */
  readonly start?: string | null;
  readonly chosenWith?: Id | undefined;
  readonly onChoose: (slot: Alternative) => void;
  /** What is asked for; of another question nothing of the list before stays. */
  readonly question?: string;
  /** Whether this person took a time. */
  readonly isOwn?: (slot: Alternative) => boolean;
  /** They answer a refusal: the first one takes the focus as soon as there is one. */
  readonly isAnswer?: boolean;
}

const FIRST_SHOWN = 8;

/** Buttons, one per time; the arrows are not needed, each is short. */
export function SlotChoices(props: SlotChoicesProps) {
  const { label, slots, settings, date, known, start = null, onChoose, isAnswer = false } = props;
  const { question = '', isOwn, chosenWith } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isAnswer) list.current?.querySelector('button')?.focus();
  }, [isAnswer]);
  const steady = useSteady({ slots, zone: settings.clinic.zone, question, isOwn });
  const first = firstInView(steady.shown, start);
  const shown = isWhole ? steady.shown : steady.shown.slice(first, first + FIRST_SHOWN);
  return (
    <div className={styles['choices']} role="group" aria-label={label}>
      <ul ref={list} className={styles['list']} {...steady.box}>
        {shown.map(({ slot, takenAt }) => {
          const { time, day, who } = slotWords(slot, { settings, format, date, known });
          return (
            <li key={slotName(slot)} data-slot={slotName(slot)}>
              <AriaButton
                className={styles['slot'] ?? ''}
                aria-pressed={slot.start === start && isWith(slot, chosenWith)}
                data-taken={takenAt !== null}
                onPress={() => takenAt === null && onChoose(slot)}
              >
                {day !== null && <span className={styles['small']}>{day}</span>}
                <span className={styles['time']}>{time}</span>
                {who !== null && takenAt === null && <bdi className={styles['small']}>{who}</bdi>}
                {takenAt !== null && <span className={styles['small']}>{t(($) => $.booking.slots.taken)}</span>}
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {!isWhole && steady.shown.length > FIRST_SHOWN && (
        <Button size="s" variant="quiet" onPress={() => setWhole(true)}>
          {t(($) => $.booking.slots.all, { count: steady.shown.length })}
        </Button>
      )}
    </div>
  );
}

/** Where the shown part begins: one before the wanted start, and never so late that fewer are shown than could be. */
function firstInView(slots: readonly Shown[], start: string | null): number {
  const at = start === null ? 0 : slots.findIndex(({ slot }) => slot.start >= start);
  const last = Math.max(0, slots.length - FIRST_SHOWN);
  return Math.min(last, at < 0 ? last : Math.max(0, at - 1));
}

/** Whether a time is with whoever is chosen, or nobody is. */
function isWith({ scheduleIds }: Alternative, known: Id | undefined): boolean {
  return known === undefined || scheduleIds.includes(known);
}
