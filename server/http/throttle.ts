// Slows down guessing of passwords and links, and the asking for codes: by account and by network, for a quarter of an hour.
import { type Limiter, makeLimiter } from '#server/ops/limiter.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import { Refused } from './errors.ts';

const QUARTER_HOUR_S = 15 * 60;
/** Failures of one account from one network, and of one network whatever the account; new codes for screens of one network. */
const MOST = { account: 10, network: 50, screen: 60 } as const;

/** Lets attempts through until too many have failed. */
export type Throttle = {
  /** Runs an attempt; `failed` tells whether its answer counts. Throws `rate-limited` without running it. */
  attempt<T>(
    network: string,
    account: string | null,
    run: () => Promise<T>,
    failed: (answer: T) => boolean,
  ): Promise<T>;
  /** Counts a new code for a screen of a network. Throws `rate-limited`. */
  newCode(network: string): Promise<void>;
};

type Limit = { readonly limiter: Limiter; readonly key: string };

/** Counts on all nodes together where there is Redis. */
export function makeThrottle(redis: RedisLink | null): Throttle {
  const [accounts, networks, screens] = (['account', 'network', 'screen'] as const).map((kind) =>
    makeLimiter({ name: `sign-in:${kind}`, points: MOST[kind], seconds: QUARTER_HOUR_S, redis }),
  ) as [Limiter, Limiter, Limiter];
  return {
    async attempt(network, account, run, failed) {
      const limits: Limit[] = [{ limiter: networks, key: network }];
      if (account !== null) limits.unshift({ limiter: accounts, key: `${network} ${account}` });
      const counted = await countAll(limits);
      const answer = await run().catch(async (error: unknown) => {
        await giveBack(counted);
        throw error;
      });
      if (!failed(answer)) await giveBack(counted);
      return answer;
    },
    newCode: async (network) => void (await countAll([{ limiter: screens, key: network }])),
  };
}

/** An attempt is counted before it is made and given back when it succeeds, so that many at once cannot slip through. */
async function countAll(limits: readonly Limit[]): Promise<Limit[]> {
  const counted: Limit[] = [];
  for (const limit of limits) {
    const tooMany = await limit.limiter.spend(limit.key);
    if (!tooMany) {
      counted.push(limit);
      continue;
    }
    await giveBack(counted);
    throw new Refused({ code: 'rate-limited', ...tooMany });
  }
  return counted;
}

async function giveBack(limits: readonly Limit[]): Promise<void> {
  await Promise.all(limits.map(({ limiter, key }) => limiter.giveBack(key)));
}
