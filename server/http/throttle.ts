// Slows down guessing of passwords and links: only failures count, for a quarter of an hour.
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { digest } from '#server/ops/clock.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import { Refused } from './errors.ts';

const QUARTER_HOUR_S = 15 * 60;
/** Failures of one account from one network, and of one network whatever the account, in a quarter of an hour. */
const FAILURES = { account: 10, network: 50 } as const;

/** Lets attempts through until too many have failed. */
export type Throttle = {
  /** Runs an attempt; `failed` tells whether its answer counts. Throws `rate-limited` without running it. */
  attempt<T>(
    network: string,
    account: string | null,
    run: () => Promise<T>,
    failed: (answer: T) => boolean,
  ): Promise<T>;
};

type Limit = { readonly limiter: RateLimiterMemory | RateLimiterRedis; readonly key: string };

/** Counts in Redis where there is one, and in memory whenever it does not answer. Accounts are kept as digests. */
export function makeThrottle(redis: RedisLink | null): Throttle {
  const accounts = limiterOf('account', redis);
  const networks = limiterOf('network', redis);
  return {
    async attempt(network, account, run, failed) {
      const limits: Limit[] = [{ limiter: networks(), key: hidden(network) }];
      if (account !== null) limits.unshift({ limiter: accounts(), key: hidden(`${network} ${account}`) });
      const counted = await countAll(limits);
      const answer = await run().catch(async (error: unknown) => {
        await giveBack(counted);
        throw error;
      });
      if (!failed(answer)) await giveBack(counted);
      return answer;
    },
  };
}

/** Chooses at each attempt: a Redis that is known not to answer is not waited for. */
function limiterOf(kind: keyof typeof FAILURES, redis: RedisLink | null): () => Limit['limiter'] {
  const options = { points: FAILURES[kind], duration: QUARTER_HOUR_S, keyPrefix: `mawid:sign-in:${kind}` };
  const inMemory = new RateLimiterMemory(options);
  if (!redis) return () => inMemory;
  const shared = new RateLimiterRedis({ ...options, storeClient: redis.publisher, insuranceLimiter: inMemory });
  return () => (redis.isWell() ? shared : inMemory);
}

/** An attempt is counted before it is made and given back when it succeeds, so that many at once cannot slip through. */
async function countAll(limits: readonly Limit[]): Promise<Limit[]> {
  const counted: Limit[] = [];
  for (const limit of limits) {
    try {
      await limit.limiter.consume(limit.key);
      counted.push(limit);
    } catch (reason) {
      await giveBack(counted);
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw new Refused({ code: 'rate-limited', retryMs: reason.msBeforeNext });
    }
  }
  return counted;
}

async function giveBack(limits: readonly Limit[]): Promise<void> {
  await Promise.all(limits.map(({ limiter, key }) => limiter.reward(key)));
}

function hidden(key: string): string {
  return digest(key).toString('base64url');
}
