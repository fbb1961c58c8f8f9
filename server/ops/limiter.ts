// Counts what may be done so often in a while: over all nodes where there is Redis, in memory whenever it does not answer.
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { digest } from './clock.ts';
import type { RedisLink } from './redis.ts';

/** A counter of each key; keys are kept as digests. */
export type Limiter = {
  /** Counts one more; how long there is none left, in ms, where there is none. */
  spend(key: string): Promise<{ readonly retryMs: number } | null>;
  /** Takes one back. */
  giveBack(key: string): Promise<void>;
};

/** Allows `points` of each key in `seconds`. A Redis that is known not to answer is not waited for. */
export function makeLimiter(of: {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly redis: RedisLink | null;
}): Limiter {
  const { points, redis } = of;
  const options = { points, duration: of.seconds, keyPrefix: `mawid:${of.name}` };
  const inMemory = new RateLimiterMemory(options);
  const shared = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis.publisher, insuranceLimiter: inMemory })
    : null;
  const chosen = () => (shared && redis?.isWell() ? shared : inMemory);
  return {
    async spend(key) {
      try {
        await chosen().consume(hidden(key));
        return null;
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        return { retryMs: reason.msBeforeNext };
      }
    },
    giveBack: async (key) => void (await chosen().reward(hidden(key))),
  };
}

function hidden(key: string): string {
  return digest(key).toString('base64url');
}
