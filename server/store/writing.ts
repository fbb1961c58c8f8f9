// How every writing transaction begins and ends: the head's lock and the receipt first, the version and the log row last.
import type { CommandReply, MergedField } from '#shared/contract/commands.ts';
import { canBeUndone, type ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Via } from '#shared/contract/via.ts';
import type { Member } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import type { Tx } from './open.ts';

/** What a receipt keeps: the reply, or the refusal. */
export type Kept = { readonly reply: CommandReply } | { readonly refusal: Refusal };

/** Who writes in which clinic and under which command id; `hash` is of what was asked. A caller of null is no member. */
export type Writing = {
  readonly clinicId: Id;
  readonly callerId: Id | null;
  readonly commandId: Id;
  readonly hash: Buffer;
};

/** A transaction that holds the head's lock; `now` is the database's time in ms since 1970. */
export type Begun = Writing & {
  readonly epoch: string;
  /** The version of the newest commit. */
  readonly version: number;
  readonly now: number;
  /** What is known of the command id; null when it is new. */
  readonly receipt: { readonly callerId: Id | null; readonly hash: Buffer; readonly kept: Kept | null } | null;
  readonly settingsVersion: number;
  readonly member: Omit<Member, 'version'> | null;
};

type Row = {
  epoch: string;
  version: string;
  at: string | Date;
  fresh: boolean;
  receipt: Kept | null;
  receipt_caller: Id | null;
  receipt_hash: Buffer | null;
  settings_version: string;
  member: Begun['member'];
};

/** Names the clinic, locks its head before anything else and writes the receipt; null where there is no such clinic. */
export async function beginWriting(tx: Tx, writing: Writing): Promise<Begun | null> {
  const { clinicId, callerId, commandId, hash } = writing;
  const [row] = await tx.rows<Row>('select * from begin_command(?, ?, ?, ?)', [clinicId, callerId, commandId, hash]);
  if (!row) return null;
  return {
    ...writing,
    epoch: row.epoch,
    version: Number(row.version),
    now: new Date(row.at).getTime(),
    receipt: row.fresh
      ? null
      : { callerId: row.receipt_caller, hash: row.receipt_hash ?? Buffer.alloc(0), kept: row.receipt },
    settingsVersion: Number(row.settings_version),
    member: row.member,
  };
}

/** Completes the receipt of a command that raises no version. */
export async function keepReceipt(tx: Tx, { clinicId, commandId }: Begun, kept: Kept): Promise<void> {
  await tx.rows('update command_receipt set reply = ?::json where clinic_id = ? and command_id = ?', [
    JSON.stringify(kept),
    clinicId,
    commandId,
  ]);
}

/** Takes back the receipt of a writing that came to nothing, so that it leaves no trace. */
export async function dropReceipt(tx: Tx, { clinicId, commandId }: Begun): Promise<void> {
  await tx.rows('delete from command_receipt where clinic_id = ? and command_id = ?', [clinicId, commandId]);
}

/** What is committed: the value of the reply, and what happened, through which door and by whom. */
export type Commit = {
  readonly outcome: 'commit' | 'rebased';
  readonly value: unknown;
  readonly via: Via;
  readonly by: LogFrame['by'];
  readonly events: readonly ClinicEvent[];
  readonly merged?: readonly MergedField[];
};

/** Raises the version, writes the log row and completes the receipt; answers the reply, and the row as it is published. */
export async function commitWriting(
  tx: Tx,
  begun: Begun,
  { outcome, value, via, by, events, merged }: Commit,
): Promise<{ readonly reply: CommandReply; readonly frame: LogFrame }> {
  const { clinicId, commandId, epoch } = begun;
  const version = begun.version + 1;
  const at = instantOf(begun.now);
  const undoable = by !== null && canBeUndone(events);
  const reply: CommandReply = { outcome, commandId, value, version, undoable, ...(merged && { merged }) };
  const kept: Kept = { reply };
  await tx.rows('select commit_command(?, ?, ?, ?, ?, ?, ?::jsonb, ?::json)', [
    clinicId,
    commandId,
    version,
    at,
    by?.id ?? null,
    via,
    JSON.stringify(events),
    JSON.stringify(kept),
  ]);
  return { reply, frame: { clinic: clinicId, epoch, version, at, by, via, commandId, events } };
}
