// One command that this desk has given and the replica does not yet show.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Nouns } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';
import { type Effect, effectOf } from './effects.ts';
import type { QueuedName } from './instant-commands.ts';
import type { NounRef } from './kept.ts';

type Of<N extends QueuedName> = {
  readonly commandId: Id;
  readonly name: N;
  readonly input: CommandInput<N>;
  /** The noun it changes or makes. */
  readonly on: NounRef;
  /** When it was given, in ms of this device. */
  readonly at: number;
  /** `queued` until it is on the wire, `settled` once the server has said yes. */
  readonly state: 'queued' | 'sent' | 'settled';
  /** The log version that holds it; known from the answer or from the log, whichever came first. */
  readonly settledAt?: number;
  /** The noun as the answer gave it. */
  readonly value?: Nouns[keyof Nouns];
  /** How often it was put on the wire; with 0 the server cannot know it. */
  readonly tries: number;
  /** Whoever gave it shows a refusal itself. */
  readonly quiet: boolean;
};

/** A pending command of any name. */
export type Pending = { [N in QueuedName]: Of<N> }[QueuedName];

/** A new entry, not yet sent. */
export function newPending<N extends QueuedName>(
  given: Pick<Of<N>, 'commandId' | 'name' | 'input' | 'at' | 'quiet'>,
): Pending {
  const effect: Effect = effectOf(given.name);
  const on = { noun: effect.noun, id: effect.target(given.input, given.commandId) };
  return { ...given, on, state: 'queued', tries: 0 } as unknown as Pending;
}

/** The nouns a command depends on: the one it changes and the patient it names. */
export function dependsOn({ on, input }: Pending): Id[] {
  return 'patientId' in input && input.patientId ? [on.id, input.patientId] : [on.id];
}
