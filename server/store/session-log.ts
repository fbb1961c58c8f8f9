// The end of a session as a row of its clinic's log, so that every node cuts its sockets in order.
import type { LogFrame } from '#shared/contract/frames.ts';
import { digest, newId } from '#server/ops/clock.ts';
import type { Id } from '#shared/model/id.ts';
import type { Store, Tx } from './open.ts';
import { beginWriting, commitWriting, dropReceipt } from './writing.ts';

/** A session as its end is logged. */
export type EndedSession = {
  readonly sessionId: Id;
  readonly clinicId: Id;
  readonly memberId: Id;
  readonly name: string;
};

/**
 * Logs the end of a session in the transaction of `end`, which ends it where it has not ended yet and answers whether it
 * did; the key's hash stays out of the event. Of two who end it at once the second logs nothing: null.
 */
export async function logSessionEnd(
  store: Store,
  session: EndedSession,
  end: (tx: Tx) => Promise<boolean>,
): Promise<LogFrame | null> {
  const { clinicId, memberId, sessionId, name } = session;
  const commandId = newId();
  return store.write(async (tx) => {
    const begun = await beginWriting(tx, { clinicId, callerId: memberId, commandId, hash: digest(commandId) });
    if (!begun) throw new Error('The clinic of a session has no head.');
    if (!(await end(tx))) {
      await dropReceipt(tx, begun);
      return null;
    }
    const { frame } = await commitWriting(tx, begun, {
      outcome: 'commit',
      value: null,
      via: 'desk',
      by: { id: memberId, name },
      events: [{ type: 'session.ended', memberId, sessionId }],
    });
    return frame;
  });
}
