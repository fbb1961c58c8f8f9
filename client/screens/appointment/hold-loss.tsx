// A time that is held no more, or cannot be: why, and what can be done.
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useSecondsLeft } from '#client/kit/seconds-left.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useState } from 'react';
import styles from './appointment.module.css';
import line from './hold-note.module.css';
import { useMemberName } from './member-name.ts';
import { alternativesOf } from './refusals.ts';
import { SlotChoices } from './slot-choices.tsx';
import { practitionerOf } from './slot-words.ts';
import { TakenWords } from './taken-words.tsx';
import type { FormHold, Loss } from './use-hold.ts';
import type { SlotForm } from './use-slot-form.ts';
import { isTaken } from './use-taken-by.ts';

interface HoldLossProps {
  readonly loss: Loss;
  readonly model: SlotForm;
  readonly onAgain: () => void;
}

/** A hold that was there: its time was up, or a colleague has it now. */
export function HoldLoss({ loss, model, onAgain }: HoldLossProps) {
  const { t } = useTranslation();
  const by = useMemberName(loss.by);
  const isGone = isTaken(model.taken);
  if (loss.by !== null) {
    return (
      <div className={styles['note']} data-tone="no-show" role="alert" data-loss="taken">
        <p className={styles['noteTitle']}>
          <Avatar id={loss.by} name={by} size={22} isDecorative />
          {t(($) => $.hold.lost.title, { by })}
        </p>
        {loss.reason !== '' && <p>{t(($) => $.hold.lost.reason, { reason: loss.reason })}</p>}
        <p className={styles['small']}>{t(($) => $.hold.lost.lead)}</p>
      </div>
    );
  }
  return (
    <div className={styles['note']} data-tone="arrived" role="status" data-loss="over">
      <p className={styles['noteTitle']}>
        <Icon name="hold" />
        {t(($) => $.hold.over.title)}
      </p>
      {isGone ? (
        <>
          <p>
            <TakenWords taken={model.taken} settings={model.settings} />
          </p>
          <p className={styles['small']}>{t(($) => $.hold.over.taken)}</p>
        </>
      ) : (
        <>
          <p>{t(($) => $.hold.over.free)}</p>
          <div className={line['buttons']}>
            <Button size="s" icon="hold" onPress={onAgain}>
              {t(($) => $.hold.over.again)}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

interface HoldTroubleProps {
  readonly hold: FormHold;
  readonly model: SlotForm;
}

/** No hold although the form means a time: without network, or because the server said no. */
export function HoldTrouble({ hold: { isOffline, refusal, again }, model }: HoldTroubleProps) {
  const { t } = useTranslation();
  if (model.start === null) return null;
  if (isOffline) {
    return (
      <p className={line['line']} data-kind="none">
        <Icon name="offline" />
        <span className={line['words']}>{t(($) => $.hold.none.offline)}</span>
      </p>
    );
  }
  if (refusal === null || isTaken(model.taken) || model.closed.length > 0) return null;
  if (refusal.code === 'slot-taken') {
    const slots = alternativesOf(refusal);
    return (
      <div className={styles['note']} data-tone="arrived" role="status">
        <p className={styles['noteTitle']}>
          <Icon name="alert" />
          {t(($) => $.hold.none.taken)}
        </p>
        {slots.length > 0 && (
          <SlotChoices
            label={t(($) => $.booking.slots.alternatives)}
            slots={slots}
            settings={model.settings}
            date={model.form.date}
            known={practitionerOf(model.settings, model.form.scheduleIds)?.id}
            onChoose={model.takeSlot}
          />
        )}
      </div>
    );
  }
  return (
    <div className={line['line']} data-kind="none" role="status">
      <Icon name="info" />
      <span className={line['words']}>
        {refusal.code === 'rate-limited' ? <TooMany retryMs={refusal.retryMs} /> : t(($) => $.hold.none.failed)}
      </span>
      <Button size="s" variant="quiet" icon="refresh" onPress={again}>
        {t(($) => $.hold.none.again)}
      </Button>
    </div>
  );
}

function TooMany({ retryMs }: { readonly retryMs: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [endsAt] = useState(() => clinicNow() + retryMs);
  const left = useSecondsLeft(endsAt, clinicNow);
  return t(($) => $.hold.none.many, { time: format.countdown(left * 1000) });
}
