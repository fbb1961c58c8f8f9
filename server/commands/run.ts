// The one path of every command: parse, permit, receipt, head, decide, save, log, publish.
import { type Permission, scopeOf } from '#shared/contract/allow.ts';
import { type CommandName, commands } from '#shared/contract/commands.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Via } from '#shared/contract/via.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { DAY } from '#shared/time/instant.ts';
import { chance, now } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import { failureOf } from '#server/store/failures.ts';
import type { Store } from '#server/store/open.ts';
import { adviseAlternatives } from './alternatives.ts';
import { commandTime, isCommandId } from './command-id.ts';
import { makeFairQueue, type Place } from './fair-queue.ts';
import type { LinksOf } from './links.ts';
import { makeGuesses } from './guesses.ts';
import type { Outcome } from './outcome.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import { type Asked, transact } from './transaction.ts';

/** Runs commands for doors and jobs. Never throws for anything expected. */
export type Runner = {
  run(caller: Caller, via: Via, name: string, input: unknown, commandId: string): Promise<Outcome>;
};

/** What the runner stands on; `publish` hears of every commit, after it. */
export type RunnerParts = {
  readonly store: Store;
  readonly log: Logger;
  /** What one-time links are made with. */
  readonly links: LinksOf;
  readonly publish: (frame: LogFrame) => void;
  /** Where all nodes count together. */
  readonly redis?: RedisLink | null;
  readonly observe?: (event: 'deadlock' | 'overlap' | 'foreign') => void;
};

const TRIES = 3;
const OLDEST = 13 * DAY;
const NEWEST = 1 * DAY;

/** Makes the runner of one node. */
export function makeRunner(parts: RunnerParts): Runner {
  const queue = makeFairQueue();
  const guesses = makeGuesses(parts.redis ?? null);
  return {
    async run(caller, via, name, input, commandId) {
      const asked = admit(caller, via, name, input, commandId);
      if ('refusal' in asked) return { ok: false, refusal: asked.refusal };
      const outcome = await guesses.guarded(caller.clinicId, asked.name, async () => {
        const place = queue.enter(caller.clinicId);
        return place ? takeTurn(parts, asked, place) : { ok: false, refusal: { code: 'busy', retryMs: 500 } };
      });
      return adviseAlternatives(parts, asked, outcome);
    },
  };
}

/** Runs a command when its turn comes, and lets the next one in before anything else is looked up. */
async function takeTurn(parts: RunnerParts, asked: Asked, place: Place): Promise<Outcome> {
  try {
    await place.turn;
    const done = await withRetries(parts, asked);
    if (done.frame) publishSafely(parts, done.frame);
    return done.outcome;
  } finally {
    place.leave();
  }
}

/** The commit stands whatever becomes of the news of it: those who miss it read the log. */
function publishSafely(parts: RunnerParts, frame: LogFrame): void {
  try {
    parts.publish(frame);
  } catch (error) {
    parts.log.error({ err: error, commandId: frame.commandId }, 'a commit was not published');
  }
}

function admit(caller: Caller, via: Via, name: string, input: unknown, id: string): Asked | { refusal: Refusal } {
  if (!Object.hasOwn(commands, name)) return { refusal: { code: 'not-found' } };
  const row = commands[name as CommandName];
  const commandId = id.toLowerCase();
  if (!isCommandId(commandId))
    return { refusal: { code: 'invalid', fields: [{ path: 'commandId', problem: 'format' }] } };
  const age = now() - commandTime(commandId);
  if (age > OLDEST || age < -NEWEST) return { refusal: { code: 'too-old' } };
  if (scopeOf(caller.role, row.allow) === 'none') return { refusal: { code: 'forbidden' } };
  const parsed = row.input.safeParse(input);
  if (!parsed.success) return { refusal: { code: 'invalid', fields: faultsOf(parsed.error, input) } };
  const extra = needsOverride(parsed.data) ? 'override' : undefined;
  if (extra && scopeOf(caller.role, extra) === 'none') return { refusal: { code: 'forbidden' } };
  const needs: Permission[] = extra ? [row.allow, extra] : [row.allow];
  return { caller, via, name: name as CommandName, input: parsed.data, commandId, needs };
}

function needsOverride(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'override' in input && input.override !== undefined;
}

async function withRetries(parts: RunnerParts, asked: Asked): ReturnType<typeof transact> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { store, links, observe = () => undefined } = parts;
      return await transact({ store, links, observe }, asked);
    } catch (error) {
      const failure = failureOf(error);
      if ((failure === 'again' || failure === 'lost') && tries < TRIES) {
        if (failure === 'again') parts.observe?.('deadlock');
        await new Promise((resume) => setTimeout(resume, 10 + chance() * 40));
        continue;
      }
      return { outcome: { ok: false, refusal: refusalOf(parts, asked, failure, error) } };
    }
  }
}

function refusalOf(parts: RunnerParts, asked: Asked, failure: ReturnType<typeof failureOf>, error: unknown): Refusal {
  if (failure === 'again' || failure === 'busy') return { code: 'busy', retryMs: 500 };
  if (failure === 'foreign') {
    parts.observe?.('foreign');
    parts.log.warn(
      { security: 'foreign-row', command: asked.name, commandId: asked.commandId },
      'a row of another clinic was refused',
    );
    return { code: 'not-found' };
  }
  if (failure === 'bug')
    parts.log.error({ err: error, command: asked.name, commandId: asked.commandId }, 'a command failed');
  return { code: 'unavailable', retryMs: 1000 };
}
