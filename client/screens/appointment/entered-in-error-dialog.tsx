// Taking an appointment out of the records because it never should have been there.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useCommands } from '#client/screens/desk/use-commands.ts';
import type { Id } from '#shared/model/id.ts';

interface EnteredInErrorDialogProps {
  readonly id: Id;
  readonly onClose: () => void;
}

/** An alert: leaving it is the way out that has the focus. */
export function EnteredInErrorDialog({ id, onClose }: EnteredInErrorDialogProps) {
  const { t } = useTranslation();
  const commands = useCommands();
  const mark = () => {
    commands.advance(id, 'entered-in-error');
    onClose();
  };
  return (
    <Dialog
      title={t(($) => $.booking.error.title)}
      isOpen
      isAlert
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t(($) => $.booking.error.keep)}
          </Button>
          <Button variant="danger" onPress={mark}>
            {t(($) => $.booking.advance['entered-in-error'])}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.booking.error.lead)}</p>
    </Dialog>
  );
}
