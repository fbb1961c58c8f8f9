// Adding a practitioner, a room or a device, with the usual hours unless they are not wanted.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import { languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { NameFields, TitleFields } from './form/naming.tsx';
import styles from './form/form.module.css';
import { useForm } from './form/use-form.ts';
import { minutesOfClock, usualHours } from './hours.ts';
import { scheduleShape, unnamed } from './schedule-shape.ts';

interface AddScheduleDialogProps {
  readonly kind: ScheduleKind;
  readonly clinic: Clinic;
  readonly onClose: () => void;
}

/** The dialog. */
export function AddScheduleDialog({ kind, clinic, onClose }: AddScheduleDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = languageOf(clinic.locale);
  const shape = useMemo(() => scheduleShape(own), [own]);
  const [isUsual, setUsual] = useState(true);
  const hours = usualHours(clinic.weekend);
  const form = useForm({
    shape,
    noun: unnamed,
    isNew: true,
    command: 'schedule.add',
    about: { kind, ...(isUsual && { hours }) },
    said: (value) => t(($) => $.admin.list.added, { name: nameIn(format.settings.language, value) }),
    onSaved: onClose,
  });
  const [first] = hours;
  const times = {
    from: format.time(minutesOfClock(first?.from ?? '')),
    to: format.time(minutesOfClock(first?.to ?? '')),
  };
  return (
    <FormDialog
      form={form}
      title={t(($) => $.admin.schedule.add[kind])}
      action={t(($) => $.admin.form.add)}
      onClose={onClose}
    >
      <NameFields form={form} own={own} label={t(($) => $.admin.schedule.name)} />
      <TitleFields form={form} own={own} label={t(($) => $.admin.schedule.title)} />
      <div>
        <Checkbox isSelected={isUsual} onChange={setUsual}>
          {t(($) => $.admin.schedule.withUsual, times)}
        </Checkbox>
        <p className={styles['note']}>{t(($) => $.admin.schedule.withUsualHint)}</p>
      </div>
    </FormDialog>
  );
}
