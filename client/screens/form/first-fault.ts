// Brings the focus to the first field of a form that is at fault.
import { type RefObject, useEffect } from 'react';

const FAULTY = ':is([data-invalid], [data-fault]) :is(input, textarea, button):not([tabindex="-1"])';

/** Whenever `faults` is a new object with entries, the first marked field inside `form` takes the focus. */
export function useFirstFault(form: RefObject<HTMLElement | null>, faults: object | null): void {
  useEffect(() => {
    if (faults === null || Object.keys(faults).length === 0) return;
    form.current?.querySelector<HTMLElement>(FAULTY)?.focus();
  }, [form, faults]);
}
