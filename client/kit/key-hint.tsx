// A key as printed on it, shown beside the action it triggers.
import styles from './key-hint.module.css';

/** The key's own label, always left-to-right: `N`, `Ctrl K`. Hidden from screen readers; use aria-keyshortcuts there. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['key']} dir="ltr" aria-hidden="true">
      {keys}
    </kbd>
  );
}

/** The same keys as `aria-keyshortcuts` wants them: `Control+Z`. */
export function spokenKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control').replaceAll(' ', '+');
}
