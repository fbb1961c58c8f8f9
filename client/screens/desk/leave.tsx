// Signing out: at once, or after asking where unsent work would be lost.
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
    else void goOut();
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
      <Button variant="danger" onPress={() => void goOut().then(onClose)}>
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

function useGoOut(): () => Promise<void> {
  const { t } = useTranslation();
  return async () => {
    if (!(await signOut())) toast({ text: t(($) => $.desk.leave.failed), tone: 'bad' });
  };
}
