// Brings the focus on to what follows a part of a form that has just been answered.

const STOPS = ':is(input, textarea, button):not([tabindex="-1"], :disabled)';

/** The first stop after an element, inside the same dialog or form, takes the focus. */
export function focusNext(after: HTMLElement): void {
  const root = after.closest('[role="dialog"], form') ?? document.body;
  const stops = [...root.querySelectorAll<HTMLElement>(STOPS)];
  stops.find((stop) => isBehind(after, stop))?.focus();
}

function isBehind(element: HTMLElement, other: HTMLElement): boolean {
  const isLater = (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isLater && !element.contains(other);
}
