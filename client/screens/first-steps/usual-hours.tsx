// The hours most clinics keep, for everybody who has none yet.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { minutesOfClock, usualHours } from '#client/screens/admin/hours.ts';
import { useAct } from '#client/screens/admin/use-act.ts';
import type { Settings } from '#shared/contract/queries.ts';
import styles from './first-steps.module.css';
import { practitionersOf } from './steps.ts';

interface UsualHoursProps {
  readonly settings: Settings;
  readonly onOther: () => void;
}

/** One press for all of them, or the hours of one by hand. */
export function UsualHours({ settings, onOther }: UsualHoursProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct();
  const [isSending, setSending] = useState(false);
  const hours = usualHours(settings.clinic.weekend);
  const [first] = hours;
  const times = {
    from: format.time(minutesOfClock(first?.from ?? '')),
    to: format.time(minutesOfClock(first?.to ?? '')),
  };
  const setAll = async () => {
    setSending(true);
    const without = practitionersOf(settings).filter((one) => one.hours.length === 0);
    const answers = await Promise.all(
      without.map(({ id, version }) =>
        act('schedule.set-hours', { scheduleId: id, baseVersion: version, base: { hours: [] }, hours }),
      ),
    );
    setSending(false);
    if (answers.every((one) => one !== null)) toast({ text: t(($) => $.admin.first.usualSaved), tone: 'good' });
  };
  return (
    <div className={styles['ways']}>
      <Button variant="primary" icon="clock" isPending={isSending} onPress={() => void setAll()}>
        {t(($) => $.admin.first.setUsual, times)}
      </Button>
      <Button onPress={onOther}>{t(($) => $.admin.first.setOwn)}</Button>
    </div>
  );
}
