// A button that is only a picture: its name and its key are told in a tooltip.
import { Button as AriaButton, type ButtonProps as AriaButtonProps, TooltipTrigger } from 'react-aria-components';
import styles from './button.module.css';
import { cls } from './cls.ts';
import { Icon, type IconName } from './icon.tsx';
import { keyShortcut } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  /** What it does; read aloud and shown on hover and focus. */
  readonly label: string;
  readonly variant?: 'plain' | 'quiet';
  readonly size?: 's' | 'm';
  readonly hint?: string | undefined;
}

/** An icon with a name. */
export function IconButton({ icon, label, variant = 'quiet', size = 'm', hint, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cls(styles['button'], styles['icon'], styles[variant], styles[size])}
        {...keyShortcut(hint)}
      >
        <Icon name={icon} size={size === 's' ? 16 : 18} />
      </AriaButton>
      <Tooltip hint={hint}>{label}</Tooltip>
    </TooltipTrigger>
  );
}
