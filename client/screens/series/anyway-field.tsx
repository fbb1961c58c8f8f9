// Booking a date against the rules: the reason that must be given.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { ReasonField } from '#client/screens/appointment/reason-field.tsx';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import { reasonText } from '#shared/model/text.ts';
import styles from './preview.module.css';

const READY = ['urgent', 'agreed', 'doctor', 'family'] as const;

/** The field; without a reason nothing is taken. */
export function AnywayField({ onTake }: { readonly onTake: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const take = () => {
    const given = reasonText.safeParse(reason.trim());
    if (given.success) onTake(given.data);
    else setWrong(true);
  };
  return (
    <div className={styles['panel']}>
      <ReasonField
        label={t(($) => $.hold.beyond.reason)}
        ready={READY}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setWrong(false);
        }}
        error={isWrong ? fieldText(t, 'reason') : undefined}
        autoFocus
      />
      <Button size="s" onPress={take}>
        {t(($) => $.series.act.overrideNow)}
      </Button>
    </div>
  );
}
