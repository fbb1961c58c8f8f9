// Signing out: at once, or after asking what becomes of unsent work.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLink, useLive } from '#client/live/hooks.ts';
import { signOut } from '#client/screens/session.ts';
import { useDesk } from './desk-context.ts';

/** Signs out, or asks first. */
export function useLeave(): () => void {
  const live = useLive();
  const desk = useDesk();
  const goOut = useGoOut();
  return () => {
    if (live.store.link.queued > 0) desk.ask({ kind: 'leave' });
    else void goOut('discard');
  };
}

/** The question. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { queued } = useLink();
  const goOut = useGoOut();
  const actions = (
    <>
      <Button autoFocus onPress={onClose}>
        {t(($) => $.desk.leave.stay)}
      </Button>
      <Button onPress={() => void goOut('keep').then(onClose)}>{t(($) => $.desk.leave.keep)}</Button>
      <Button variant="danger" onPress={() => void goOut('discard').then(onClose)}>
        {t(($) => $.desk.leave.leave)}
      </Button>
    </>
  );
  return (
    <Dialog title={t(($) => $.desk.leave.title)} isOpen isAlert size="s" onClose={onClose} actions={actions}>
      <p>{t(($) => $.desk.leave.lead, { count: queued })}</p>
    </Dialog>
  );
}

/** What becomes of work the server has not answered: kept on this device for the same person, or given up. */
type Unsent = 'keep' | 'discard';

function useGoOut(): (unsent: Unsent) => Promise<void> {
  const { t } = useTranslation();
  const live = useLive();
  return async (unsent) => {
    const isOut = await signOut();
    if (!isOut) toast({ text: t(($) => $.desk.leave.failed), tone: 'bad' });
    else if (unsent === 'discard') live.discard();
  };
}
