// A slot that leaves the rules: exactly which, the reason of those who may book anyway, other times for everybody else.
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import styles from './appointment.module.css';
import { useFreeSlots } from './free-slots.ts';
import { ReasonField } from './reason-field.tsx';
import { SlotChoices } from './slot-choices.tsx';
import { practitionerOf } from './slot-words.ts';
import type { SlotForm } from './use-slot-form.ts';

interface BeyondNoteProps {
  readonly model: SlotForm;
  /** The last attempt failed because of this. */
  readonly isAnswer: boolean;
}

const DAYS_AHEAD = 7;
const MOST = 4;
const READY = ['urgent', 'desk', 'doctor', 'family'] as const;

/** An amber box in the form; of time that is only crowded it speaks to those who may overbook. */
export function BeyondNote({ model, isAnswer }: BeyondNoteProps) {
  const { t } = useTranslation();
  const { closed, form, change, trouble, canOverride } = model;
  const title = t(($) => $.hold.beyond.title);
  if (closed.length === 0 && !canOverride) return null;
  return (
    <div className={styles['note']} data-tone="arrived" role="group" aria-label={title} data-beyond>
      <p className={styles['noteTitle']}>
        <Icon name="alert" />
        {title}
      </p>
      <Left model={model} />
      {canOverride && (
        <>
          <ReasonField
            label={t(($) => $.hold.beyond.reason)}
            ready={READY}
            value={form.reason}
            onChange={(reason) => change({ reason })}
            error={trouble.fields['override']}
          />
          <p className={styles['small']}>{t(($) => $.hold.beyond.lead)}</p>
        </>
      )}
      {closed.length > 0 && <Nearest model={model} isAnswer={isAnswer && !canOverride} />}
      {!canOverride && !model.mayOverride && <p className={styles['small']}>{t(($) => $.hold.beyond.notAllowed)}</p>}
    </div>
  );
}

/** The rules that would be left, one line each. */
function Left({ model: { closed, taken, canOverride } }: { readonly model: SlotForm }) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const crowds = canOverride ? taken.crowds : [];
  return (
    <ul className={styles['left']}>
      {closed.map((one) => (
        <li key={one.id}>{t(($) => $.hold.beyond.hours, { name: nameIn(language, one) })}</li>
      ))}
      {(canOverride ? taken.shut : []).map(({ id, reason }) => (
        <li key={id}>{t(($) => $.day.closed.hint, { reason })}</li>
      ))}
      {crowds.map(({ schedule, visits, most }) => (
        <li key={`crowd ${schedule.id}`}>
          {t(($) => $.hold.beyond.capacity, { count: visits, most, name: nameIn(language, schedule) })}
        </li>
      ))}
      {canOverride && taken.full && (
        <li>
          {t(($) => $.hold.beyond.fullDay, { count: taken.full.most, name: nameIn(language, taken.full.schedule) })}
        </li>
      )}
    </ul>
  );
}

/** The next free times of the same wish. */
function Nearest({ model, isAnswer }: BeyondNoteProps) {
  const { t } = useTranslation();
  const near = useFreeSlots({ ...model.wish, days: DAYS_AHEAD });
  if (near.slots.length === 0) return null;
  return (
    <SlotChoices
      label={t(($) => $.booking.slots.alternatives)}
      slots={near.slots.slice(0, MOST)}
      settings={model.settings}
      date={model.form.date}
      known={practitionerOf(model.settings, model.form.scheduleIds)?.id}
      onChoose={model.takeSlot}
      question={JSON.stringify([model.wish.serviceId, model.wish.scheduleIds, model.form.date, near.isKnown])}
      isOwn={near.isOwn}
      isAnswer={isAnswer}
    />
  );
}
