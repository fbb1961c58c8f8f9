// A time outside hours: the reason of those who may book anyway, other times for everybody else.
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './appointment.module.css';
import type { SlotWish } from './free-slots.ts';
import { useFreeSlots } from './free-slots.ts';
import { SlotChoices } from './slot-choices.tsx';
import { practitionerOf } from './slot-words.ts';

interface OutsideNoteProps {
  /** Who does not work then. */
  readonly closed: readonly Schedule[];
  readonly settings: Settings;
  readonly wish: SlotWish;
  /** Whether this person may book anyway. */
  readonly mayOverride: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSlot: (slot: Alternative) => void;
  readonly error?: string | undefined;
  /** The last attempt failed because of this. */
  readonly isAnswer: boolean;
}

const DAYS_AHEAD = 7;
const MOST = 4;

/** An amber box in the form. */
export function OutsideNote(props: OutsideNoteProps) {
  const { closed, settings, wish, mayOverride, reason, onReason, onSlot, error, isAnswer } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const near = useFreeSlots({ ...wish, days: DAYS_AHEAD });
  const name = closed
    .map((one) => nameIn(format.settings.language, one))
    .join(format.settings.language === 'ar' ? '، ' : ', ');
  return (
    <div className={styles['note']} data-tone="arrived" role="group" aria-label={t(($) => $.booking.override.title)}>
      <p className={styles['noteTitle']}>
        <Icon name="clock" />
        {t(($) => $.booking.override.title)}
      </p>
      <p>
        {mayOverride ? t(($) => $.booking.override.lead, { name }) : t(($) => $.booking.override.leadPlain, { name })}
      </p>
      {mayOverride && (
        <TextField
          label={t(($) => $.booking.override.reason)}
          value={reason}
          onChange={onReason}
          error={error}
          autoComplete="off"
        />
      )}
      {near.slots.length > 0 && (
        <SlotChoices
          label={t(($) => $.booking.slots.alternatives)}
          slots={near.slots.slice(0, MOST)}
          settings={settings}
          date={wish.date}
          known={practitionerOf(settings, wish.scheduleIds)?.id}
          onChoose={onSlot}
          isAnswer={isAnswer && !mayOverride}
        />
      )}
      {!mayOverride && <p className={styles['small']}>{t(($) => $.booking.override.notAllowed)}</p>}
    </div>
  );
}
