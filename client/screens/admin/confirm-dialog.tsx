// A question before something that hurts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';

/** What is asked; `run` is awaited before the dialog goes. */
export interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  /** Nothing is lost by it. */
  readonly isGentle?: boolean;
  readonly run: () => Promise<unknown>;
}

interface ConfirmDialogProps extends Asked {
  readonly onClose: () => void;
}

/** An alert; leaving has the focus. */
export function ConfirmDialog({ title, lead, action, isGentle = false, run, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const [isSending, setSending] = useState(false);
  const go = () => {
    setSending(true);
    void run().finally(onClose);
  };
  return (
    <Dialog
      title={title}
      isOpen
      isAlert
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t(($) => $.common.action.cancel)}
          </Button>
          <Button variant={isGentle ? 'primary' : 'danger'} isPending={isSending} onPress={go}>
            {action}
          </Button>
        </>
      }
    >
      <p>{lead}</p>
    </Dialog>
  );
}
