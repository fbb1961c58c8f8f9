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
