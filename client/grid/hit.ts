// Hit-testing: what lies under the pointer, from the columns' live rectangles, so that direction needs no code.
import { type Core, columnScene } from './core.ts';

/** What a press began on. */
export type Target =
  | { readonly on: 'card' | 'edge' | 'block' | 'closure'; readonly key: string; readonly columnKey: string }
  | { readonly on: 'free'; readonly columnKey: string };

/** The part of the grid an event's element belongs to; null outside the columns. */
export function targetOf(element: EventTarget | null): Target | null {
  if (!(element instanceof Element)) return null;
  const columnKey = element.closest<HTMLElement>('[data-column]')?.dataset['column'];
  if (columnKey === undefined) return null;
  const block = element.closest<HTMLElement>('[data-block]')?.dataset['block'];
  if (block !== undefined) return { on: 'block', key: block, columnKey };
  const closure = element.closest<HTMLElement>('[data-closure]')?.dataset['closure'];
  if (closure !== undefined) return { on: 'closure', key: closure, columnKey };
  const key = element.closest<HTMLElement>('[data-card]')?.dataset['card'];
  if (key === undefined) return { on: 'free', columnKey };
  return { on: element.closest('[data-edge]') ? 'edge' : 'card', key, columnKey };
}

/** The elements of the columns, in order. */
export function columnElements(core: Core): HTMLElement[] {
  return [...(core.scroller.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
}

/** The key of the column nearest to a client x. */
export function columnUnder(core: Core, x: number): string | null {
  let nearest: { key: string | undefined; distance: number } | null = null;
  for (const element of columnElements(core)) {
    const { left, right } = element.getBoundingClientRect();
    const distance = Math.max(left - x, x - right, 0);
    if (!nearest || distance < nearest.distance) nearest = { key: element.dataset['column'], distance };
  }
  return nearest?.key ?? null;
}

/** The grid minute of a column at a client y, not rounded. */
export function minuteUnder(core: Core, columnKey: string, y: number): number {
  const place = columnScene(core, columnKey);
  const element = columnElements(core).find((one) => one.dataset['column'] === columnKey);
  if (!place || !element) return 0;
  const { top, height } = element.getBoundingClientRect();
  return place.on.minuteAt(((y - top) / height) * place.scene.axis.minutes);
}
