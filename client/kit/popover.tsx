// A small panel behind a button, for settings and lists that are looked at and left.
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover, type PopoverProps } from 'react-aria-components';
import { cls } from './cls.ts';
import popovers from './list-box.module.css';
import styles from './popover.module.css';

interface PanelProps {
  /** Its name for screen readers. */
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly placement?: PopoverProps['placement'];
}

/** The button with its panel; Escape and a press outside close it and give the focus back. */
export function PopoverPanel({ label, trigger, children, placement = 'bottom end' }: PanelProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cls(popovers['popover'], styles['panel'])} offset={6} placement={placement}>
        <Dialog aria-label={label} className={styles['content'] ?? ''}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
