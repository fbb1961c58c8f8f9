// Many sockets of one desk, each of which speaks no faster than it may.
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { AskAck } from '#shared/contract/frames.ts';
import { v7 } from 'uuid';

/** Messages a second that one socket sends at most. */
const perSocket = 15;

/** Sockets that take turns. */
export type SocketPool = {
  readonly sockets: readonly Socket[];
  /** Asks through the next socket, waiting until it may speak. Throws an Error with the refusal. */
  ask(name: string, input: unknown): Promise<void>;
  /** The same, with whatever the answer is; `sending` hears the command's id just before it is sent. */
  answer(name: string, input: unknown, sending?: (commandId: string) => void): Promise<AskAck>;
  close(): void;
};

/** Opens `count` sockets with one token. Throws when one of them is refused. */
export async function openSocketPool(origin: string, token: string, count: number): Promise<SocketPool> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(20, count - sockets.length) }, () => opened(origin, token));
    sockets.push(...(await Promise.all(some)));
  }
  const freeAt = sockets.map(() => 0);
  let turn = 0;
  const answerTo: SocketPool['answer'] = async (name, input, sending) => {
    const mine = turn++ % sockets.length;
    const at = Math.max(performance.now(), freeAt[mine] ?? 0);
    freeAt[mine] = at + 1000 / perSocket;
    const early = at - performance.now();
    if (early > 0) await pause(early);
    const commandId = v7();
    sending?.(commandId);
    return (await sockets[mine]?.emitWithAck('ask', { name, input, commandId })) as AskAck;
  };
  return {
    sockets,
    answer: answerTo,
    async ask(name, input) {
      const answer = await answerTo(name, input);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.detail}`);
    },
    close: () => sockets.forEach((socket) => socket.disconnect()),
  };
}

/** One connected socket. */
export async function opened(origin: string, token: string): Promise<Socket> {
  const socket = io(origin, { transports: ['websocket'], forceNew: true, auth: { token, protocol: 1 } });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('connect', resolve);
  socket.once('connect_error', reject);
  await promise;
  return socket;
}
