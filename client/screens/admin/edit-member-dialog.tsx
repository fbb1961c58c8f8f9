// Changing a member's name, and a doctor's own schedule.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Member } from '#shared/model/caller.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { Spot } from './form/form-frame.tsx';
import { useForm } from './form/use-form.ts';
import { OwnScheduleField } from './member-fields.tsx';
import { memberShape } from './member-shape.ts';

interface EditMemberDialogProps {
  readonly member: Member;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** The dialog. */
export function EditMemberDialog({ member, settings, onClose }: EditMemberDialogProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const form = useForm({
    shape: memberShape,
    noun: member,
    command: 'member.edit',
    about: { memberId: member.id },
    said: ({ name }) => t(($) => $.admin.member.saved, { name }),
    onSaved: onClose,
  });
  const { typed, faults, change } = form;
  const nameOf = (id: string | null) => {
    const schedule = settings.schedules.find((one) => one.id === id);
    return schedule ? nameIn(language, schedule) : '';
  };
  return (
    <FormDialog form={form} title={t(($) => $.admin.member.editTitle, { name: member.name })} onClose={onClose}>
      <Spot form={form} at="name">
        <TextField
          label={t(($) => $.admin.member.name)}
          value={typed.name}
          onChange={(name) => change({ name })}
          error={faults['name']}
          autoComplete="off"
          autoFocus
        />
      </Spot>
      {member.role === 'doctor' && (
        <Spot form={form} at="scheduleId" say={({ scheduleId }) => nameOf(scheduleId)}>
          <OwnScheduleField
            value={typed.scheduleId}
            onChange={(scheduleId) => change({ scheduleId })}
            schedules={settings.schedules}
            error={faults['scheduleId']}
          />
        </Spot>
      )}
    </FormDialog>
  );
}
