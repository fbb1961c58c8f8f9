// What nodes tell each other through Redis: that there is something to look at, and who is here. Nothing personal.
import { EventEmitter } from 'node:events';
import { createAdapter } from '@socket.io/redis-adapter';
import { z } from 'zod';
import { view } from '#shared/contract/frames.ts';
import { id } from '#shared/model/id.ts';
import type { RedisLink } from '#server/ops/redis.ts';

const head = z.strictObject({ clinic: id, epoch: id, head: z.int().min(0) });
const present = z.strictObject({
  node: id,
  clinic: id,
  members: z.array(z.strictObject({ id, view, at: z.number() })).max(500),
});

const locks = z.strictObject({ clinic: id });

/** A clinic's head moved. */
export type HeadSignal = z.infer<typeof head>;
/** Who has a clinic open on a node: ids and where they look, with the time they went there (ms since 1970). */
export type PresentSignal = z.infer<typeof present>;

/** A clinic's soft locks changed. */
export type LocksSignal = z.infer<typeof locks>;

const signals = { head, present, locks };
type SignalName = keyof typeof signals;

/** Signals as Socket.IO types them. */
export type NodeFrames = {
  head: (signal: HeadSignal) => void;
  present: (signal: PresentSignal) => void;
  locks: (signal: LocksSignal) => void;
};

const KEY = 'mawid';
const SERVER_SIDE_EMIT = 6;
const packet = z.object({
  type: z.literal(SERVER_SIDE_EMIT),
  requestId: z.undefined().optional(),
  data: z.tuple([z.string(), z.unknown()]),
});

/** Whether a message of the adapter's channel is one of our signals; everything else is left unread. */
export function isSignal(message: Buffer): boolean {
  try {
    const parsed = packet.safeParse(JSON.parse(message.toString('utf8')));
    if (!parsed.success) return false;
    const [name, body] = parsed.data.data;
    return Object.hasOwn(signals, name) && signals[name as SignalName].safeParse(body).success;
  } catch {
    return false;
  }
}

/**
 * The Redis adapter, deaf to all but our signals. As shipped it would join, disconnect and broadcast on the word of
 * anybody who can publish, and a garbled packet would throw in its listener.
 */
export function signalsAdapter({ publisher, subscriber }: RedisLink): ReturnType<typeof createAdapter> {
  return createAdapter(publisher, new SignalsOnly(subscriber), { key: KEY, requestsTimeout: 2000 });
}

class SignalsOnly extends EventEmitter {
  readonly #subscriber: RedisLink['subscriber'];

  constructor(subscriber: RedisLink['subscriber']) {
    super();
    this.#subscriber = subscriber;
    subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => {
      if (isSignal(message)) this.emit('messageBuffer', channel, message);
    });
  }

  /** Of the adapter's channels only the one for requests between nodes is listened to. */
  subscribe([requests = '']: readonly string[]): void {
    this.#subscriber.subscribe(requests).catch(() => undefined);
  }

  psubscribe(): void {}
  unsubscribe(): void {}
  punsubscribe(): void {}
}
