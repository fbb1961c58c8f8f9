// Signing out: at once, or after asking what becomes of work that is not done.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import type { Live } from '#client/live/live.ts';
import { signOut } from '#client/screens/session.ts';
import { useDesk } from './desk-context.ts';

/** Signs out, or asks first. */
export function useLeave(): () => void {
  const live = useLive();
  const desk = useDesk();
  const goOut = useGoOut();
  return () => {
    const { unsent, isUnfinished } = workOf(live);
    if (unsent > 0 || isUnfinished) desk.ask({ kind: 'leave' });
    else void goOut('discard');
  };
}

/** What would be lost by leaving, as it is now. */
export function useWork() {
  return workOf(useLive());
}

/** What would be lost: how many commands, and whether there are cards or drafts. */
function workOf({ store, drafts }: Live) {
  const unsent = store.pending.filter((one) => one.state !== 'settled').length;
  return { unsent, isUnfinished: store.attention.length > 0 || drafts.all.length > 0 };
}

/** The question. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
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
      <LeaveWords />
    </Dialog>
  );
}

/** What is not done, in sentences. */
export function LeaveWords() {
  const { t } = useTranslation();
  const { unsent, isUnfinished } = useWork();
  return (
    <>
      {unsent > 0 && <p>{t(($) => $.desk.leave.lead, { count: unsent })}</p>}
      {isUnfinished && <p>{t(($) => $.desk.leave.unfinished)}</p>}
    </>
  );
}

/** What becomes of work that is not done: kept on this device for the same person, or given up. */
type Unsent = 'keep' | 'discard';

/** Goes out and answers whether it could; where the server cannot be asked that is said, and the session stands. */
export function useGoOut(): (unsent: Unsent) => Promise<boolean> {
  const { t } = useTranslation();
  const live = useLive();
  return async (unsent) => {
    const isOut = await signOut();
    if (!isOut) toast({ text: t(($) => $.desk.leave.failed), tone: 'bad' });
    else if (unsent === 'discard') await live.discard();
    return isOut;
  };
}
