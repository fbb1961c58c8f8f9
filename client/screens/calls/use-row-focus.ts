// Keeps the focus in a list whose rows go away when they are done with, here or on another desk.
import { type RefObject, useEffect, useRef } from 'react';
import { rowAfter } from './progress.ts';

/** The ref of the list; its rows carry their ids in `data-call` and what takes the focus in `data-confirm`. */
export function useRowFocus(ids: readonly string[]): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<string | null>(null);
  const before = useRef(ids);
  useEffect(() => {
    const see = ({ target }: FocusEvent) => {
      const row = target instanceof Element && list.current?.contains(target) ? target.closest('[data-call]') : null;
      focused.current = row?.getAttribute('data-call') ?? null;
    };
    document.addEventListener('focusin', see);
    return () => document.removeEventListener('focusin', see);
  }, []);
  useEffect(() => {
    const gone = focused.current;
    const was = before.current;
    before.current = ids;
    // Whoever went elsewhere meanwhile is left there.
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (gone === null || ids.includes(gone) || !isLost) return;
    const next = rowAfter(was, gone, ids);
    focusRow(list.current?.querySelector(`[data-call="${next}"]`));
  });
  return list;
}

/** The focus goes to what a row is there for, else to its first button. */
export function focusRow(row: Element | null | undefined): void {
  const stop = row?.querySelector<HTMLElement>('[data-confirm]') ?? row?.querySelector<HTMLElement>('button');
  stop?.focus();
}
