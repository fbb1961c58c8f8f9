// The link to Redis, which may die at any moment without taking this process with it.
import { Redis } from 'ioredis';
import { monotonic, newId } from './clock.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Two connections to Redis and what is known of their health. */
export type RedisLink = {
  /** Answers or fails within half a second; its `publish` never rejects. */
  readonly publisher: Redis;
  readonly subscriber: Redis;
  /** Whether this node hears its own beats. */
  isWell(): boolean;
  /** Tells of each change of health. */
  onHealth(listener: (well: boolean) => void): void;
  close(): void;
};

const BEAT_MS = 500;
const MISSED_BEATS = 2;

function retryStrategy(times: number): number {
  return Math.min(times * 100, 2000);
}

/**
 * Opens the link; it connects, and connects again, by itself. Until the first beat is heard it counts as unwell.
 * `enableOfflineQueue: false` and the guarded `publish` are what keeps an outage from ending the process: the adapter
 * drops the promise of every publish.
 */
export function openRedis(url: string, parts: { log: Logger; metrics: Metrics }): RedisLink {
  const publisher = new Redis(url, {
    retryStrategy,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
  });
  const subscriber = new Redis(url, { retryStrategy, maxRetriesPerRequest: null });
  const health = makeHealth(parts.log);
  const publish = publisher.publish.bind(publisher);
  const guarded = async (channel: string | Buffer, message: string | Buffer): Promise<number> => {
    try {
      return await publish(channel, message);
    } catch {
      parts.metrics.redisLost.inc();
      health.failed();
      return 0;
    }
  };
  publisher.publish = guarded;
  for (const client of [publisher, subscriber]) {
    client.on('error', (error: Error) => parts.log.debug({ reason: error.message }, 'redis'));
  }
  const beats = `mawid:beat:${newId()}`;
  subscriber.on('message', (channel: string) => {
    if (channel === beats) health.heard();
  });
  subscriber.subscribe(beats).catch((error: Error) => parts.log.debug({ reason: error.message }, 'redis'));
  const timer = setInterval(() => {
    health.check();
    void guarded(beats, '1');
  }, BEAT_MS);
  return {
    publisher,
    subscriber,
    isWell: health.isWell,
    onHealth: health.onChange,
    close() {
      clearInterval(timer);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Health from beats: unwell after two missed ones or one failed publish, well with the next one heard. */
function makeHealth(log: Logger) {
  const listeners: ((well: boolean) => void)[] = [];
  let well = false;
  let last = -Infinity;
  const turn = (to: boolean) => {
    if (to === well) return;
    well = to;
    log.warn({ well }, well ? 'redis is heard again' : 'redis is not heard');
    for (const listener of listeners) listener(well);
  };
  return {
    isWell: () => well,
    onChange: (listener: (well: boolean) => void) => void listeners.push(listener),
    failed: () => turn(false),
    heard() {
      last = monotonic();
      turn(true);
    },
    check() {
      if (monotonic() - last > MISSED_BEATS * BEAT_MS) turn(false);
    },
  };
}
