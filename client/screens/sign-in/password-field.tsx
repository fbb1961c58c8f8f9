// A password, hidden unless one asks to see it.
import { useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldProps } from '#client/kit/field-frame.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';

interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
}

/** The field; passwords are written left-to-right. */
export function PasswordField({ value, onChange, autoComplete, autoFocus = false, ...frame }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const toggle = isShown ? t(($) => $.common.signIn.hidePassword) : t(($) => $.common.signIn.showPassword);
  return (
    <TextField
      className={fields['field'] ?? ''}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      spellCheck="false"
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <div className={fields['group']}>
          <Input className={fields['input'] ?? ''} dir="ltr" />
          <Button
            className={fields['inset'] ?? ''}
            aria-label={toggle}
            aria-pressed={isShown}
            onPress={() => setShown(!isShown)}
          >
            <Icon name={isShown ? 'hide' : 'show'} size={18} />
          </Button>
        </div>
      </FieldFrame>
    </TextField>
  );
}
