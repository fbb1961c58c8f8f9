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
