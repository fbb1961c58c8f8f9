// Which drafts somebody has before them: those are not offered.
import { useSyncExternalStore } from 'react';
import type { Draft } from '#client/live/drafts.ts';
import { useDrafts } from '#client/live/hooks.ts';

const listeners = new Set<() => void>();
let open: ReadonlySet<string> = new Set();

/** A draft is on the page until the answer is called. */
export function noteOpenDraft(key: string): () => void {
  show(new Set([...open, key]));
  return () => show(new Set([...open].filter((one) => one !== key)));
}

/** Drafts that nobody has before them, the newest first. */
export function useLeftDrafts(): readonly Draft[] {
  const shown = useSyncExternalStore(follow, () => open);
  return useDrafts().filter(({ key }) => !shown.has(key));
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: ReadonlySet<string>): void {
  open = next;
  for (const listener of listeners) listener();
}
