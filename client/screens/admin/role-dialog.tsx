// Giving a member another role.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/contract/queries.ts';
import type { Member } from '#shared/model/caller.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { useForm } from './form/use-form.ts';
import { RoleFields } from './member-fields.tsx';
import { needsOwnSchedule, roleShape } from './member-shape.ts';

interface RoleDialogProps {
  readonly member: Member;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** The dialog; the role is given as a whole, so it rests on nothing that was seen. */
export function RoleDialog({ member, settings, onClose }: RoleDialogProps) {
  const { t } = useTranslation();
  const [noun] = useState(member);
  const form = useForm({
    shape: roleShape,
    noun,
    isNew: true,
    command: 'member.set-role',
    about: { memberId: member.id },
    check: needsOwnSchedule,
    said: ({ name, role }) => t(($) => $.admin.member.roleSaved, { name, role: t(($$) => $$.common.role[role]) }),
    onSaved: onClose,
  });
  const { typed, faults, change } = form;
  return (
    <FormDialog form={form} title={t(($) => $.admin.member.roleTitle, { name: member.name })} onClose={onClose}>
      <p>{t(($) => $.admin.member.roleLead)}</p>
      <RoleFields typed={typed} onChange={change} schedules={settings.schedules} error={faults['scheduleId']} />
    </FormDialog>
  );
}
