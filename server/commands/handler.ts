// What a command's body is: load what the decision needs, then decide; saving is the same for all.
import type { Permission } from '#shared/contract/allow.ts';
import type { CommandInput, CommandName, CommandOutput, MergedField } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Decision } from '#shared/rules/decision.ts';
import type { Tx } from '#server/store/open.ts';
import type { Links } from './links.ts';

/** What surrounds a command: who asks, the id it goes by, the database's time and the version it would get. */
export type Context = {
  readonly caller: Caller;
  readonly commandId: Id;
  readonly now: number;
  readonly at: string;
  readonly version: number;
  readonly settings: Settings;
};

/** What a command does when it may: events that carry the nouns, time released and claimed, and the answer. */
export type Change<T> = {
  readonly value: T;
  readonly events: readonly ClinicEvent[];
  readonly release?: readonly Id[];
  readonly claims?: readonly Claim[];
  /** Holds that keep their time and end later. */
  readonly prolong?: readonly Pick<Hold, 'id' | 'until'>[];
  /** What others had changed that it went on top of. */
  readonly merged?: readonly MergedField[];
  /** It went on top of a version its caller had not seen. */
  readonly rebased?: boolean;
  /** What is written beside the nouns, before them: accounts, sessions and keys, which no event carries. */
  readonly also?: (tx: Tx, links: Links) => Promise<void>;
};

/** What was loaded for a decision, and the practitioners whose schedules it touches. */
export type Loaded<F> = { readonly facts: F; readonly touches: readonly Id[] };

/** Whether the caller has a permission over what this command touches. */
export type Can = (permission: Permission) => boolean;

/** The body of one command. `decide` is pure; an empty list of events means that nothing changes. */
export type Handler<N extends CommandName, F, K = CommandOutput<N>> = {
  load(tx: Tx, input: CommandInput<N>, context: Context): Promise<Decision<Loaded<F>>>;
  decide(facts: F, input: CommandInput<N>, context: Context, can: Can): Decision<Change<K>>;
} & Tells<K, CommandOutput<N>>;

/** What is answered beyond what the receipt keeps; needed where the two differ. The same again when the command is repeated. */
type Tells<K, O> = [K] extends [O]
  ? { tells?(value: K, commandId: Id, links: Links): O }
  : { tells(value: K, commandId: Id, links: Links): O };

/** A handler as the runner holds it: its facts travel from load to decide unseen. */
export type AnyHandler = {
  readonly run: (tx: Tx, input: unknown, context: Context) => Promise<Decision<Prepared>>;
  readonly tells?: (value: unknown, commandId: Id, links: Links) => unknown;
};
export type Prepared = { readonly touches: readonly Id[]; decide(can: Can): Decision<Change<unknown>> };

/** Makes a handler of one command; the contract types its input and its answer. */
export function handler<N extends CommandName, F, K = CommandOutput<N>>(_name: N, body: Handler<N, F, K>): AnyHandler {
  return {
    ...(body.tells && { tells: (value, commandId, links) => body.tells?.(value as K, commandId, links) }),
    async run(tx, input, context) {
      const asked = input as CommandInput<N>;
      const loaded = await body.load(tx, asked, context);
      if (!loaded.ok) return loaded;
      const { facts, touches } = loaded.value;
      return { ok: true, value: { touches, decide: (can) => body.decide(facts, asked, context, can) } };
    },
  };
}
