// That series, and their dates without a place, may be others now: whoever shows them reads them anew.
import { useCallback, useSyncExternalStore } from 'react';
import type { Remote } from '#client/live/feed.ts';
import { useRemote } from '#client/live/hooks.ts';

const listeners = new Set<() => void>();
let edition = 0;

/** A series has changed, here or elsewhere. */
export function noteSeriesChange(): void {
  edition += 1;
  for (const listener of listeners) listener();
}

/** Counts the changes of series that this page knows of. */
export function useSeriesEdition(): number {
  const hear = useCallback(({ events }: Remote) => {
    if (events.some(({ type }) => type.startsWith('series.'))) noteSeriesChange();
  }, []);
  useRemote(hear);
  return useSyncExternalStore(listen, () => edition);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
