// Whose a key is: the page's, or that of what somebody types in or has open.

const TYPED_IN = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';
/** Whatever is open over the page, or has keys of its own. */
const KEPT_APART = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
const MODAL = '[role=dialog][aria-modal=true], [role=alertdialog], section[data-rac] [role=dialog]';

/** Whether a key may be the page's at all: nobody used it, it is not held down, and no dialog asks for an answer. */
export function isForPage(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && !event.repeat && document.querySelector(MODAL) === null;
}

/** The element a key was pressed on. */
export function targetOf(event: KeyboardEvent): Element {
  return event.target instanceof Element ? event.target : document.body;
}

/** Whether text is written in an element. */
export function isTypedIn(target: Element): boolean {
  return target.matches(TYPED_IN);
}

/** Whether letters are an element's own. */
export function takesLetters(target: Element): boolean {
  return isTypedIn(target) || target.closest(KEPT_APART) !== null;
}
