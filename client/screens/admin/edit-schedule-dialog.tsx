// Renaming a practitioner, a room or a device.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import { languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { NameFields, TitleFields } from './form/naming.tsx';
import { useForm } from './form/use-form.ts';
import { scheduleShape } from './schedule-shape.ts';

interface EditScheduleDialogProps {
  readonly schedule: Schedule;
  readonly clinic: Clinic;
  readonly onClose: () => void;
}

/** The dialog. */
export function EditScheduleDialog({ schedule, clinic, onClose }: EditScheduleDialogProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const own = languageOf(clinic.locale);
  const shape = useMemo(() => scheduleShape(own), [own]);
  const form = useForm({
    shape,
    noun: schedule,
    command: 'schedule.edit',
    about: { scheduleId: schedule.id },
    said: (value) => t(($) => $.admin.list.saved, { name: nameIn(language, value) }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t(($) => $.admin.list.editOf, { name: nameIn(language, schedule) })}
      onClose={onClose}
    >
      <NameFields form={form} own={own} label={t(($) => $.admin.schedule.name)} />
      <TitleFields form={form} own={own} label={t(($) => $.admin.schedule.title)} />
    </FormDialog>
  );
}
