// The fields of a patient's details, the same where somebody is registered and where they are corrected.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '#client/kit/select.tsx';
import { PhoneField, TextArea, TextField } from '#client/kit/text-field.tsx';
import { BirthDateField } from './birth-date-field.tsx';
import styles from './patient.module.css';
import type { Registration } from './registration.ts';

interface PatientFieldsProps {
  readonly typed: Registration;
  readonly onChange: (part: Partial<Registration>) => void;
  /** Sentences by the field they stand under. */
  readonly faults: Readonly<Record<string, string>>;
  /** Stands behind what tells one person from another. */
  readonly children?: ReactNode;
}

/** The first field that is still empty has the focus: the name, else the phone. */
export function PatientFields({ typed, onChange, faults, children }: PatientFieldsProps) {
  const { t } = useTranslation();
  const sexes = (['female', 'male'] as const).map((id) => ({ id, text: t(($) => $.booking.patient[id]) }));
  return (
    <>
      <TextField
        label={t(($) => $.booking.patient.name)}
        value={typed.name}
        onChange={(name) => onChange({ name })}
        error={faults['name']}
        autoComplete="off"
        autoFocus={typed.name === ''}
      />
      <PhoneField
        label={t(($) => $.booking.patient.phone)}
        value={typed.phone}
        onChange={(phone) => onChange({ phone })}
        error={faults['phone']}
        hint={t(($) => $.booking.patient.phoneHint)}
        autoFocus={typed.name !== ''}
        isOptional
      />
      <BirthDateField value={typed.birth} onChange={(birth) => onChange({ birth })} error={faults['birthDate']} />
      {children}
      <div className={styles['pair']}>
        <Select
          label={t(($) => $.booking.patient.sex)}
          choices={sexes}
          value={typed.sex}
          onChange={(id) => onChange({ sex: id === 'male' ? 'male' : 'female' })}
          placeholder={t(($) => $.common.action.choose)}
          error={faults['sex']}
          isOptional
        />
        <TextField
          label={t(($) => $.booking.patient.nationalId)}
          value={typed.nationalId}
          onChange={(nationalId) => onChange({ nationalId })}
          error={faults['nationalId']}
          autoComplete="off"
          inputMode="numeric"
          isLtr
          isOptional
        />
      </div>
      <TextArea
        label={t(($) => $.booking.patient.note)}
        value={typed.note}
        onChange={(note) => onChange({ note })}
        error={faults['note']}
        isOptional
      />
    </>
  );
}
