// The line to the server: a socket where one can be had, polls where not.
import { PROTOCOL, type ServerFrames, type StateFrame, type View } from '#shared/contract/frames.ts';
import type { Follower } from './follower.ts';
import { Link, type LinkFacts } from './link.ts';
import type { Surroundings } from './surroundings.ts';
import { spread, type Stop, type Timers } from './timers.ts';
import type { SocketHandlers, SocketWire, Wire } from './wire.ts';

/** How long to wait for a socket, in ms, before polling begins. */
export const SOCKET_PATIENCE = 5000;
/** How often changes are asked for where sockets are blocked, in ms. */
export const POLL_EVERY = 2000;
/** A socket silent for so long, in ms, is not trusted when the page wakes. */
const SILENCE = 30_000;

/** What a connection tells: another state, that commands may go out, who is near, and that this page is too old. */
export type ConnectionHears = {
  changed(): void;
  ready(): void;
  /** Who is near and what they have open; null when the line is gone that told it. */
  nearby(frame: Parameters<ServerFrames['nearby']>[0] | null): void;
  /** The server greeted: what others should know of this page is to be said anew. */
  greeted(): void;
  /** A row came as it happened, at this time of the server's clock. */
  happened(at: string): void;
  /** A followed state came. */
  state(frame: StateFrame): void;
  outdated(): void;
};

/** What a connection stands on; the follower asks its questions over `wire`. */
export type ConnectionParts = {
  readonly socket: SocketWire;
  readonly poll: Wire;
  readonly timers: Timers;
  readonly surroundings: Surroundings;
  readonly follower: () => Follower;
  readonly hears: ConnectionHears;
};

/** Holds the line of one page. */
export class Connection {
  readonly link: Link;
  readonly #parts: ConnectionParts;
  readonly #timers = new Map<'patience' | 'poll' | 'reopen', Stop>();
  #token: string | undefined;
  #view: View | null = null;
  #stops: readonly Stop[] = [];

  constructor(parts: ConnectionParts, token?: string) {
    this.#parts = parts;
    this.#token = token;
    this.link = new Link(parts.timers.now, () => parts.hears.changed());
  }

  /** The line for questions: the socket, the polls' way while there is none, or null. */
  get wire(): Wire | null {
    const { signedOut, socketUp, polls } = this.link.facts;
    if (signedOut) return null;
    if (socketUp) return this.#parts.socket;
    return polls === 'no' ? null : this.#parts.poll;
  }

  /** The line for commands: none while nothing answers, so that they wait instead of being tried in vain. */
  get commandWire(): Wire | null {
    const { socketUp, polls } = this.link.facts;
    return socketUp || polls === 'answered' ? this.wire : null;
  }

  /** The socket, for what is not worth another way; null while there is none. */
  get socket(): SocketWire | null {
    return this.link.facts.socketUp ? this.#parts.socket : null;
  }

  /** Whether a line that is gone may be back within seconds. */
  get mayReturn(): boolean {
    const { signedOut, online, polls } = this.link.facts;
    return !signedOut && online && polls !== 'failed';
  }

