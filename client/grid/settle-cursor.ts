// Where the cursor belongs after the grid was drawn anew: on its card or block wherever that went, else at its time.
import { columnScene, type ColumnScene, type Core, type Scene, stepOf } from './core.ts';
import type { Cursor } from './cursor.ts';
import { openingOf } from './open-hours.ts';
import { stopAt } from './stops.ts';

/** Moves the cursor after its card, off a card or block that went away, onto one that took its free time. */
export function settleCursor(core: Core): void {
  const scene = core.scene.current;
  const first = scene?.columns[0];
  if (!scene || !first) return;
  const cursor = core.cursor.at();
  // A day that is still coming has no opening to begin at.
  if (!cursor && scene.props.loading === true) return;
  const found = cursor?.key ? foundAgain(scene, cursor.key) : undefined;
  if (cursor && found) {
    const { key, columnKey, start } = found;
    core.cursor.go({ columnKey, minute: Math.max(0, start), key, anchor: cursor.anchor });
    return;
  }
  const place = columnScene(core, cursor?.columnKey ?? first.key) ?? columnScene(core, first.key);
  if (place) core.cursor.go(standing(place, cursor?.minute ?? firstMinute(place)));
}

function standing(place: ColumnScene, minute: number): Cursor {
  const stop = stopAt(place.standing, minute, place.on.day.minutes, stepOf(place.scene.props));
  return { ...stop, columnKey: place.column.key, anchor: stop.minute };
}

/** The present moment where it is shown, else the opening. */
function firstMinute({ scene, column }: ColumnScene): number {
  const now = scene.props.now;
  return now?.date === column.date ? now.minute : (openingOf(column.open) ?? 0);
}

/** What stands under a key, or the same appointment, hold or closed time where it stands now. */
function foundAgain({ placement }: Scene, key: string) {
  const cards = [...placement.cards.values()].flat().map((placed) => ({ ...placed.card, key: placed.key }));
  const blocks = [...placement.blocks.values()]
    .flat()
    .map((placed) => ({ ...placed.block, key: placed.key, slim: false }));
  const shut = [...placement.closures.values()]
    .flat()
    .map((placed) => ({ ...placed.closure, key: placed.key, slim: false }));
  const id = key.slice(0, key.indexOf('@'));
  const same = [...cards, ...blocks, ...shut].filter((one) => one.id === id);
  return same.find((one) => one.key === key) ?? same.find((one) => one.slim !== true) ?? same[0];
}
