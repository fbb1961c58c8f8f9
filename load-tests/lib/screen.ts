// One watching screen: follows a clinic over a socket and knows whether it missed anything.
import { io, type Socket } from 'socket.io-client';
import type { LogFrame, WatchAck, WatchRequest } from '#shared/contract/frames.ts';
import type { Appointment } from '#shared/model/appointment.ts';

/** What a screen watches, and whom it tells; frames come in order, each version once. */
export type ScreenWish = {
  readonly origin: string;
  readonly token: string;
  readonly clinic: string;
  /** Instants; the screen keeps this window. */
  readonly from: string;
  readonly to: string;
  /** `pushed` is false for what had to be asked for; `heardAt` is in milliseconds since 1970, with fractions. */
  readonly onFrame: (frame: LogFrame, how: { readonly pushed: boolean; readonly heardAt: number }) => void;
  readonly onAppointments?: (appointments: readonly Appointment[]) => void;
};

/** A screen that follows. */
export type Screen = {
  /** The version it has reached. */
  version(): number;
  /** How many versions were pushed in order, and how often it had to ask for what it lacked. */
  readonly counts: { readonly pushed: number; readonly catchUps: number; readonly snapshots: number };
  /** Resolves when it has reached `version`; throws after `patienceMs`. */
  reaches(version: number, patienceMs: number): Promise<void>;
  close(): void;
};

type Position = { epoch: string; version: number };
type Counts = { pushed: number; catchUps: number; snapshots: number };

/** Connects and watches. Resolves at the first answer; throws an Error with the server's refusal. */
export async function openScreen(wish: ScreenWish): Promise<Screen> {
  const socket = io(wish.origin, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token: wish.token, protocol: 1 },
  });
  const follow = makeFollower(socket, wish);
  try {
    await connected(socket);
    await follow.watch();
  } catch (error) {
    socket.disconnect();
    throw error;
  }
  socket.on('connect', follow.again);
  return { ...follow, close: () => socket.disconnect() };
}

function makeFollower(socket: Socket, wish: ScreenWish) {
  const counts: Counts = { pushed: 0, catchUps: 0, snapshots: 0 };
  const waiting = new Set<() => void>();
  let position: Position | null = null;
  let asking = false;
  let early: LogFrame[] = [];

  function take(frame: LogFrame, pushed: boolean, heardAt: number): void {
    if (position === null || frame.version <= position.version) return;
    position = { epoch: frame.epoch, version: frame.version };
    if (pushed) counts.pushed += 1;
    wish.onFrame(frame, { pushed, heardAt });
    for (const look of waiting) look();
  }

  /** A frame that came without its events, or not next, is asked for with all that is missing before it. */
  function hear(frame: LogFrame): void {
    const heardAt = performance.timeOrigin + performance.now();
    if (asking || position === null) early.push(frame);
    else if (frame.version <= position.version) return;
    else if (frame.version === position.version + 1 && frame.events !== null) take(frame, true, heardAt);
    else again();
  }

  function bringUp(answer: WatchAck): void {
    if (!answer.ok) throw new Error(`Watching was refused: ${answer.detail}`);
    const heardAt = performance.timeOrigin + performance.now();
    if (answer.kind === 'delta') for (const row of answer.rows) take(row, false, heardAt);
    if (answer.kind === 'snapshot') {
      counts.snapshots += 1;
      position = { epoch: answer.epoch, version: answer.head };
      wish.onAppointments?.(answer.calendar.appointments);
    }
  }

  async function watch(): Promise<void> {
    if (asking) return;
    asking = true;
    const since = position === null ? {} : { epoch: position.epoch, since: position.version };
    if (position !== null) counts.catchUps += 1;
    const request: WatchRequest = { clinic: wish.clinic, from: wish.from, to: wish.to, ...since };
    try {
      bringUp((await socket.timeout(30_000).emitWithAck('watch', request)) as WatchAck);
    } finally {
      asking = false;
      const kept = early.toSorted((a, b) => a.version - b.version);
      early = [];
      for (const frame of kept) hear(frame);
      for (const look of waiting) look();
    }
  }

  /** A line that broke meanwhile is asked again when it is there. */
  function again(): void {
    watch().catch(() => {
      if (socket.connected) setTimeout(again, 500).unref();
    });
  }

  socket.on('log', hear);
  socket.on('lagging', again);
  socket.on('reset', () => {
    position = null;
    again();
  });

  function reaches(version: number, patienceMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if ((position?.version ?? -1) >= version) resolve();
    };
    const late = setTimeout(() => {
      reject(new Error(`The screen stands at version ${position?.version} and not at ${version}.`));
    }, patienceMs);
    waiting.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(late);
      waiting.delete(look);
    });
  }

  return { watch, again, version: () => position?.version ?? -1, counts: counts as Readonly<Counts>, reaches };
}

function connected(socket: Socket): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('connect', resolve);
  socket.once('connect_error', reject);
  return promise;
}
