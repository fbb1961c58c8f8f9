// Text fields: one line, several lines, phone numbers.
import {
  Input,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { toLatinDigits } from '#shared/i18n/digits.ts';
import { textDirection } from './text-direction.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './field.module.css';

type Passed = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'value' | 'onChange' | 'isInvalid'>;

export interface TextFieldProps extends FieldProps, Passed {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** For e-mail addresses, codes and the like: written left-to-right, standing at the page's side. */
  readonly isLtr?: boolean;
}

/** One line of text. */
export function TextField({ label, hint, error, isOptional, placeholder, isLtr = false, ...rest }: TextFieldProps) {
  const frame = { label, hint, error, isOptional: isOptional === true };
  return (
    <AriaTextField
      {...rest}
      className={styles['field'] ?? ''}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <Input
          className={styles['input'] ?? ''}
          {...textDirection(rest.value, isLtr)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

/** A phone number: left-to-right; digits of either Arabic set arrive as 0-9, anything but digits, + and spaces is dropped. */
export function PhoneField({ onChange, ...rest }: Omit<TextFieldProps, 'isLtr' | 'type' | 'inputMode'>) {
  const typed = (text: string) => onChange(toLatinDigits(text).replace(/[^\d+ ]/g, ''));
  return <TextField autoComplete="off" {...rest} onChange={typed} type="tel" inputMode="tel" isLtr />;
}

/** Several lines of text; each paragraph has its own direction. */
export function TextArea({ label, hint, error, isOptional, placeholder, ...rest }: Omit<TextFieldProps, 'isLtr'>) {
  const frame = { label, hint, error, isOptional: isOptional === true };
  return (
    <AriaTextField
      {...rest}
      className={styles['field'] ?? ''}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <AriaTextArea
          className={styles['input'] ?? ''}
          {...textDirection(rest.value, false)}
          rows={3}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
