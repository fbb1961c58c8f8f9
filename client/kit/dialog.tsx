// Dialogs: a question that must be answered before going on.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cls } from './cls.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, in reading order; the main one last. Give the safe one `autoFocus`. */
  readonly actions?: ReactNode;
  readonly isOpen: boolean;
  /** Escape, the close button, or a press outside where that is allowed. */
  readonly onClose: () => void;
  /** An alert asks about something that would be lost: no closing by a press outside, no close button. */
  readonly isAlert?: boolean;
  readonly size?: 's' | 'm' | 'l';
}

/** A modal dialog that keeps the focus inside and gives it back. */
export function Dialog({ title, children, actions, isOpen, onClose, isAlert = false, size = 'm' }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      data-veil
      className={styles['veil'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isAlert}
    >
      <Modal className={cls(styles['box'], styles[size])}>
        <AriaDialog className={styles['dialog'] ?? ''} role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {!isAlert && <IconButton icon="close" label={t(($) => $.common.action.close)} size="s" onPress={onClose} />}
          </header>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
