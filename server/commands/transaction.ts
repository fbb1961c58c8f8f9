// One writing transaction: begin under the head's lock, decide, save, and end with the log row and the receipt.
import { type Permission, permits } from '#shared/contract/allow.ts';
import type { CommandName, CommandReply } from '#shared/contract/commands.ts';
import type { LogFrame, Via } from '#shared/contract/frames.ts';
import type { Caller, Role } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { type Refusal, storedRefusals } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import { insertClaims, releaseClaims } from '#server/store/claims.ts';
import type { Store, Tx } from '#server/store/open.ts';
import { putNouns } from '#server/store/put.ts';
import { loadSettings } from '#server/store/settings.ts';
import type { Change, Context } from './handler.ts';
import { handlers } from './index.ts';
import type { Outcome } from './outcome.ts';

/** A command that was admitted: parsed, and allowed to the caller's role. */
export type Asked = {
  readonly caller: Caller;
  readonly via: Via;
  readonly name: CommandName;
  readonly input: unknown;
  readonly commandId: Id;
  readonly needs: readonly Permission[];
};

type Done = { readonly outcome: Outcome; readonly frame?: LogFrame };
type Begun = {
  epoch: string;
  version: string;
  at: string | Date;
  fresh: boolean;
  receipt: Kept | null;
  receipt_caller: Id | null;
  receipt_hash: Buffer | null;
  settings_version: string;
  member: { id: Id; name: string; role: Role; scheduleId: Id | null; active: boolean } | null;
};
/** What a receipt keeps: the reply, or the refusal. */
type Kept = { readonly reply: CommandReply } | { readonly refusal: Refusal };

/** Thrown to undo everything a transaction wrote and answer with a refusal that is not kept. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
/** Thrown when the ledger refused a claim the rules had allowed: somebody wrote without the lock. */
class Overlapped extends Error {}

/** Runs an admitted command once. Throws the driver's errors; the caller decides what they mean. */
export async function transact(store: Store, asked: Asked, observe: (event: 'overlap') => void): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.write((tx) => attempt(tx, asked, tries > 2));
    } catch (error) {
      if (error instanceof RolledBack) return { outcome: { ok: false, refusal: error.refusal } };
      if (!(error instanceof Overlapped)) throw error;
      observe('overlap');
    }
  }
}

async function attempt(tx: Tx, asked: Asked, giveUp: boolean): Promise<Done> {
  const hash = digest(JSON.stringify([asked.name, asked.input]));
  const [begun] = await tx.rows<Begun>('select * from begin_command(?, ?, ?, ?)', [
    asked.caller.clinicId,
    asked.caller.id,
    asked.commandId,
    hash,
  ]);
  if (!begun) throw new RolledBack({ code: 'not-found' });
  if (!begun.fresh) return { outcome: replay(begun, asked.caller.id, hash) };
  const context = await contextOf(tx, asked, begun);
  if (giveUp) return keepRefusal(tx, asked, { code: 'slot-taken', alternatives: [] });
  const change = await decide(tx, asked, context);
  if ('code' in change) return keepRefusal(tx, asked, change);
  return save(tx, asked, begun, context, change);
}

/** The caller as the rows say now, which may be less than what the session remembers. */
async function contextOf(tx: Tx, asked: Asked, begun: Begun): Promise<Context> {
  const { member } = begun;
  if (!member?.active) throw new RolledBack({ code: 'unauthenticated' });
  const { scheduleId: _, ...session } = asked.caller;
  const caller: Caller = {
    ...session,
    name: member.name,
    role: member.role,
    ...(member.scheduleId ? { scheduleId: member.scheduleId } : {}),
  };
  const now = new Date(begun.at).getTime();
  const settings = await loadSettings(tx, caller.clinicId, Number(begun.settings_version));
  return { caller, commandId: asked.commandId, now, at: instantOf(now), version: Number(begun.version) + 1, settings };
}

function replay(begun: Begun, callerId: Id, hash: Buffer): Outcome {
  const same = begun.receipt_caller === callerId && begun.receipt_hash !== null && hash.equals(begun.receipt_hash);
  if (!same || !begun.receipt) return { ok: false, refusal: { code: 'command-id-reused' } };
  return 'reply' in begun.receipt
    ? { ok: true, ...begun.receipt.reply }
    : { ok: false, refusal: begun.receipt.refusal };
}

async function decide(tx: Tx, asked: Asked, context: Context): Promise<Change<unknown> | Refusal> {
  const prepared = await handlers[asked.name].run(tx, asked.input, context);
  if (!prepared.ok) return prepared.refusal;
  const { touches } = prepared.value;
  const can = (permission: Permission) => permits(context.caller, permission, touches);
  if (!asked.needs.every(can)) return { code: 'forbidden' };
  const decided = prepared.value.decide(can);
  return decided.ok ? decided.value : decided.refusal;
}

async function keepRefusal(tx: Tx, asked: Asked, refusal: Refusal): Promise<Done> {
  if (!storedRefusals.has(refusal.code)) throw new RolledBack(refusal);
  await keepReceipt(tx, asked, { refusal });
  return { outcome: { ok: false, refusal } };
}

async function keepReceipt(tx: Tx, asked: Asked, kept: Kept): Promise<void> {
  await tx.rows('update command_receipt set reply = ?::json where clinic_id = ? and command_id = ?', [
    JSON.stringify(kept),
    asked.caller.clinicId,
    asked.commandId,
  ]);
}

async function save(tx: Tx, asked: Asked, begun: Begun, context: Context, change: Change<unknown>): Promise<Done> {
  const { clinicId } = context.caller;
  const nothing = change.events.length === 0;
  const outcome = nothing ? 'noop' : change.rebased ? 'rebased' : 'commit';
  const version = nothing ? Number(begun.version) : context.version;
  const reply: CommandReply = { outcome, commandId: asked.commandId, value: change.value, version, undoable: false };
  if (nothing) {
    await keepReceipt(tx, asked, { reply });
    return { outcome: { ok: true, ...reply } };
  }
  await releaseClaims(tx, clinicId, change.release ?? []);
  if (!(await insertClaims(tx, clinicId, change.claims ?? []))) throw new Overlapped();
  await putNouns(tx, clinicId, change.events);
  await tx.rows('select commit_command(?, ?, ?, ?, ?, ?, ?::jsonb, ?::json)', [
    clinicId,
    asked.commandId,
    version,
    context.at,
    context.caller.id,
    asked.via,
    JSON.stringify(change.events),
    JSON.stringify({ reply }),
  ]);
  const by = { id: context.caller.id, name: context.caller.name };
  const frame: LogFrame = {
    clinic: clinicId,
    epoch: begun.epoch,
    version,
    at: context.at,
    by,
    via: asked.via,
    commandId: asked.commandId,
    events: change.events,
  };
  return { outcome: { ok: true, ...reply }, frame };
}
