// The regions of the page, between which F6 carries the focus.

const FOCUSABLE =
  '[role=grid] [tabindex="0"], button:not(:disabled):not([tabindex="-1"]), a[href], input:not(:disabled), [tabindex="0"]';

/** Moves the focus to the first place of the next region, or of the one before. */
export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => one.checkVisibility());
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const start = at < 0 && by < 0 ? 0 : at;
  const next = regions[(start + by + regions.length) % regions.length];
  if (next) (firstIn(next) ?? next).focus();
}

/** Moves the focus to the sheet that is open. */
export function focusSheet(): void {
  document.querySelector<HTMLElement>('[data-region=sheet] [role=dialog]')?.focus();
}

/** The grid's column keys act on the grid: it gets the focus where it was, and then the key. */
export function giveKeyToGrid(code: string): void {
  const stop = document.querySelector<HTMLElement>('[role=grid] [data-card][tabindex="0"], [role=grid] [data-slot]');
  if (!stop) return;
  stop.focus();
  stop.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }));
}

function firstIn(region: HTMLElement): HTMLElement | undefined {
  const all = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return all.find((one) => one.checkVisibility({ visibilityProperty: true }));
}
