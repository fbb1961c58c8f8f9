// One signed-in desk that asks and reads over HTTP, patiently and with the same command id.
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandInput, CommandName, CommandOutput, CommandReply } from '#shared/contract/commands.ts';
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { v7 } from 'uuid';
import type { HttpAnswer, HttpLine } from './http-line.ts';
import type { Timings } from './timings.ts';

/** A refusal as it comes over the wire. */
export type Refusal = {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
  readonly alternatives: readonly Alternative[];
};

/** What a command came to. */
export type Asked<T> = ({ readonly ok: true } & CommandReply<T>) | Refusal;

/** A desk. Its questions wait out `rate-limited`, `busy`, `unavailable` and a broken line; a command keeps its id. */
export type Desk = {
  readonly token: string;
  readonly caller: Caller;
  ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Asked<CommandOutput<N>>>;
  /** Throws an Error with the server's sentence when it is refused. */
  read<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryOutput<N>>;
  /** The version the clinic has reached. */
  version(): Promise<number>;
};

/** Who signs in. */
export type Credentials = { readonly email: string; readonly password: string; readonly clinic: string };

const worthRepeating = new Set(['rate-limited', 'busy', 'unavailable']);
const mostTries = 100;
const brokenLineMs = 250;

/** Signs in and answers a desk; every question is timed under its name. Throws an Error with the server's sentence. */
export async function openDesk(line: HttpLine, who: Credentials, timings: Timings): Promise<Desk> {
  const entered = await untilAnswered(() => line.send({ method: 'POST', path: '/api/v1/session', body: who }));
  if (entered.status !== 200) throw new Error(`Signing in was refused: ${refusalIn(entered).detail}`);
  const { token, caller } = entered.body as { token: string; caller: Caller };
  const authorization = `Bearer ${token}`;

  function send(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    const ask = { method: 'POST', path, body, headers: { authorization, ...headers } };
    return untilAnswered(() => line.send(ask));
  }

  async function answered(name: QueryName, input: object): Promise<{ value: unknown; version: number }> {
    const answer = await send(`/api/v1/queries/${name}`, input);
    if (answer.status !== 200) throw new Error(`${name} was refused: ${refusalIn(answer).detail}`);
    return answer.body as { value: unknown; version: number };
  }

  return {
    token,
    caller,
    async ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Asked<CommandOutput<N>>> {
      const headers = { 'idempotency-key': v7() };
      const answer = await timings.time(name, () => send(`/api/v1/commands/${name}`, input, headers));
      if (answer.status !== 200) return refusalIn(answer);
      return { ok: true, ...(answer.body as CommandReply<CommandOutput<N>>) };
    },
    async read<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryOutput<N>> {
      const { value } = await timings.time(name, () => answered(name, input));
      return value as QueryOutput<N>;
    },
    version: async () => (await answered('clinic.settings', {})).version,
  };
}

/** The refusal in an answer that is none of success. */
export function refusalIn({ status, body }: HttpAnswer): Refusal {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Refusal>;
  const { code = `status-${status}`, detail = String(code), alternatives = [] } = said;
  return { ok: false, code, detail, alternatives };
}

async function untilAnswered(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send().catch((error: unknown) => {
      if (tries >= mostTries) throw error;
      return null;
    });
    if (answer !== null && (tries >= mostTries || !worthRepeating.has(refusalIn(answer).code))) return answer;
    await pause(answer === null ? brokenLineMs : (answer.body as { retryMs: number }).retryMs);
  }
}
