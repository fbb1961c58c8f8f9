// The shake: a card that does not follow the hand says no.

const SHAKE_MS = 260;
const STEPS = ['0', '3px', '-3px', '3px', '-2px', '0'];

/** Shakes an element by 3 px, once; not for those who asked for less motion. */
export function shake(element: Element | null | undefined): void {
  if (!element || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate(
    STEPS.map((translate) => ({ translate })),
    { duration: SHAKE_MS, easing: 'ease-in-out' },
  );
}
