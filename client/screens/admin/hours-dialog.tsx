// The hours of a practitioner, a room or a device, in a dialog.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import { useForm } from './form/use-form.ts';
import { overlapping } from './hours.ts';
import { HoursEditor } from './hours-editor.tsx';
import { hoursWords } from './hours-words.ts';
import { hoursShape } from './schedule-shape.ts';

interface HoursDialogProps {
  readonly schedule: Schedule;
  readonly clinic: Clinic;
  readonly onClose: () => void;
}

/** The dialog. */
export function HoursDialog({ schedule, clinic, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shape] = useState(() => hoursShape(format));
  const name = nameIn(format.settings.language, schedule);
  const form = useForm({
    shape,
    noun: schedule,
    command: 'schedule.set-hours',
    about: { scheduleId: schedule.id },
    check: ({ hours }) => faultsOfHours(hours as readonly WeeklyWindow[]),
    said: () => t(($) => $.admin.schedule.hoursSaved, { name }),
    onSaved: onClose,
  });
  const say = (typed: typeof form.typed) => {
    const { hours } = shape.fieldsOf(typed) as { readonly hours: readonly WeeklyWindow[] };
    return format.list(hoursWords(t, format, hours, clinic.weekStart));
  };
  return (
    <FormDialog form={form} size="l" title={t(($) => $.admin.schedule.hoursOf, { name })} onClose={onClose}>
      <p className={formStyles['note']}>{t(($) => $.admin.hours.lead)}</p>
      <Spot form={form} at="hours" say={say}>
        <HoursEditor
          hours={form.typed.hours}
          onChange={(hours) => form.change({ hours })}
          faults={form.faults}
          clinic={clinic}
        />
      </Spot>
    </FormDialog>
  );
}

/** Windows of one day that overlap are told before anything is sent. */
function faultsOfHours(hours: readonly WeeklyWindow[]) {
  return overlapping(hours).map((at) => ({ path: `hours.${at}`, problem: 'overlap' as const }));
}
