// How screens ask: commands with an id known at once, queries with their answer, both typed by the contract.
import type { CommandInput, CommandName, CommandOutput, CommandReply } from '#shared/contract/commands.ts';
import type { AskAck, Refused } from '#shared/contract/frames.ts';
import type { Calendar, QueryInput, QueryName, QueryOutput, QueryReply } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import type { InstantName, QueuedName } from './instant-commands.ts';
import { keptOf } from './kept.ts';

/**
 * The command was never sent: `set-aside` when what it was about has changed under it, and then it lies among the cards
 * that need attention; `withdrawn` when whoever gave it took it back first.
 */
export type SetAside = { readonly ok: false; readonly code: 'set-aside' | 'withdrawn' };

/** What becomes of a command: its reply, the reason why not, or that it was set aside. */
export type Answer<N extends CommandName> =
  | ({ readonly ok: true } & CommandReply<CommandOutput<N>>)
  | Refused
  | SetAside;

/**
 * A command that was given. Its id is also the id of what it makes. The answer comes when the server has spoken,
 * however long the line is down.
 */
export type Asked<N extends QueuedName> = { readonly commandId: Id; readonly answer: Promise<Answer<N>> };

/** `quiet`: whoever asks shows a refusal itself, so it is not told as news. */
export type AskOptions = { readonly quiet?: boolean; readonly commandId?: Id };

/** What a query is answered: its value at a version, or the reason why not. */
export type ReadAnswer<N extends QueryName> = ({ readonly ok: true } & QueryReply<QueryOutput<N>>) | Refused;

/** Gives a command: it shows at once and is sent when its turn comes. */
export type Ask = <N extends QueuedName>(name: N, input: CommandInput<N>, options?: AskOptions) => Asked<N>;

/**
 * Gives a command that is never queued: it is sent now, again with the same id while the line comes back within a few
 * seconds, and answered `unavailable` after that. Nothing is shown before the answer, and a refusal is told to nobody else.
 */
export type Attempt = <N extends InstantName>(
  name: N,
  input: CommandInput<N>,
  options?: { readonly commandId?: Id },
) => Promise<Answer<N>>;

/** Reads. Rejected when there is no line or it is lost. */
export type Read = <N extends QueryName>(name: N, input: QueryInput<N>) => Promise<ReadAnswer<N>>;

/** The promises of commands that wait for their answer. */
export class Answers {
  readonly #waiting = new Map<Id, readonly ((answer: AskAck | SetAside) => void)[]>();

  /** The answer to a command, when it comes. */
  to(commandId: Id): Promise<AskAck | SetAside> {
    return new Promise((resolve) => {
      this.#waiting.set(commandId, [...(this.#waiting.get(commandId) ?? []), resolve]);
    });
  }

  /** The answer has come. */
  give(commandId: Id, answer: AskAck | SetAside): void {
    const waiting = this.#waiting.get(commandId) ?? [];
    this.#waiting.delete(commandId);
    for (const resolve of waiting) resolve(answer);
  }
}

const people: { readonly [N in QueryName]?: (value: QueryOutput<N>) => readonly PatientCard[] } = {
  'patient.search': (found: readonly Patient[]) => found.map((one) => keptOf('patient', one)),
  'patient.view': (one: Patient) => [keptOf('patient', one)],
  'calendar.range': ({ patients }: Calendar) => patients,
};

/** The patients that an answer happens to name; a booking may be about one of them next. */
export function peopleIn(name: QueryName, value: unknown): readonly PatientCard[] {
  return people[name]?.(value as never) ?? [];
}
