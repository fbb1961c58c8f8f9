// Brings the focus to the first field of a form that is at fault.
import { type RefObject, useEffect } from 'react';

const STOP = ':is(input, textarea, button):not([tabindex="-1"])';

/**
 * Whenever `faults` is a new object with entries, the first field inside `form` that is at fault takes the focus, else
 * what is marked with `data-fault`.
 */
export function useFirstFault(form: RefObject<HTMLElement | null>, faults: object | null): void {
  useEffect(() => {
    if (faults === null || Object.keys(faults).length === 0) return;
    const find = (marked: string) => form.current?.querySelector<HTMLElement>(`${marked} ${STOP}`);
    (find('[data-invalid]') ?? find('[data-fault]'))?.focus();
  }, [form, faults]);
}
