// The end of a session as a row of its clinic's log, so that every node cuts its sockets in order.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import { instantOf } from '#shared/time/instant.ts';
import { digest, newId } from '#server/ops/clock.ts';
import type { Id } from '#shared/model/id.ts';
import type { Store, Tx } from './open.ts';

type Begun = { epoch: string; version: string; at: string | Date };

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
    const [begun] = await tx.rows<Begun>('select * from begin_command(?, ?, ?, ?)', [
      clinicId,
      memberId,
      commandId,
      digest(commandId),
    ]);
    if (!begun) throw new Error('The clinic of a session has no head.');
    if (!(await end(tx))) {
      await tx.rows('delete from command_receipt where clinic_id = ? and command_id = ?', [clinicId, commandId]);
      return null;
    }
    const version = Number(begun.version) + 1;
    const at = instantOf(new Date(begun.at).getTime());
    const events: ClinicEvent[] = [{ type: 'session.ended', memberId, sessionId }];
    await tx.rows('select commit_command(?, ?, ?, ?, ?, ?, ?::jsonb, ?::json)', [
      clinicId,
      commandId,
      version,
      at,
      memberId,
      'desk',
      JSON.stringify(events),
      JSON.stringify({ reply: { outcome: 'commit', commandId, value: null, version, undoable: false } }),
    ]);
    return {
      clinic: clinicId,
      epoch: begun.epoch,
      version,
      at,
      by: { id: memberId, name },
      via: 'desk',
      commandId,
      events,
    };
  });
}
