// One writing transaction: begin under the head's lock, decide, save, and end with the log row and the receipt.
import { type Permission, permits } from '#shared/contract/allow.ts';
import type { CommandName, CommandReply } from '#shared/contract/commands.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Via } from '#shared/contract/via.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { type Refusal, storedRefusals } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import { insertClaims, prolongClaims, releaseClaims } from '#server/store/claims.ts';
import { expired, lapsedUnder } from '#server/store/holds.ts';
import type { Store, Tx } from '#server/store/open.ts';
import { putNouns } from '#server/store/put.ts';
import { loadSettings } from '#server/store/settings.ts';
import { beginWriting, type Begun, commitWriting, keepReceipt } from '#server/store/writing.ts';
import type { Change, Context } from './handler.ts';
import { handlers } from './index.ts';
import type { Links, LinksOf } from './links.ts';
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

/** What every transaction of a node stands on; `observe` counts what went wrong and was put right. */
export type Ground = {
  readonly store: Store;
  readonly links: LinksOf;
  readonly observe: (event: 'overlap') => void;
};

type Done = { readonly outcome: Outcome; readonly frame?: LogFrame };

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
export async function transact(ground: Ground, asked: Asked): Promise<Done> {
  const links = ground.links(asked.caller.clinicId);
  for (let tries = 1; ; tries += 1) {
    try {
      const done = await ground.store.write((tx) => attempt(tx, asked, links, tries > 2));
      return { ...done, outcome: told(done.outcome, asked, links) };
    } catch (error) {
      if (error instanceof RolledBack) return { outcome: { ok: false, refusal: error.refusal } };
      if (!(error instanceof Overlapped)) throw error;
      ground.observe('overlap');
    }
  }
}

/** The answer with what only the asker is told, once everything that is kept of it stands. */
function told(outcome: Outcome, { name, commandId }: Asked, links: Links): Outcome {
  const { tells } = handlers[name];
  return outcome.ok && tells ? { ...outcome, value: tells(outcome.value, commandId, links) } : outcome;
}

async function attempt(tx: Tx, asked: Asked, links: Links, giveUp: boolean): Promise<Done> {
  const { clinicId, id: callerId } = asked.caller;
  const hash = digest(JSON.stringify([asked.name, asked.input]));
  const begun = await beginWriting(tx, { clinicId, callerId, commandId: asked.commandId, hash });
  if (!begun) throw new RolledBack({ code: 'not-found' });
  if (begun.receipt) return { outcome: replay(begun, begun.receipt) };
  const context = await contextOf(tx, asked, begun);
  if (giveUp) return keepRefusal(tx, begun, { code: 'slot-taken', alternatives: [] });
  const change = await decide(tx, asked, context);
  if ('code' in change) return keepRefusal(tx, begun, change);
  return save(tx, { asked, links, begun, context }, change);
}

/** The caller as the rows say now, which may be less than what the session remembers. */
async function contextOf(tx: Tx, asked: Asked, begun: Begun): Promise<Context> {
  const { member, now, version } = begun;
  if (!member?.active) throw new RolledBack({ code: 'unauthenticated' });
  const { scheduleId: _, ...session } = asked.caller;
  const caller: Caller = {
    ...session,
    name: member.name,
    role: member.role,
    ...(member.scheduleId ? { scheduleId: member.scheduleId } : {}),
  };
  const settings = await loadSettings(tx, caller.clinicId, begun);
  return { caller, commandId: asked.commandId, now, at: instantOf(now), version: version + 1, settings };
}

function replay({ callerId, hash }: Begun, receipt: NonNullable<Begun['receipt']>): Outcome {
  const same = receipt.callerId === callerId && hash.equals(receipt.hash);
  if (!same || !receipt.kept) return { ok: false, refusal: { code: 'command-id-reused' } };
  return 'reply' in receipt.kept ? { ok: true, ...receipt.kept.reply } : { ok: false, refusal: receipt.kept.refusal };
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

async function keepRefusal(tx: Tx, begun: Begun, refusal: Refusal): Promise<Done> {
  if (!storedRefusals.has(refusal.code)) throw new RolledBack(refusal);
  await keepReceipt(tx, begun, { refusal });
  return { outcome: { ok: false, refusal } };
}

async function keepNoop(tx: Tx, begun: Begun, value: unknown): Promise<Done> {
  const { commandId, version } = begun;
  const reply: CommandReply = { outcome: 'noop', commandId, value, version, undoable: false };
  await keepReceipt(tx, begun, { reply });
  return { outcome: { ok: true, ...reply } };
}

type Saving = { readonly asked: Asked; readonly links: Links; readonly begun: Begun; readonly context: Context };

async function save(tx: Tx, { asked, links, begun, context }: Saving, change: Change<unknown>): Promise<Done> {
  const { id, name, clinicId } = context.caller;
  const { value, claims = [], release = [], merged } = change;
  if (change.events.length === 0) return keepNoop(tx, begun, value);
  const lapsed = await lapsedUnder(tx, clinicId, claims, context.at);
  const events = [...lapsed.map((hold) => expired(hold, context.version)), ...change.events];
  await releaseClaims(tx, clinicId, [...release, ...lapsed.map(({ id: holdId }) => holdId)]);
  await prolongClaims(tx, clinicId, change.prolong ?? []);
  if (!(await insertClaims(tx, clinicId, claims))) throw new Overlapped();
  await change.also?.(tx, links);
  await putNouns(tx, clinicId, events);
  const outcome = change.rebased ? 'rebased' : 'commit';
  const commit = { outcome, value, via: asked.via, by: { id, name }, events, ...(merged && { merged }) } as const;
  const { reply, frame } = await commitWriting(tx, begun, commit);
  return { outcome: { ok: true, ...reply }, frame };
}
