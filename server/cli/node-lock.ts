// Keeps a node without Redis the only node of its database.
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { tryLock } from '#server/store/held-lock.ts';
import type { HeldLock, LockWish } from '#server/store/held-lock.ts';

/**
 * Nodes with Redis stand beside each other; one without stands alone, since nobody could tell the others what it does.
 * Held until released; a node that was just killed is given half a second to be gone. Throws StartError naming the node in the way; `onLost` hears the same if it comes later.
 */
export async function takeNodeLock(
  config: Config,
  appUrl: string,
  onLost: (error: StartError) => void,
): Promise<HeldLock> {
  const wish: LockWish = {
    url: appUrl,
    lock: 'node',
    shared: config.redisUrl !== null,
    label: `process ${process.pid} ${addressOf(config)}`,
    onLost: (holder) => onLost(inTheWay(config, holder)),
  };
  let attempt = await tryLock(wish);
  for (let more = 0; more < 5 && !attempt.got; more += 1) {
    await pause(100);
    attempt = await tryLock(wish);
  }
  if (!attempt.got) throw inTheWay(config, attempt.holder);
  return attempt.lock;
}

/** Where this node listens. */
export function addressOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function inTheWay({ redisUrl }: Config, holder: string | null): StartError {
  const other = redisUrl === null ? 'another node' : 'another node without Redis';
  return new StartError(
    `This database is served by ${other} (${holder ?? 'just leaving'}): set the same REDIS_URL on every node, or stop that one.`,
  );
}
