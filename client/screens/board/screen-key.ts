// The key of this screen: made once, kept in its address and on the device, so that a restart finds it in either.
import { newSecret } from '#client/kit/clock.ts';

const KEY = /^[\w-]{43}$/;
const KEPT = 'mawid.screen';
const PAGE = '/board';

/** Where the key is kept: the page's address and the device's storage, which may forbid it. */
export interface KeyPlaces {
  readonly path: string;
  readonly kept: () => string | null;
  readonly keep: (key: string) => void;
  readonly go: (path: string) => void;
  readonly make: () => string;
}

/** The key of this screen: the one of its address, else the kept one, else a new one; from now on in both. */
export function screenKey({ path, kept, keep, go, make }: KeyPlaces): string {
  const key = [path.slice(PAGE.length + 1), kept() ?? ''].find((one) => KEY.test(one)) ?? make();
  keep(key);
  if (path !== `${PAGE}/${key}`) go(`${PAGE}/${key}`);
  return key;
}

/** The places of this browser. */
export function browserPlaces(): KeyPlaces {
  return {
    path: location.pathname,
    kept: () => quietly(() => localStorage.getItem(KEPT)),
    keep: (key) => void quietly(() => localStorage.setItem(KEPT, key)),
    go: (path) => history.replaceState(null, '', path),
    make: newSecret,
  };
}

/** A device that forbids storage has the address alone. */
function quietly<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
