// A choice takes the pressed button away: the focus goes on in the same row, and after a choice for all to what carries it out.
import { type RefObject, useEffect, useRef } from 'react';

/** Call what it answers with the row of a choice, or null for all, before the choice is drawn. */
export function useKeptFocus(form: RefObject<HTMLFormElement | null>): (row: string | null) => void {
  const chosen = useRef<{ readonly row: string | null } | null>(null);
  useEffect(() => {
    const { current } = chosen;
    if (!current || !form.current) return;
    chosen.current = null;
    const { id } = form.current;
    const next =
      current.row === null
        ? document.querySelector<HTMLElement>(`button[form="${id}"]`)
        : form.current.querySelector<HTMLElement>(`[data-row="${current.row}"] button`);
    next?.focus();
  });
  return (row) => void (chosen.current = { row });
}

/** As soon as there are rows the focus is in the first that waits for a choice, else on what carries it all out. */
export function useFirstFocus(form: RefObject<HTMLFormElement | null>, isHere: boolean): void {
  useEffect(() => {
    if (!isHere || !form.current) return;
    const waiting = form.current.querySelector<HTMLElement>('[data-fault] button');
    (waiting ?? document.querySelector<HTMLElement>(`button[form="${form.current.id}"]`))?.focus();
  }, [form, isHere]);
}
