// Where the cursor belongs after the grid was drawn anew: on its card wherever that went, else at its time.
import { columnScene, type ColumnScene, type Core, type Scene, stepOf } from './core.ts';
import type { Cursor } from './cursor.ts';
import type { Placed } from './placement.ts';
import { stopAt } from './stops.ts';

/** Moves the cursor after its card, off a card that went away, onto a card that took its free time. */
export function settleCursor(core: Core): void {
  const scene = core.scene.current;
  const first = scene?.columns[0];
  if (!scene || !first) return;
  const cursor = core.cursor.at();
  // A day that is still coming has no opening to begin at.
  if (!cursor && scene.props.loading === true) return;
  const card = cursor?.key ? cardOf(scene, cursor.key) : undefined;
  if (cursor && card) {
    const { start, columnKey } = card.card;
    core.cursor.go({ columnKey, minute: Math.max(0, start), key: card.key, anchor: cursor.anchor });
    return;
  }
  const place = columnScene(core, cursor?.columnKey ?? first.key) ?? columnScene(core, first.key);
  if (place) core.cursor.go(standing(place, cursor?.minute ?? firstMinute(place)));
}

function standing(place: ColumnScene, minute: number): Cursor {
  const stop = stopAt(place.placed, minute, place.on.day.minutes, stepOf(place.scene.props));
  return { ...stop, columnKey: place.column.key, anchor: stop.minute };
}

/** The present moment where it is shown, else the opening. */
function firstMinute({ scene, column }: ColumnScene): number {
  const now = scene.props.now;
  return now?.date === column.date ? now.minute : (column.open[0]?.start ?? 0);
}

/** The card of a key, or the same appointment's where it stands now. */
function cardOf(scene: Scene, key: string): Placed | undefined {
  const all = [...scene.placement.values()].flat();
  const id = key.slice(0, key.indexOf('@'));
  const same = all.filter((placed) => placed.card.id === id);
  return same.find((placed) => placed.key === key) ?? same.find((placed) => !placed.card.slim) ?? same[0];
}
