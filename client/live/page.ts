// Opens the live part on a real page: its clock, its frames, its network and its socket.
import { chance, newId, now } from '#client/kit/clock.ts';
import type { ClinicClock } from './clinic-clock.ts';
import { indexedShelf } from './indexed-shelf.ts';
import { type Live, openLive } from './live.ts';
import { pollWire } from './poll-wire.ts';
import { socketWire } from './socket-wire.ts';
import type { Surroundings } from './surroundings.ts';
import type { Stop, Timers } from './timers.ts';
import type { Window } from './window.ts';

/** How long changes are gathered while nothing is drawn, in ms. */
const HIDDEN_FRAME = 50;

const timers: Timers = {
  now,
  newId,
  chance,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  frame(run) {
    if (document.hidden) return timers.after(HIDDEN_FRAME, run);
    const asked = requestAnimationFrame(run);
    return () => cancelAnimationFrame(asked);
  },
};

const surroundings: Surroundings = {
  onOnline: (run) => listen(window, 'online', run),
  onOffline: (run) => listen(window, 'offline', run),
  onAwake: (run) => listen(document, 'visibilitychange', () => void (document.hidden || run())),
  onAsleep: (run) => listen(document, 'visibilitychange', () => void (document.hidden && run())),
  onLeaving: (run) => listen(window, 'pagehide', run),
};

function listen(target: EventTarget, name: string, run: () => void): Stop {
  target.addEventListener(name, run);
  return () => target.removeEventListener(name, run);
}

/** What a page opens with: its clinic, whose it is, the days on the screen, and the clinic's clock. */
export type PageParts = {
  readonly clinic: string;
  readonly account?: string;
  readonly shown: Window;
  readonly clock: ClinicClock;
};

/**
 * Opens the live part of this page. `shown` are the days on the screen; the session is the cookie's. With `account`
 * (the caller's id) commands that have no answer yet survive a reload, for that person alone.
 */
export function openPage({ clinic, account, shown, clock }: PageParts): Live {
  const shelf = account && { shelf: indexedShelf({ clinic, account, page: newId() }) };
  return openLive({
    clinic,
    shown,
    socket: socketWire(),
    poll: pollWire(),
    timers,
    clock,
    surroundings,
    ...shelf,
  });
}
