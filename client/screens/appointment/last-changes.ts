// Who last changed which appointment, or closed which time, as far as this page has heard it: others' changes as they come, one's own at once.
import { useCallback, useSyncExternalStore } from 'react';
import type { Remote } from '#client/live/feed.ts';
import { useRemote } from '#client/live/hooks.ts';
import { nounIn } from '#client/live/kept.ts';
import type { Id } from '#shared/model/id.ts';

/** One change: by whom, when (an instant), and the version it made. */
export type LastChange = {
  readonly by: { readonly id: Id; readonly name: string };
  readonly at: string;
  readonly version: number;
};

/** Only the newest are kept: the oldest of a long day are not asked about any more. */
const MOST_KEPT = 500;
const changes = new Map<Id, LastChange>();
const listeners = new Set<() => void>();

/** Remembers a change. */
export function noteChange(id: Id, change: LastChange): void {
  const known = changes.get(id);
  if (known && known.version > change.version) return;
  changes.delete(id);
  changes.set(id, change);
  const [oldest] = changes.keys();
  if (changes.size > MOST_KEPT && oldest !== undefined) changes.delete(oldest);
  for (const listener of listeners) listener();
}

/** Listens for what others do; once on a page that opens appointments. */
export function useRememberedChanges(): void {
  const hear = useCallback(({ by, at, version, events }: Remote) => {
    for (const event of events) {
      const carried = nounIn(event);
      if ((carried?.noun === 'appointment' || carried?.noun === 'closure') && by)
        noteChange(carried.value.id, { by, at, version });
    }
  }, []);
  useRemote(hear);
}

/** The last change of an appointment, if this page has heard of it: now. */
export function lastChangeOf(id: Id): LastChange | undefined {
  return changes.get(id);
}

/** The last change of an appointment or a closed time, if this page has heard of it. */
export function useLastChange(id: Id): LastChange | undefined {
  return useSyncExternalStore(follow, () => changes.get(id));
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
