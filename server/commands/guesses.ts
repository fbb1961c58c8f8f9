// Slows down guessing of what a command is given as a secret: ten wrong ones of a clinic, then a quarter of an hour's rest.
import type { CommandName } from '#shared/contract/commands.ts';
import type { FieldProblem } from '#shared/rules/decision.ts';
import type { Id } from '#shared/model/id.ts';
import { makeLimiter } from '#server/ops/limiter.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import type { Outcome } from './outcome.ts';

/** The commands that can be guessed with, and the problem that says that it was wrong. */
const guessing: Readonly<Partial<Record<CommandName, FieldProblem>>> = { 'display.pair': 'pairing-code' };

const MOST_WRONG = 10;
const QUARTER_HOUR_S = 15 * 60;

/** Makes what counts the wrong guesses of every clinic. */
export function makeGuesses(redis: RedisLink | null) {
  const wrong = makeLimiter({ name: 'guess', points: MOST_WRONG, seconds: QUARTER_HOUR_S, redis });
  return {
    /** Runs a command; `rate-limited` without running it where its clinic has guessed wrong too often. */
    async guarded(clinicId: Id, name: CommandName, run: () => Promise<Outcome>): Promise<Outcome> {
      const problem = guessing[name];
      if (problem === undefined) return run();
      const key = `${name} ${clinicId}`;
      const tooMany = await wrong.spend(key);
      if (tooMany) return { ok: false, refusal: { code: 'rate-limited', ...tooMany } };
      const outcome = await run();
      if (!isWrong(outcome, problem)) await wrong.giveBack(key);
      return outcome;
    },
  };
}

function isWrong(outcome: Outcome, problem: FieldProblem): boolean {
  if (outcome.ok || outcome.refusal.code !== 'invalid') return false;
  return outcome.refusal.fields.some((fault) => fault.problem === problem);
}
