// A key as printed on it, shown beside the action it triggers.
import type { ButtonProps } from 'react-aria-components';
import styles from './key-hint.module.css';

interface KeyHintProps {
  readonly keys: string;
  /** It is what is told, not a hint beside it: shown also where there are no keys. */
  readonly isTold?: boolean;
}

/** The key's own label, always left-to-right: `N`, `Ctrl K`. Hidden from screen readers; `keyShortcut` is for them. */
export function KeyHint({ keys, isTold = false }: KeyHintProps) {
  return (
    <kbd className={styles['key']} dir="ltr" aria-hidden="true" data-told={isTold}>
      {keys}
    </kbd>
  );
}

/** What a button needs to be known by its key as well; React Aria's passes no `aria-keyshortcuts` on by itself. */
export function keyShortcut(keys: string | undefined): Pick<ButtonProps, 'render'> {
  if (keys === undefined) return {};
  return {
    render: (props) => (
      <button {...props} type={props.type === 'submit' ? 'submit' : 'button'} aria-keyshortcuts={spokenKeys(keys)} />
    ),
  };
}

/** Keys as `aria-keyshortcuts` wants them: `Control+Z`. */
function spokenKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control').replace('Esc', 'Escape').replaceAll(' ', '+');
}
