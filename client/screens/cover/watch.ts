// Watches whether anybody is there, in all tabs of this browser together, and keeps whose screen is covered.
import { useSyncExternalStore } from 'react';
import { now } from '#client/kit/clock.ts';
import { keep, kept } from '#client/screens/account/device-store.ts';
import { type Idle, idleAt } from './idle.ts';

/** When the last input was, in ms, and whose screen is covered. */
const SEEN = 'mawid.seen';
const COVERED = 'mawid.covered';
/** Other tabs hear of an input this often at most, in ms. */
const TELL_EVERY = 5000;
const LOOK_EVERY = 1000;
/** A screen reader's own press is a click and nothing before it. */
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'click'] as const;

type Seen = { readonly by: string; readonly at: number };
/** What is known of the desk: covered, or whether somebody is there. */
export type Watched = 'covered' | Exclude<Idle, 'away'>;

const listeners = new Set<() => void>();
let person: string | null = null;
let lastInput = 0;
let current: Watched = 'here';

/** Watches for `caller` until the answer is called. Somebody else than was here last begins anew. */
export function watchOver(caller: string): () => void {
  const seen = kept<Seen>(SEEN);
  person = caller;
  if (seen?.by === caller) lastInput = seen.at;
  else hereNow();
  if (kept<string>(COVERED) !== caller) keep(COVERED, null);
  look();
  const timer = setInterval(look, LOOK_EVERY);
  const seeInput = () => hereAgain();
  for (const name of INPUTS) addEventListener(name, seeInput, { capture: true, passive: true });
  addEventListener('storage', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    person = null;
    clearInterval(timer);
    for (const name of INPUTS) removeEventListener(name, seeInput, { capture: true });
    removeEventListener('storage', look);
    document.removeEventListener('visibilitychange', look);
  };
}

/** The right password was given. Another tab that hears of it in parts must not cover the desk again: the input comes first. */
export function uncover(): void {
  hereNow();
  keep(COVERED, null);
  look();
}

/** Somebody has signed in, and is here in every tab of theirs. */
export function beginAs(caller: string): void {
  person = caller;
  uncover();
}

/** What is known of the desk, followed. */
export function useWatched(): Watched {
  return useSyncExternalStore(follow, () => current);
}

function hereAgain(): void {
  // Time that ran out while the device slept is not given back by the hand that wakes it.
  look();
  if (current === 'covered') return;
  if (current === 'leaving' || now() - lastInput >= TELL_EVERY) hereNow();
  look();
}

function hereNow(): void {
  lastInput = now();
  if (person !== null) keep(SEEN, { by: person, at: lastInput } satisfies Seen);
}

function look(): void {
  if (person === null) return;
  const seen = kept<Seen>(SEEN);
  if (seen?.by === person) lastInput = seen.at;
  const idle = idleAt(now(), lastInput);
  if (idle === 'away' && kept<string>(COVERED) === null) keep(COVERED, person);
  // Where it is kept that somebody else's screen is covered, an idle one is covered all the same.
  show(idle === 'away' || kept<string>(COVERED) === person ? 'covered' : idle);
}

function show(next: Watched): void {
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
