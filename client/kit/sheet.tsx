// The sheet: a drawer at the end side that stands beside the calendar on a desk and covers the page on a phone.
import { type ReactNode, type RefObject, use, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { PHONE, useMedia } from './media.ts';
import { SheetPlace } from './sheet-place.ts';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: ReactNode;
  /** A line under the title: when, with whom. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Stays at the bottom while the content scrolls. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/**
 * Put it as the last item of a row: it takes 420 px and pushes what stands before it, so that it hides nothing.
 * Shown while mounted; takes the focus, gives it back when it goes, closes on Escape.
 */
export function Sheet({ title, lead, children, actions, onClose }: SheetProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const isPhone = useMedia(PHONE);
  const sheet = useRef<HTMLDivElement>(null);
  useOwnPlace();
  useBorrowedFocus(sheet);
  useEscapeFromNowhere(sheet, onClose);
  useEffect(() => (isPhone && sheet.current ? makeRestInert(sheet.current) : undefined), [isPhone]);
  return (
    <div
      ref={sheet}
      className={styles['sheet']}
      role="dialog"
      aria-labelledby={titleId}
      aria-modal={isPhone}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || closesItself(event.target)) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <div>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        <IconButton icon="close" label={t(($) => $.common.action.close)} hint="Esc" onPress={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
      {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
    </div>
  );
}

/** Before the page is painted, so that nothing beside it is seen to jump. */
function useOwnPlace(): void {
  const tell = use(SheetPlace);
  useLayoutEffect(() => {
    tell(true);
    return () => tell(false);
  }, [tell]);
}

/** The focus moves in when the sheet appears, unless a field inside took it, and back when it goes. */
function useBorrowedFocus(sheet: RefObject<HTMLElement | null>): void {
  // Asked while rendering: a field with autoFocus has taken the focus before effects run.
  const [lender] = useState(() => document.activeElement);
  useEffect(() => {
    const inside = sheet.current;
    if (inside && !inside.contains(document.activeElement)) inside.focus();
    return () => {
      const isLost = document.activeElement === document.body || inside?.contains(document.activeElement);
      if (isLost === true && lender instanceof HTMLElement && lender.isConnected) lender.focus();
    };
  }, [sheet, lender]);
}

/** While a dialog over the sheet goes, the focus is nowhere for a moment: Escape pressed then is the sheet's all the same. */
function useEscapeFromNowhere(sheet: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // Under a dialog that has just come and not yet taken the focus, it is not the sheet's.
      const isCovered = sheet.current?.closest('[inert]') !== null;
      if (event.key !== 'Escape' || event.defaultPrevented || event.target !== document.body || isCovered) return;
      close.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [sheet]);
}

/** Whether Escape belongs to an open list of the field it was pressed in. */
function closesItself(target: EventTarget): boolean {
  return target instanceof Element && target.matches('[aria-expanded=true]:is([role=combobox], [aria-haspopup])');
}

/** Everything of the page that is not the element becomes inert; the answer undoes it. */
function makeRestInert(element: HTMLElement): () => void {
  const stilled: HTMLElement[] = [];
  for (let at = element; at.parentElement && at.id !== 'root'; at = at.parentElement) {
    for (const beside of at.parentElement.children) {
      if (beside === at || !(beside instanceof HTMLElement) || beside.inert) continue;
      beside.inert = true;
      stilled.push(beside);
    }
  }
  return () => {
    for (const beside of stilled) beside.inert = false;
  };
}
