// The end of a session as a row of its clinic's log, so that every node cuts its sockets in order.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import { instantOf } from '#shared/time/instant.ts';
import { digest, newId } from '#server/ops/clock.ts';
import type { Store } from './open.ts';
import type { Session } from './sessions.ts';

type Begun = { epoch: string; version: string; at: string | Date };

/**
 * Ends a session and logs it in one transaction; the key's hash stays out of the event. Of two who end it at once the
 * second finds nothing to end and logs nothing: null.
 */
export async function logSessionEnd(store: Store, session: Session, keyHash: Buffer): Promise<LogFrame | null> {
  const { caller } = session;
  const commandId = newId();
  return store.write(async (tx) => {
    const [begun] = await tx.rows<Begun>('select * from begin_command(?, ?, ?, ?)', [
      caller.clinicId,
      caller.id,
      commandId,
      digest(commandId),
    ]);
    if (!begun) throw new Error('The clinic of a session has no head.');
    const [ended] = await tx.rows('select * from session_end(?)', [keyHash]);
    if (!ended) {
      await tx.rows('delete from command_receipt where clinic_id = ? and command_id = ?', [caller.clinicId, commandId]);
      return null;
    }
    const version = Number(begun.version) + 1;
    const at = instantOf(new Date(begun.at).getTime());
    const events: ClinicEvent[] = [{ type: 'session.ended', memberId: caller.id, sessionId: session.id }];
    await tx.rows('select commit_command(?, ?, ?, ?, ?, ?, ?::jsonb, ?::json)', [
      caller.clinicId,
      commandId,
      version,
      at,
      caller.id,
      'desk',
      JSON.stringify(events),
      JSON.stringify({ reply: { outcome: 'commit', commandId, value: null, version, undoable: false } }),
    ]);
    return {
      clinic: caller.clinicId,
      epoch: begun.epoch,
      version,
      at,
      by: { id: caller.id, name: caller.name },
      via: 'desk',
      commandId,
      events,
    };
  });
}
