// The way back from something saved on the clinic's page: one press, within the time in which it can be taken back.
import { useTranslation } from 'react-i18next';
import { toast, type ToastWish } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { refusalText } from '#shared/i18n/refusal-text.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';

/** So long the way back is offered, in ms; pointing at it keeps it. */
const OFFERED_MS = 8000;

/** What a toast is given so that a command can be taken back from it. */
export function useWayBack(): (commandId: Id) => Pick<ToastWish, 'action' | 'staysMs' | 'id'> {
  const { t } = useTranslation();
  const live = useLive();
  const takeBack = async (commandId: Id, id: string) => {
    const came = await live.attempt('command.undo', { commandId });
    if (came.ok) return void toast({ id, text: t(($) => $.impact.undone), tone: 'good' });
    return void toast({ id, text: refusalText(t, (came as Refusal).code), tone: 'bad' });
  };
  return (commandId) => {
    const id = `done ${commandId}`;
    const run = () => void takeBack(commandId, id);
    return { id, staysMs: OFFERED_MS, action: { text: t(($) => $.together.undo.action), run } };
  };
}