  /** Begins, and goes on until it is stopped. */
  start(): void {
    const { surroundings } = this.#parts;
    this.#stops = [
      surroundings.onOnline(() => this.retry()),
      surroundings.onOffline(() => this.#wentOffline()),
      surroundings.onAwake(() => this.#awoke()),
    ];
    this.#connect();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#close();
  }

  /** Trusts no old line and tries to open a new one now. */
  retry(): void {
    if (this.link.facts.signedOut) return;
    this.link.set({ online: true });
    this.#parts.socket.reopen();
    this.#lost();
    this.#poll();
  }

  /** The same person signed in again. */
  resume(token?: string): void {
    this.#token = token ?? this.#token;
    this.link.set({ signedOut: false });
    this.#connect();
  }

  /** The session is over: everything is kept, nothing is asked, until somebody signs in. */
  signedOut(): void {
    if (this.link.facts.signedOut) return;
    this.#close({ signedOut: true });
  }

  /** Tells colleagues where this person is looking, now and after every new connection. */
  here(view: View): void {
    this.#view = view;
    if (this.link.facts.socketUp) this.#parts.socket.here(view);
  }

  /** The replica shows everything there is. */
  caughtUp(): void {
    this.link.set({ caughtUp: true, ...this.#polls('answered') });
    this.#parts.hears.ready();
  }

  /** The replica lacks something, or could not be told what happened. */
  fellBehind(): void {
    this.link.set({ caughtUp: false, ...this.#polls('failed') });
  }

  #polls(went: 'answered' | 'failed') {
    return this.link.facts.polls === 'no' ? {} : { polls: went };
  }

  readonly #frames: ServerFrames = {
    hello: ({ protocol, mode }) => {
      if (protocol !== PROTOCOL) this.#parts.hears.outdated();
      this.#opened();
      this.link.set({ mode });
    },
    log: (row) => {
      this.#parts.hears.happened(row.at);
      this.#parts.follower().hear(row);
    },
    state: (frame) => this.#parts.hears.state(frame),
    nearby: (frame) => this.#parts.hears.nearby(frame),
    mode: ({ mode }) => this.link.set({ mode }),
    reset: () => {
      this.fellBehind();
      void this.#parts.follower().restart();
    },
    lagging: () => {
      this.fellBehind();
      void this.#parts.follower().catchUp();
    },
    drain: ({ inMs }) => this.#after('reopen', this.#parts.timers.chance() * inMs, () => this.#parts.socket.reopen()),
    bye: ({ code, retryMs }) => this.#turnedAway(code, retryMs),
  };

  readonly #handlers: SocketHandlers = {
    lost: () => this.#lost(),
    refused: (code, retryMs) => this.#turnedAway(code, retryMs),
    heard: () => this.link.heard(),
    frames: this.#frames,
  };

  #connect(): void {
    this.#parts.socket.open(this.#handlers, this.#token);
    this.#waitForSocket();
  }

  /** Wants no line any more, so that the socket which goes is not waited for. */
  #close(facts: Partial<LinkFacts> = {}): void {
    this.#hush();
    this.link.set({ ...facts, socketUp: false, polls: 'no', caughtUp: false });
    this.#parts.socket.close();
  }

  #opened(): void {
    this.#hush();
    this.link.set({ socketUp: true, polls: 'no', online: true, caughtUp: false });
    if (this.#view) this.#parts.socket.here(this.#view);
    this.#parts.hears.greeted();
    void this.#parts.follower().catchUp();
  }

  #lost(): void {
    if (!this.link.facts.socketUp) return;
    this.#parts.follower().pause();
    this.link.set({ socketUp: false, caughtUp: false });
    this.#parts.hears.nearby(null);
    this.#waitForSocket();
  }

  #turnedAway(code: string, retryMs: number): void {
    if (code === 'unsupported') this.#parts.hears.outdated();
    if (code === 'unauthenticated') this.signedOut();
    else if (!this.link.facts.signedOut && !this.#timers.has('reopen'))
      this.#after('reopen', spread(retryMs, this.#parts.timers), () => this.#parts.socket.reopen());
  }

  #wentOffline(): void {
    if (this.link.facts.signedOut) return;
    this.link.set({ online: false, caughtUp: false, ...this.#polls('failed') });
    this.#parts.socket.reopen();
    this.#lost();
  }

  #awoke(): void {
    const { signedOut, socketUp } = this.link.facts;
    if (signedOut) return;
    if (!socketUp || this.link.silence > SILENCE) this.retry();
    else void this.#parts.follower().catchUp();
  }

  #waitForSocket(): void {
    this.#after('patience', SOCKET_PATIENCE, () => {
      this.link.set({ polls: 'trying' });
      this.#poll();
    });
  }

  #poll(): void {
    if (this.link.facts.polls === 'no') return;
    void this.#parts.follower().catchUp();
    this.#after('poll', POLL_EVERY, () => this.#poll());
  }

  #after(name: 'patience' | 'poll' | 'reopen', ms: number, run: () => void): void {
    this.#timers.get(name)?.();
    const stop = this.#parts.timers.after(ms, () => {
      this.#timers.delete(name);
      run();
    });
    this.#timers.set(name, stop);
  }

  #hush(): void {
    for (const stop of this.#timers.values()) stop();
    this.#timers.clear();
    this.#parts.follower().pause();
  }
}
