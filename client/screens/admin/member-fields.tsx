// What a member is: the role with what it may do, and whose schedule is a doctor's own.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { RadioList } from '#client/screens/appointment/radio-list.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Role } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { RoleTyped } from './member-shape.ts';

interface RoleFieldsProps {
  readonly typed: RoleTyped;
  readonly onChange: (typed: Partial<RoleTyped>) => void;
  readonly schedules: readonly Schedule[];
  readonly error: string | undefined;
}

/** The role, and of a doctor whose schedule is their own. */
export function RoleFields({ typed, onChange, schedules, error }: RoleFieldsProps) {
  return (
    <>
      <RoleField value={typed.role} onChange={(role) => onChange({ role })} />
      {typed.role === 'doctor' && (
        <OwnScheduleField
          value={typed.scheduleId}
          onChange={(scheduleId) => onChange({ scheduleId })}
          schedules={schedules}
          error={error}
        />
      )}
    </>
  );
}

interface RoleFieldProps {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** The three roles, each with what it may do. */
function RoleField({ value, onChange }: RoleFieldProps) {
  const { t } = useTranslation();
  const order = ['receptionist', 'doctor', 'manager'] as const satisfies readonly Role[];
  const choices = order.map((id) => ({
    id,
    text: `${t(($) => $.common.role[id])} — ${t(($) => $.admin.member.can[id])}`,
  }));
  return <RadioList label={t(($) => $.admin.member.role)} choices={choices} value={value} onChange={onChange} />;
}

interface OwnScheduleFieldProps {
  readonly value: string | null;
  readonly onChange: (scheduleId: string) => void;
  readonly schedules: readonly Schedule[];
  readonly error: string | undefined;
}

/** The practitioners in use, and the one that is chosen even where it is not. */
export function OwnScheduleField({ value, onChange, schedules, error }: OwnScheduleFieldProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const offered = schedules.filter((one) => one.kind === 'practitioner' && (one.active || one.id === value));
  return (
    <Select
      label={t(($) => $.admin.member.schedule)}
      hint={t(($) => $.admin.member.scheduleHint)}
      choices={offered.map((one) => ({ id: one.id, text: nameIn(language, one) }))}
      value={value}
      onChange={onChange}
      placeholder={t(($) => $.common.action.choose)}
      error={error}
    />
  );
}
