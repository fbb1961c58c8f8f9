// What there is of a hold, at the head of the booking form: how long it lasts, how it ended, or why there is none.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { Button } from '#client/kit/button.tsx';
import { Countdown } from '#client/kit/countdown.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useSecondsLeft } from '#client/kit/seconds-left.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import type { Hold } from '#shared/model/hold.ts';
import { HOLD_MS } from '#shared/rules/holding.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { HoldLoss, HoldTrouble } from './hold-loss.tsx';
import styles from './hold-note.module.css';
import type { FormHold } from './use-hold.ts';
import type { SlotForm } from './use-slot-form.ts';

/** From here on, in seconds, making it longer is what stands out. */
const SOON = 60;

/** One line that stays in sight, or a box where something happened. */
export function HoldNote({ hold, model }: { readonly hold: FormHold; readonly model: SlotForm }) {
  const { t } = useTranslation();
  if (hold.hold) return <HeldLine key={hold.hold.until} hold={hold.hold} onExtend={hold.extend} />;
  if (hold.isAsking) {
    return (
      <p className={styles['line']} data-kind="asking">
        <Icon name="hold" />
        {t(($) => $.hold.pill.asking)}
      </p>
    );
  }
  if (hold.loss) return <HoldLoss loss={hold.loss} model={model} onAgain={hold.again} />;
  return <HoldTrouble hold={hold} model={model} />;
}

interface HeldLineProps {
  readonly hold: Hold;
  readonly onExtend: () => Promise<boolean>;
}

function HeldLine({ hold, onExtend }: HeldLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const endsAt = msOf(hold.until);
  const left = useSecondsLeft(endsAt, clinicNow);
  const isSoon = left <= SOON;
  useEffect(() => {
    if (isSoon) announce(t(($) => $.hold.pill.soon));
  }, [isSoon, t]);
  const extend = () => {
    setAsking(true);
    void onExtend().finally(() => setAsking(false));
  };
  return (
    <div className={styles['line']} data-kind="held" data-tone={isSoon ? 'arrived' : 'confirmed'} data-hold={hold.id}>
      <Icon name="hold" />
      <span className={styles['words']}>{t(($) => $.hold.pill.mine)}</span>
      <Countdown
        endsAt={endsAt}
        now={clinicNow}
        label={t(($) => $.hold.pill.left, { time: format.countdown(left * 1000) })}
        isBare
      />
      {hold.extended ? (
        <span className={styles['once']}>{t(($) => $.hold.pill.extended)}</span>
      ) : (
        <Button size="s" variant={isSoon ? 'primary' : 'quiet'} icon="add" isPending={isAsking} onPress={extend}>
          {t(($) => $.hold.pill.extend, { duration: format.duration(HOLD_MS / MINUTE) })}
        </Button>
      )}
    </div>
  );
}
