// A yes or no with its words beside it.
import { CheckboxButton, CheckboxField, SwitchButton, SwitchField } from 'react-aria-components';
import styles from './checkbox.module.css';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  readonly children: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A box to tick, part of a form that is saved later. */
export function Checkbox({ children, isDisabled = false, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} isDisabled={isDisabled}>
      <CheckboxButton className={styles['line'] ?? ''}>
        <span className={styles['box']}>
          <Icon name="check" size={14} />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}

/** A switch that works at once. */
export function Switch({ children, isDisabled = false, ...rest }: CheckboxProps) {
  return (
    <SwitchField {...rest} isDisabled={isDisabled}>
      <SwitchButton className={styles['line'] ?? ''}>
        <span className={styles['track']} />
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
