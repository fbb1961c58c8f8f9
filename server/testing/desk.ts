// A desk as tests know it: one socket that asks, and remembers every frame it was sent.
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { LogFrame, RequestName, ServerFrames } from '#shared/contract/frames.ts';

/** An acknowledgement; refusals carry `code`. */
export type Ack = { readonly ok: boolean; readonly code?: string } & Readonly<Record<string, unknown>>;

type Frame = { readonly event: string; readonly body: unknown };

/** A connected desk. */
export type Desk = {
  readonly socket: Socket;
  /** Sends one message and waits for its acknowledgement, at most ten seconds. */
  say(event: RequestName, body: unknown): Promise<Ack>;
  /** The bodies of all frames of this name so far. */
  frames<T>(event: string): T[];
  /** Resolves with the first frame, past or coming, that fits; rejects after ten seconds. */
  frame<T>(event: string, fits?: (body: T) => boolean): Promise<T>;
  /** Resolves with the first frame that fits and comes from now on; rejects after `patienceMs`. */
  coming<T>(event: string, fits?: (body: T) => boolean, patienceMs?: number): Promise<T>;
  /** The versions of the log frames so far, in the order they came. */
  versions(): number[];
  close(): void;
};

export type Log = LogFrame;
export type Nearby = Parameters<ServerFrames['nearby']>[0];

const PATIENCE_MS = 10_000;

/** Connects a desk; rejects with the reason it was not let in. */
export async function dial(
  origin: string,
  token: string | undefined,
  headers: Record<string, string> = {},
): Promise<Desk> {
  const auth = token === undefined ? { protocol: 1 } : { token, protocol: 1 };
  const socket = io(origin, {
    transports: ['websocket'],
    auth,
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  const seen: Frame[] = [];
  const waiting = new Set<(frame: Frame) => void>();
  socket.onAny((event: string, ...[body]: unknown[]) => {
    const frame = { event, body };
    seen.push(frame);
    for (const look of waiting) look(frame);
  });
  const refused = new Promise<never>((_, reject) => socket.once('connect_error', reject));
  try {
    await Promise.race([new Promise<void>((resolve) => socket.once('connect', () => resolve())), refused]);
  } catch (error) {
    socket.close();
    throw error;
  }
  const frames = <T>(event: string): T[] => seen.filter((one) => one.event === event).map(({ body }) => body as T);
  const coming = <T>(event: string, fits: (body: T) => boolean = () => true, patienceMs = PATIENCE_MS): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const done = (): void => {
        waiting.delete(look);
        clearTimeout(timer);
      };
      const timer = setTimeout(() => {
        done();
        const names = seen.map((one) => one.event).join(' ');
        reject(new Error(`no fitting frame ${event} within ${patienceMs} ms; seen: ${names}`));
      }, patienceMs);
      const look = (frame: Frame): void => {
        if (frame.event !== event || !fits(frame.body as T)) return;
        done();
        resolve(frame.body as T);
      };
      waiting.add(look);
    });
  return {
    socket,
    say: (event, body) => socket.timeout(PATIENCE_MS).emitWithAck(event, body) as Promise<Ack>,
    frames,
    versions: () => frames<LogFrame>('log').map(({ version }) => version),
    frame<T>(event: string, fits: (body: T) => boolean = () => true): Promise<T> {
      const past = frames<T>(event).find(fits);
      return past === undefined ? coming(event, fits) : Promise.resolve(past);
    },
    coming,
    close: () => void socket.close(),
  };
}

/** Resolves when the server has cut a desk, with its reason. */
export async function isCut(desk: Desk): Promise<string> {
  if (!desk.socket.connected) return 'already';
  const [reason] = (await once(desk.socket as unknown as NodeJS.EventEmitter, 'disconnect')) as [string];
  return reason;
}
