// How this screen is connected, in the words a screen shows.
import type { Mode } from '#shared/contract/frames.ts';

/**
 * - `live`: every change arrives by itself
 * - `polling`: sockets are blocked; changes are asked for every two seconds
 * - `connecting`: no line yet, or lost a moment ago
 * - `behind`: connected, but the newest changes are still on their way
 * - `offline`: nothing can be reached
 * - `signed-out`: the session ended; everything is kept until the same person signs in again
 */
export type LinkKind = 'live' | 'polling' | 'connecting' | 'behind' | 'offline' | 'signed-out';

/** The state of the connection. Times are milliseconds of this device. */
export type LinkState = {
  readonly kind: LinkKind;
  /** When this kind of connection began. */
  readonly since: number;
  /** The time of what is shown: when it was last known to be all there is; 0 before the first picture. */
  readonly upTo: number;
  /** Commands that the server has not yet answered. */
  readonly queued: number;
  /** The nodes of the server hear each other badly, so changes may take seconds. */
  readonly degraded: boolean;
};

/** What a connection knows about itself. */
export type LinkFacts = {
  readonly signedOut: boolean;
  readonly socketUp: boolean;
  readonly caughtUp: boolean;
  readonly polls: 'no' | 'trying' | 'answered' | 'failed';
  readonly online: boolean;
  readonly mode: Mode;
};

/** The one word for what a connection knows about itself. */
export function kindOf(facts: LinkFacts): LinkKind {
  if (facts.signedOut) return 'signed-out';
  if (facts.socketUp) return facts.caughtUp ? 'live' : 'behind';
  if (facts.polls === 'answered') return 'polling';
  if (facts.polls === 'failed' || !facts.online) return 'offline';
  return 'connecting';
}

/** Remembers what a connection knows, since when, and up to when the picture was whole. */
export class Link {
  facts: LinkFacts = { signedOut: false, socketUp: false, caughtUp: false, polls: 'no', online: true, mode: 'live' };
  readonly #now: () => number;
  readonly #changed: () => void;
  #since: number;
  #upTo = 0;
  #lastHeard = 0;

  constructor(now: () => number, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
    this.#since = now();
  }

  /** How long nothing was heard, in ms. */
  get silence(): number {
    return this.#now() - this.#lastHeard;
  }

  /** Something was heard, so what is shown is of now if nothing is missing. */
  heard(): void {
    this.#lastHeard = this.#now();
    if (this.facts.caughtUp) this.#upTo = this.#lastHeard;
  }

  /** Learns something; tells of it when the screen has to say another word. */
  set(facts: Partial<LinkFacts>): void {
    const before = this.facts;
    this.facts = { ...before, ...facts };
    if (facts.caughtUp) this.#upTo = this.#now();
    const isSameKind = kindOf(this.facts) === kindOf(before);
    if (!isSameKind) this.#since = this.#now();
    if (!isSameKind || before.mode !== this.facts.mode) this.#changed();
  }

  /** What the screen may say, with the number of commands that wait. */
  state(queued: number): LinkState {
    return {
      kind: kindOf(this.facts),
      since: this.#since,
      upTo: this.#upTo,
      queued,
      degraded: this.facts.mode === 'degraded',
    };
  }
}
