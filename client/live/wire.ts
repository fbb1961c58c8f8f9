// What the live part needs of a transport: three questions over any line, and what a socket says unasked.
import type {
  AskAck,
  FollowAck,
  Followed,
  LockAck,
  LockedNoun,
  ReadAck,
  ServerFrames,
  View,
  WatchAck,
  WatchRequest,
} from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';

/** A line to the server. Each promise is rejected, never left open, when the line is lost or does not answer in time. */
export type Wire = {
  ask(name: string, input: unknown, commandId: Id): Promise<AskAck>;
  read(name: string, input: unknown): Promise<ReadAck>;
  /** Asks for what happened since; the full picture when `since` is not given. */
  watch(request: WatchRequest): Promise<WatchAck>;
};

/** A line that carries one more command while the page is being closed; nobody hears the answer. */
export type Farewell = { last(name: string, input: unknown, commandId: Id): void };

/** What a socket tells by itself: it was lost, it was turned away, it is alive, or a frame came. */
export type SocketHandlers = {
  lost(): void;
  refused(code: string, retryMs: number): void;
  heard(): void;
  readonly frames: ServerFrames;
};

/** A line that is also spoken to: it tries to connect by itself until it is closed. */
export type SocketWire = Wire & {
  open(handlers: SocketHandlers, token?: string): void;
  /** Drops the connection, telling that it was lost if it stood, and connects anew at once. */
  reopen(): void;
  /** Drops the connection for good, telling that it was lost if it stood. */
  close(): void;
  here(view: View): void;
  lock(id: Id, on: LockedNoun, mode?: 'take-over' | 'ask'): Promise<LockAck>;
  unlock(id: Id): void;
  follow(followed: Followed): Promise<FollowAck>;
  unfollow(followed: Followed): void;
};
