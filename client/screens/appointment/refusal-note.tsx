// Why a booking or a move was refused, with the times that can be taken instead.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Settings } from '#shared/contract/queries.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import { alternativesOf, type No, refusalSentence } from './refusals.ts';
import { SlotChoices } from './slot-choices.tsx';

interface RefusalNoteProps {
  readonly refusal: No;
  readonly settings: Settings;
  readonly date: string;
  readonly known: string | undefined;
  /** Who has the time, where this screen knows it; false where it does not. */
  readonly taken: ReactNode;
  readonly onSlot: (slot: Alternative) => void;
}

/** A red box at the top of the form; it is read aloud and the first time in it takes the focus. */
export function RefusalNote({ refusal, settings, date, known, taken, onSlot }: RefusalNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const alternatives = alternativesOf(refusal);
  const isNews = refusal.code === 'slot-taken' && taken === false;
  return (
    <div className={styles['note']} data-tone="no-show" role="alert">
      <p className={styles['noteTitle']}>
        <Icon name="error" />
        {isNews ? t(($) => $.booking.taken.title) : refusalSentence(refusal, t, format)}
      </p>
      {isNews && <p>{t(($) => $.booking.taken.lead)}</p>}
      {refusal.code === 'slot-taken' && taken !== false && <p>{taken}</p>}
      {alternatives.length > 0 && (
        <>
          <p className={styles['small']}>{t(($) => $.booking.slots.instead)}</p>
          <SlotChoices
            label={t(($) => $.booking.slots.instead)}
            slots={alternatives}
            settings={settings}
            date={date}
            known={known}
            onChoose={onSlot}
            isAnswer
          />
        </>
      )}
    </div>
  );
}
