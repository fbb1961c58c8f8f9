// Text fields: one line, several lines, phone numbers.
import type { ComponentType } from 'react';
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

interface ControlProps {
  readonly className: string;
  readonly dir?: 'ltr' | 'auto';
  readonly placeholder?: string;
}

interface FramedProps extends TextFieldProps {
  /** What is typed into. */
  readonly control: ComponentType<ControlProps>;
}

/** What one line and several share: the label, the hint and the error around them, and whose direction the text has. */
function Framed({
  label,
  hint,
  error,
  isOptional,
  placeholder,
  isLtr = false,
  control: Control,
  ...rest
}: FramedProps) {
  const frame = { label, hint, error, isOptional: isOptional === true };
  return (
    <AriaTextField
      {...rest}
      className={styles['field'] ?? ''}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <Control
          className={styles['input'] ?? ''}
          {...textDirection(rest.value, isLtr)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return <Framed {...props} control={Input} />;
}

/** A phone number: left-to-right; digits of either Arabic set arrive as 0-9, anything but digits, + and spaces is dropped. */
export function PhoneField({ onChange, ...rest }: Omit<TextFieldProps, 'isLtr' | 'type' | 'inputMode'>) {
  const typed = (text: string) => onChange(toLatinDigits(text).replace(/[^\d+ ]/g, ''));
  return <TextField autoComplete="off" {...rest} onChange={typed} type="tel" inputMode="tel" isLtr />;
}

/** Several lines of text; each paragraph has its own direction. */
export function TextArea(props: Omit<TextFieldProps, 'isLtr'>) {
  return <Framed {...props} control={Lines} />;
}

function Lines(props: ControlProps) {
  return <AriaTextArea {...props} rows={3} />;
}
