// Buttons: one look per weight, a key hint where there is a shortcut, a spinner while the answer is awaited.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { cls } from './cls.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint, keyShortcut } from './key-hint.tsx';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** primary: the one main action · plain: bordered · quiet: no border · danger: takes something away. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 's' | 'm';
  readonly icon?: IconName | undefined;
  /** The key that does the same, as on its cap. */
  readonly hint?: string | undefined;
  readonly isWide?: boolean;
}

/** A button; while `isPending` it keeps its focus and does nothing. */
export function Button({ children, variant = 'plain', size = 'm', icon, hint, isWide, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={cls(styles['button'], styles[variant], styles[size], isWide === true && styles['wide'])}
      {...keyShortcut(hint)}
    >
      {rest.isPending === true ? <Spinner /> : icon && <Icon name={icon} />}
      <span className={styles['label']}>{children}</span>
      {hint !== undefined && <KeyHint keys={hint} />}
    </AriaButton>
  );
}
