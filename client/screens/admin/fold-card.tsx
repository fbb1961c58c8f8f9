// One of several things in a form: told in a line, opened to be changed, and removed.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as HeadButton } from 'react-aria-components';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { focusNext } from '#client/screens/form/focus-next.ts';
import styles from './fold-card.module.css';

interface FoldCardProps {
  /** What it is called; the buttons say it too. */
  readonly title: string;
  readonly under: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  /** It has just come, and what was pressed for it may be gone: it takes the focus. */
  readonly isNew?: boolean;
  /** Where its order counts: one step towards the first. */
  readonly onUp?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** The card. */
export function FoldCard({ title, under, isOpen, onToggle, onRemove, isNew = false, onUp, children }: FoldCardProps) {
  const { t } = useTranslation();
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <li className={styles['card']} data-open={isOpen} data-fold>
      <div className={styles['head']}>
        <HeadButton
          ref={toggle}
          className={styles['toggle'] ?? ''}
          aria-expanded={isOpen}
          autoFocus={isNew}
          onPress={onToggle}
        >
          <span className={styles['arrow']}>
            <Icon name={isOpen ? 'down' : 'forward'} />
          </span>
          <span className={styles['words']}>
            <bdi className={styles['title']}>{title}</bdi>
            <span className={styles['under']}>{under}</span>
          </span>
        </HeadButton>
        {onUp && (
          <IconButton
            icon="up"
            size="s"
            label={t(($) => $.admin.hours.upOf, { name: title })}
            onPress={() => {
              // The first card has no such button: the focus stays with the card.
              toggle.current?.focus();
              onUp();
            }}
          />
        )}
        <IconButton
          icon="remove"
          size="s"
          label={t(($) => $.admin.hours.removeOf, { name: title })}
          onPress={({ target }) => {
            // The card goes, and the focus goes on to what follows it.
            const card = target.closest<HTMLElement>('[data-fold]');
            if (card) focusNext(card);
            onRemove();
          }}
        />
      </div>
      {isOpen && <div className={styles['body']}>{children}</div>}
    </li>
  );
}

/** The cards, one under the other; nothing where there are none. */
export function FoldList({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label={label}>
      {children}
    </ul>
  );
}

interface FoldEmptyProps {
  readonly title: string;
  readonly lead: string;
}

/** None yet, and what one would be for. */
export function FoldEmpty({ title, lead }: FoldEmptyProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      <p className={styles['under']}>{lead}</p>
    </div>
  );
}
