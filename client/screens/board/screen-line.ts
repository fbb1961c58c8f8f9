// What a screen shows, by what it hears: a code until it is paired, then its clinic; it goes on for weeks by itself.
import type { QueryOutput } from '#shared/contract/queries.ts';
import { spread, type Stop, type Timers } from '#client/live/timers.ts';

/** What the server tells a screen. */
export type ScreenView = QueryOutput<'display.view'>;

/** What there is to show; times are ms on this device. `lostAt`: since when the server has not been heard. */
export type ScreenState = { readonly lostAt: number | null } & (
  | { readonly kind: 'starting' }
  | { readonly kind: 'code'; readonly code: string; readonly endsAt: number }
  | { readonly kind: 'board'; readonly view: ScreenView }
);

/** An answer, or none: `retryMs` is how long to wait at least. */
export type Silence = { readonly kind: 'silence'; readonly retryMs?: number };

/** The two questions a screen asks. */
export type ScreenAsk = {
  /** Whose am I? */
  readonly session: (
    key: string,
  ) => Promise<
    | { readonly kind: 'code'; readonly code: string; readonly expiresInMs: number }
    | { readonly kind: 'paired' }
    | Silence
  >;
  /** What do I show? */
  readonly view: (
    key: string,
  ) => Promise<{ readonly kind: 'view'; readonly view: ScreenView } | { readonly kind: 'stranger' } | Silence>;
};

/** How long a screen waits between two questions, in ms. */
export const PACE = { code: 2500, board: 5000, silence: 2000, atLeast: 250 } as const;

/** After so long without the server what is shown counts as old. */
const STALE_MS = 60_000;

/** Whether what is shown is old, and turns grey; times in ms on this device. */
export function isStale(lostAt: number | null, at: number): boolean {
  return lostAt !== null && at - lostAt >= STALE_MS;
}

/** What following stands on; `show` is told each new state. */
export type ScreenParts = {
  readonly key: string;
  readonly ask: ScreenAsk;
  readonly timers: Pick<Timers, 'now' | 'after' | 'chance'>;
  readonly show: (state: ScreenState) => void;
};

/** Asks until it is stopped; `soon` asks at once, as when the network is back. */
export function followScreen({ key, ask, timers, show }: ScreenParts): {
  readonly stop: Stop;
  readonly soon: () => void;
} {
  let state: ScreenState = { kind: 'starting', lostAt: null };
  let isPaired = false;
  let isOver = false;
  let isAsking = false;
  let cancel: Stop = () => undefined;

  function turn(to: ScreenState): void {
    state = to;
    show(state);
  }

  /** One question, and how long to wait after its answer. */
  async function round(): Promise<number> {
    const heard = await (isPaired ? ask.view(key) : ask.session(key));
    if (isOver) return 0;
    switch (heard.kind) {
      case 'view':
        turn({ kind: 'board', view: heard.view, lostAt: null });
        return PACE.board;
      case 'code':
        turn({ kind: 'code', code: heard.code, endsAt: timers.now() + heard.expiresInMs, lostAt: null });
        return Math.min(PACE.code, heard.expiresInMs);
      case 'silence':
        turn({ ...state, lostAt: state.lostAt ?? timers.now() });
        return Math.max(PACE.silence, heard.retryMs ?? 0);
      case 'stranger':
      case 'paired':
        isPaired = heard.kind === 'paired';
        return PACE.atLeast;
    }
  }

  async function run(): Promise<void> {
    if (isAsking || isOver) return;
    isAsking = true;
    cancel();
    const waitMs = await round().catch(() => PACE.silence);
    isAsking = false;
    if (!isOver) cancel = timers.after(Math.max(PACE.atLeast, spread(waitMs, timers)), () => void run());
  }

  void run();
  return {
    soon: () => void run(),
    stop() {
      isOver = true;
      cancel();
    },
  };
}
