// Sliding: a card that somebody else moved glides once from its old place to the new one.
import { columnElements } from './hit.ts';
import type { Core } from './core.ts';
import type { Placed } from './placement.ts';

interface Spot {
  readonly key: string;
  readonly columnKey: string;
  readonly top: number;
}

const SLIDE_MS = 170;

/**
 * Makes a function to call after each drawing: it compares where cards stood and stand, and slides the moved ones. Cards
 * dropped here are already where the ghost was. Other columns mean another view, where nothing has moved.
 */
export function makeSlides(core: Core): () => void {
  let view = '';
  let before = new Map<string, Spot>();
  return () => {
    const scene = core.scene.current;
    if (!scene) return;
    const seen = scene.columns.map((column) => column.key).join();
    const now = new Map<string, Spot>();
    const moved: { from: Spot; to: Placed }[] = [];
    for (const placed of [...scene.placement.cards.values()].flat()) {
      const id = `${placed.card.id} ${placed.card.slim === true}`;
      const from = before.get(id);
      now.set(id, { key: placed.key, columnKey: placed.card.columnKey, top: placed.top });
      if (seen === view && from && isElsewhere(from, placed) && !core.dropped.delete(placed.card.id)) {
        moved.push({ from, to: placed });
      }
    }
    view = seen;
    before = now;
    if (moved.length > 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      slide(core, moved, scene.axis.minutes);
  };
}

function isElsewhere(from: Spot, to: Placed): boolean {
  return from.columnKey !== to.card.columnKey || from.top !== to.top;
}

function slide(core: Core, moved: readonly { from: Spot; to: Placed }[], minutes: number): void {
  const rects = new Map(
    columnElements(core).map((column) => [column.dataset['column'], column.getBoundingClientRect()]),
  );
  for (const { from, to } of moved) {
    const old = rects.get(from.columnKey);
    const rect = rects.get(to.card.columnKey);
    const element = core.scroller.current?.querySelector(`[data-card="${CSS.escape(to.key)}"]`);
    if (!old || !rect || !element) continue;
    const y = ((from.top - to.top) / minutes) * rect.height;
    element.animate(
      [
        { translate: `${old.left - rect.left}px ${y}px`, zIndex: 3 },
        { translate: '0 0', zIndex: 3 },
      ],
      { duration: SLIDE_MS, easing: 'ease-out' },
    );
  }
}
