// What is being typed, kept on the device at the first pause and when the field is left, so that no reload loses it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { now } from '#client/kit/clock.ts';
import type { Draft } from '#client/live/drafts.ts';
import { useDrafts, useLive } from '#client/live/hooks.ts';
import { noteOpenDraft } from './open-drafts.ts';

/** So long after the last letter it is kept, in ms. */
const PAUSE_MS = 400;

type Keep<T> = (value: T | null) => void;

/**
 * What is typed under a key, here or before the page was loaded, and the way to change it; null forgets it at once.
 * While it is mounted nobody is asked whether to go on with it.
 */
export function useDraft<T>(key: string, kind: Draft['kind']): [T | null, Keep<T>] {
  const { drafts } = useLive();
  const kept = useDrafts().find((one) => one.key === key)?.value as T | undefined;
  const [typed, setTyped] = useState<T | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly value: T } | null>(null);
  const write = useCallback(() => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    drafts.put({ key, kind, at: now(), value: waiting.current.value });
    waiting.current = null;
  }, [drafts, key, kind]);
  const keep = useCallback<Keep<T>>(
    (value) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = value === null ? null : { timer: setTimeout(write, PAUSE_MS), value };
      setTyped(value);
      if (value === null) drafts.drop(key);
    },
    [drafts, key, write],
  );
  useEffect(() => {
    const gone = noteOpenDraft(key);
    const moments = ['focusout', 'pagehide'] as const;
    for (const moment of moments) addEventListener(moment, write);
    return () => {
      gone();
      for (const moment of moments) removeEventListener(moment, write);
      write();
    };
  }, [key, write]);
  return [typed ?? kept ?? null, keep];
}
