// What stands round every input: its label, its hint and what is wrong with it.
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** What every field of the kit takes. */
export interface FieldProps {
  readonly label: string;
  /** A line under the input; an error takes its place. */
  readonly hint?: ReactNode;
  /** What is wrong, as a sentence; marks the field as invalid. */
  readonly error?: string | undefined;
  /** Says "optional" beside the label; required fields say nothing. */
  readonly isOptional?: boolean;
}

/** The inside of a React Aria field: label, the given control, hint or error. */
export function FieldFrame({
  label,
  hint,
  error,
  isOptional,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Label className={styles['label'] ?? ''}>
        {label}
        {isOptional === true && <span className={styles['optional']}>{t(($) => $.common.field.optional)}</span>}
      </Label>
      {children}
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>
        <Icon name="error" size={14} />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
