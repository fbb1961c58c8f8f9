// The place of this page: its address, followed; going somewhere is a step of the browser's history.
import { useSyncExternalStore } from 'react';
import { addressOf, type Place, placeOf } from './place-text.ts';

const listeners = new Set<() => void>();
let current: Place = placeOf(location.pathname, location.search);

addEventListener('popstate', () => show());

/** The place now. */
export function place(): Place {
  return current;
}

/** Goes to a changed place. `replace` leaves no step to come back to: for what nobody chose. */
export function go(changes: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const address = addressOf({ ...current, ...changes });
  if (address === addressOf(current)) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  show();
}

/** Goes to the beginning of another page, with nothing carried over. */
export function goToPage(path: string, how: 'push' | 'replace' = 'push'): void {
  go(placeOf(path, ''), how);
}

/** The place, followed. */
export function usePlace(): Place {
  return useSyncExternalStore(follow, place);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(): void {
  current = placeOf(location.pathname, location.search);
  for (const listener of listeners) listener();
}
