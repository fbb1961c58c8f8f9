// The screen's state as the page follows it: what to show, the clinic's time, and whether somebody stands at it.
import { useEffect, useState } from 'react';
import { chance, now } from '#client/kit/clock.ts';
import { askServer } from './ask-server.ts';
import { isNewerOut, isNight } from './newer-version.ts';
import { browserPlaces, screenKey } from './screen-key.ts';
import { followScreen, type ScreenState } from './screen-line.ts';

const timers = {
  now,
  chance,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** How often a newer version is looked for, in ms: at night, and after an answer that was not understood. */
const LOOK_MS = 10 * 60_000;
const STRANGE_MS = 60_000;
/** How long the mouse is shown after it moved. */
const ATTENDED_MS = 5000;

/** What this screen shows, followed for as long as the page stands. */
export function useScreen(): ScreenState {
  const [state, setState] = useState<ScreenState>({ kind: 'starting', lostAt: null });
  useEffect(() => {
    let lookedAt = 0;
    const strange = () => {
      if (now() - lookedAt < STRANGE_MS) return;
      lookedAt = now();
      void reloadIfNewer();
    };
    const line = followScreen({ key: screenKey(browserPlaces()), ask: askServer(strange), timers, show: setState });
    for (const change of ['online', 'offline']) addEventListener(change, line.soon);
    return () => {
      for (const change of ['online', 'offline']) removeEventListener(change, line.soon);
      line.stop();
    };
  }, []);
  return state;
}

/** Loads the page anew at night when a newer version is out; `minutes` is the clinic's wall clock. */
export function useFreshPages(minutes: number): void {
  const isDue = isNight(minutes);
  useEffect(() => {
    if (!isDue) return;
    void reloadIfNewer();
    const timer = setInterval(() => void reloadIfNewer(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isDue]);
}

async function reloadIfNewer(): Promise<void> {
  if (await isNewerOut()) location.reload();
}

/** Whether somebody stands at the screen: they moved the mouse, touched it or pressed a key a moment ago. */
export function useAttended(): boolean {
  const [isAttended, setAttended] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const noticed = () => {
      clearTimeout(timer);
      setAttended(true);
      timer = setTimeout(() => setAttended(false), ATTENDED_MS);
    };
    const signs = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const sign of signs) addEventListener(sign, noticed);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, noticed);
    };
  }, []);
  return isAttended;
}

/** Keeps the device from putting the screen to sleep while it is shown; where that cannot be asked, the device decides. */
export function useLit(): void {
  useEffect(() => {
    const ask = () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').catch(() => undefined);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, []);
}
