// The service most clinics begin with.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { translations } from '#client/screens/admin/form/naming.tsx';
import { unoffered } from '#client/screens/admin/service-shape.ts';
import { useAct } from '#client/screens/admin/use-act.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { languageOf } from '#shared/model/caller.ts';
import styles from './first-steps.module.css';

interface UsualServiceProps {
  readonly settings: Settings;
  readonly onOther: () => void;
}

/** A consultation of half an hour in one press, or a service of one's own. */
export function UsualService({ settings, onOther }: UsualServiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const act = useAct();
  const [isSending, setSending] = useState(false);
  const [here, there] = [t(($) => $.admin.first.usualService), t(($) => $.admin.first.usualServiceOther)];
  const own = languageOf(settings.clinic.locale);
  const [name, other] = own === language ? [here, there] : [there, here];
  const { durationMinutes, needs } = unoffered;
  const add = async () => {
    setSending(true);
    const input = { name, names: translations(own, other), durationMinutes, needs };
    await act('service.add', input, (value) => t(($) => $.admin.list.added, { name: nameIn(language, value) }));
    setSending(false);
  };
  return (
    <div className={styles['ways']}>
      <Button variant="primary" icon="service" isPending={isSending} onPress={() => void add()}>
        {t(($) => $.admin.first.useUsual, { name: here, duration: format.duration(durationMinutes) })}
      </Button>
      <Button onPress={onOther}>{t(($) => $.admin.first.otherService)}</Button>
    </div>
  );
}
