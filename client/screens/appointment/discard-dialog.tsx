// Asks before what was typed is thrown away.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';

interface DiscardDialogProps {
  /** What has not been done yet; a booking unless told. */
  readonly lead?: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** An alert: going on is the way out that has the focus. */
export function DiscardDialog({ lead, onKeep, onDiscard }: DiscardDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(($) => $.booking.sheet.unsaved)}
      isOpen
      isAlert
      size="s"
      onClose={onKeep}
      actions={
        <>
          <Button onPress={onDiscard}>{t(($) => $.booking.sheet.discard)}</Button>
          <Button variant="primary" onPress={onKeep} autoFocus>
            {t(($) => $.booking.sheet.keepEditing)}
          </Button>
        </>
      }
    >
      <p>{lead ?? t(($) => $.booking.sheet.unsavedLead)}</p>
    </Dialog>
  );
}
