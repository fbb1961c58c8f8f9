// Where toasts appear: above the page's foot, each staying while somebody points at it or reads it.
import { type FocusEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toast-region.module.css';
import { dismissToast, followToasts, shownToasts, type Toast, type ToastChoice, type ToastTone } from './toasts.ts';

const GLYPHS: Readonly<Partial<Record<ToastTone, IconName>>> = { good: 'check', bad: 'error' };

/** Stands once on the page. Toasts are read aloud by the Announcer, so the region itself is silent. */
export function ToastRegion() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(followToasts, shownToasts);
  const [isHeld, setHeld] = useState(false);
  const leave = (event: FocusEvent) => setHeld(event.currentTarget.contains(event.relatedTarget));
  if (toasts.length === 0) return null;
  // Beside the page, as dialogs are: what is said while one is open stands over its veil.
  return createPortal(
    <section
      className={styles['region']}
      // Stays within reach while a dialog makes the rest of the page inert.
      data-react-aria-top-layer="true"
      aria-label={t(($) => $.common.toast.region, { count: toasts.length })}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={leave}
    >
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} isHeld={isHeld} />
      ))}
    </section>,
    document.body,
  );
}

function ToastCard({ toast, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) {
  const { t } = useTranslation();
  const { id, tone, by, action, choices = [], staysMs } = toast;
  useEffect(() => {
    if (isHeld || staysMs === null) return undefined;
    const timer = setTimeout(() => dismissToast(id), staysMs);
    return () => clearTimeout(timer);
  }, [toast, id, staysMs, isHeld]);
  const glyph = GLYPHS[tone];
  const act = (choice: ToastChoice) => {
    choice.run();
    dismissToast(id);
  };
  return (
    <div className={styles['toast']} data-toast-tone={tone}>
      {by ? <Avatar {...by} size={22} isDecorative /> : glyph && <Icon name={glyph} size={17} />}
      <p className={styles['text']}>{toast.text}</p>
      {action && (
        <Button variant="quiet" size="s" hint={action.hint} onPress={() => act(action)}>
          {action.text}
        </Button>
      )}
      <IconButton icon="close" size="s" label={t(($) => $.common.action.dismiss)} onPress={() => dismissToast(id)} />
      {choices.length > 0 && (
        <div className={styles['choices']}>
          {choices.map((choice) => (
            <Button key={choice.text} variant="quiet" size="s" hint={choice.hint} onPress={() => act(choice)}>
              {choice.text}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
