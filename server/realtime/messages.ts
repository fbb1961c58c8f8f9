// What a socket may say: one row per message, each acknowledged with an answer or a refusal.
import type { z } from 'zod';
import { scopeOf } from '#shared/contract/allow.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import { type RequestName, requests } from '#shared/contract/frames.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import type { Runner } from '#server/commands/run.ts';
import type { Logger } from '#server/ops/log.ts';
import { counted, type Metrics } from '#server/ops/metrics.ts';
import { isOwnClinic } from '#server/ops/own-clinic.ts';
import { worded } from '#server/ops/sentences.ts';
import { viaOf } from '#server/ops/via.ts';
import type { Reader } from '#server/queries/run.ts';
import { failureOf } from '#server/store/failures.ts';
import { type Connection, cut } from './connection.ts';
import type { FollowedStates } from './followed.ts';
import type { Nearby } from './nearby.ts';
import type { Presence } from './presence.ts';
import type { SoftLocks } from './soft-locks.ts';
import type { Watching } from './watching.ts';

type Body<N extends RequestName> = z.infer<(typeof requests)[N]>;
type Answer = object | { readonly refusal: Refusal };
type Table = { readonly [N in RequestName]: (connection: Connection, body: Body<N>) => Promise<Answer> | Answer };

/** What the messages stand on. */
export type MessageParts = {
  readonly runner: Runner;
  readonly reader: Reader;
  readonly watching: Watching;
  readonly states: FollowedStates;
  readonly presence: Presence;
  readonly nearby: Nearby;
  readonly locks: SoftLocks;
  readonly metrics: Metrics;
  readonly log: Logger;
};

function tableOf({ runner, reader, watching, states, presence, nearby, locks, metrics }: MessageParts): Table {
  return {
    ask({ session: { caller } }, { name, input, commandId }) {
      return counted(metrics, 'socket', () => runner.run(caller, viaOf[caller.role], name, input, commandId));
    },
    read: ({ session }, { name, input }) => reader.read(session.caller, name, input),
    async watch(connection, request) {
      const found = await watching.watch(connection, request);
      if (!found.ok) return found;
      const { clinicId } = connection.session.caller;
      if (!connection.view) presence.look(connection, { page: '' });
      connection.socket.emit('nearby', nearby.frameOf(clinicId));
      return found.value;
    },
    unwatch(connection, { clinic }) {
      if (!isOwnClinic(connection.session, clinic)) return { refusal: { code: 'not-found' } };
      watching.unwatch(connection);
      states.forget(connection);
      connection.view = null;
      presence.touch(connection.session.caller.clinicId);
      return {};
    },
    here(connection, { view }) {
      presence.look(connection, view);
      return {};
    },
    async lock(connection, wish) {
      const taken = await locks.take(connection, wish);
      return taken.ok ? taken.value : taken;
    },
    async unlock(connection, { id }) {
      await locks.leave(connection, id);
      return {};
    },
    follow: (connection, followed) => states.follow(connection, followed),
    unfollow(connection, followed) {
      states.unfollow(connection, followed);
      return {};
    },
  };
}

/** Messages of those who may read the calendar; what `ask` and `read` carry has a permission of its own. */
const forReaders: ReadonlySet<RequestName> = new Set<RequestName>([
  'watch',
  'unwatch',
  'here',
  'lock',
  'unlock',
  'follow',
  'unfollow',
]);

/** Makes the listener for everything a socket says; `arguments` is what came after the event's name. */
export function makeMessages(parts: MessageParts) {
  const table = tableOf(parts);

  async function answerTo(connection: Connection, event: unknown, body: unknown): Promise<Answer> {
    if (typeof event !== 'string' || !Object.hasOwn(requests, event)) return unknownAt('event');
    const name = event as RequestName;
    const parsed = requests[name].safeParse(body);
    if (!parsed.success) return { refusal: { code: 'invalid', fields: faultsOf(parsed.error, body) } };
    if (forReaders.has(name) && scopeOf(connection.session.caller.role, 'read') === 'none')
      return { refusal: { code: 'forbidden' } };
    const run = table[name] as (connection: Connection, body: unknown) => Promise<Answer> | Answer;
    try {
      return await run(connection, parsed.data);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'bug')
        parts.log.error({ err: error, event, clinic: connection.session.caller.clinicId }, 'a message failed');
      return { refusal: failure === 'busy' ? { code: 'busy', retryMs: 500 } : { code: 'unavailable', retryMs: 1000 } };
    }
  }

  return async (connection: Connection, event: unknown, ...said: unknown[]): Promise<void> => {
    const last = said.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: object) => void) : () => undefined;
    const bodies = typeof last === 'function' ? said.slice(0, -1) : said;
    const tooFast = connection.bucket.take();
    if (tooFast?.deaf) return cut(connection, 'rate-limited', tooFast.retryMs);
    if (!tooFast) connection.spoke = true;
    const answer = tooFast
      ? { refusal: { code: 'rate-limited' as const, retryMs: tooFast.retryMs } }
      : bodies.length > 1
        ? unknownAt('arguments')
        : await answerTo(connection, event, bodies[0]);
    acknowledge('refusal' in answer ? refusedAck(connection, answer.refusal) : { ...answer, ok: true });
  };

  function refusedAck({ session }: Connection, refusal: Refusal): object {
    return { ok: false, ...worded(refusal, session.caller.locale) };
  }
}

function unknownAt(path: string): { refusal: Refusal } {
  return { refusal: { code: 'invalid', fields: [{ path, problem: 'unknown-choice' }] } };
}
