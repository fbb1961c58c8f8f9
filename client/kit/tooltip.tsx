// A tooltip: a word on what stands under the pointer or the focus, with its key.
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly children: ReactNode;
  readonly hint?: string | undefined;
}

/** Goes inside React Aria's TooltipTrigger; Escape hides it. */
export function Tooltip({ children, hint }: TooltipProps) {
  return (
    <AriaTooltip className={styles['tooltip'] ?? ''} offset={6}>
      {children}
      {hint !== undefined && <KeyHint keys={hint} />}
    </AriaTooltip>
  );
}
