// The line over Socket.IO: one WebSocket that reconnects by itself until it is closed.
import { io, type Socket } from 'socket.io-client';
import {
  type AskAck,
  type FollowAck,
  type LockAck,
  PROTOCOL,
  type ReadAck,
  type Refused,
  type ServerFrames,
  type WatchAck,
} from '#shared/contract/frames.ts';
import type { SocketHandlers, SocketWire } from './wire.ts';

/** How long an answer may take, in ms, before the question counts as lost. */
const ANSWER_WITHIN = 15_000;
const RETRY_AFTER = 3000;
/** What a packet says beside its body, in bytes at most. */
const AROUND_A_BODY = 64;

/** A frame that is larger than the server takes would end the socket, and the next one when it is sent again. */
const tooLarge: Refused = { ok: false, code: 'too-large', detail: 'larger than a frame' };

type Turned = Error & { readonly data?: { readonly code?: string; readonly retryMs?: number } };

/** A line to the server that served this page, or to `origin`. It connects when opened. */
export function socketWire(origin = ''): SocketWire {
  let socket: Socket | null = null;
  let frameBytes = Infinity;
  const lost = new Set<(cause: Error) => void>();

  function request<T>(name: string, body: unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!socket?.connected) return reject(new Error('the socket is not connected'));
      const giveUp = (cause: Error): void => {
        lost.delete(giveUp);
        reject(cause);
      };
      lost.add(giveUp);
      socket.timeout(ANSWER_WITHIN).emit(name, body, (late: Error | null, answer: T) => {
        if (late) return giveUp(late);
        lost.delete(giveUp);
        resolve(answer);
      });
    });
  }

  const fits = (body: unknown): boolean =>
    new TextEncoder().encode(JSON.stringify(body)).length + AROUND_A_BODY <= frameBytes;

  async function requestThatFits<T>(name: string, body: unknown): Promise<T | Refused> {
    return fits(body) ? request<T>(name, body) : tooLarge;
  }

  function loseAll(): void {
    for (const giveUp of lost) giveUp(new Error('the socket was lost'));
  }

  return {
    ask: (name, input, commandId) => requestThatFits<AskAck>('ask', { name, input, commandId }),
    read: (name, input) => requestThatFits<ReadAck>('read', { name, input }),
    watch: (body) => request<WatchAck>('watch', body),
    lock: (id, on, mode) => request<LockAck>('lock', { id, on, ...(mode && { mode }) }),
    unlock: (id) => void request('unlock', { id }).catch(() => undefined),
    follow: (followed) => request<FollowAck>('follow', followed),
    unfollow: (followed) => void request('unfollow', followed).catch(() => undefined),
    here: (view) => void request('here', { view }).catch(() => undefined),
    open(handlers, token) {
      socket?.disconnect();
      const opened = connect(origin, token);
      socket = opened;
      opened.on('hello', ({ limits }: Parameters<ServerFrames['hello']>[0]) => {
        frameBytes = limits.frameBytes;
      });
      listen(opened, handlers, loseAll);
      opened.connect();
    },
    reopen() {
      socket?.disconnect();
      socket?.connect();
    },
    close() {
      socket?.disconnect();
    },
  };
}

function connect(origin: string, token: string | undefined): Socket {
  return io(origin, {
    path: '/socket.io',
    transports: ['websocket'],
    auth: { ...(token && { token }), protocol: PROTOCOL },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4000,
    timeout: 10_000,
  });
}

function listen(socket: Socket, handlers: SocketHandlers, loseAll: () => void): void {
  for (const [name, hear] of Object.entries(handlers.frames) as [string, (frame: unknown) => void][]) {
    socket.on(name, (frame: unknown) => {
      handlers.heard();
      hear(frame);
    });
  }
  socket.io.on('ping', () => handlers.heard());
  socket.on('disconnect', (reason) => {
    loseAll();
    handlers.lost();
    if (reason === 'io server disconnect') handlers.refused('disconnected', RETRY_AFTER / 3);
  });
  socket.on('connect_error', (cause: Turned) => {
    if (socket.active) return;
    handlers.refused(cause.data?.code ?? 'unavailable', cause.data?.retryMs ?? RETRY_AFTER);
  });
}
