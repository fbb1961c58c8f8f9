// Walking: where the cursor goes, stop by stop, column by column.
import { type Core, type ColumnScene, columnScene, type Scene, stepOf } from './core.ts';
import type { Cursor } from './cursor.ts';
import { openingOf } from './open-hours.ts';
import { speak, slotName } from './speech.ts';
import { neighbour, stopAt, stopsOf } from './stops.ts';

/** One stop up or down. */
export function walk(core: Core, step: 1 | -1): void {
  const cursor = core.cursor.at();
  const place = cursor && columnScene(core, cursor.columnKey);
  if (!cursor || !place) return;
  const stops = stopsOf(place.standing, place.on.day.minutes, stepOf(place.scene.props));
  const stop = neighbour(stops, cursor, step);
  goTo(core, { ...stop, columnKey: cursor.columnKey, anchor: stop.minute });
}

/** To the opening of the column and, from there, to the first minute of the day; likewise the other way. */
export function walkToEdge(core: Core, at: 'start' | 'end'): void {
  const cursor = core.cursor.at();
  const place = cursor && columnScene(core, cursor.columnKey);
  if (!cursor || !place) return;
  const step = stepOf(place.scene.props);
  const { minutes } = place.on.day;
  const opening = openingOf(place.column.open) ?? 0;
  const closing = (place.column.open.at(-1)?.end ?? minutes) - step;
  const minute = at === 'start' ? beforeOr(cursor.minute, opening, 0) : afterOr(cursor.minute, closing, minutes - step);
  standAt(core, place, minute, minute);
}

function beforeOr(from: number, opening: number, first: number): number {
  return from > opening ? opening : first;
}

function afterOr(from: number, closing: number, last: number): number {
  return from < closing ? closing : last;
}

/** To the column of an index, -1 for the last, at the same height. */
export function walkToColumn(core: Core, index: number): void {
  const scene = core.scene.current;
  const cursor = core.cursor.at();
  const into = scene?.columns.at(index);
  if (!scene || !cursor || !into) return;
  const place = columnScene(core, into.key);
  if (!place) return;
  const minute = sameHeight(scene, cursor.columnKey, into.key, cursor.anchor);
  standAt(core, place, minute, minute);
}

/** To the neighbouring column on the left or right of the screen. */
export function walkAside(core: Core, towards: 'left' | 'right'): void {
  const scene = core.scene.current;
  const cursor = core.cursor.at();
  if (!scene || !cursor) return;
  const index = scene.columns.findIndex((column) => column.key === cursor.columnKey) + asideStep(core, towards);
  if (index >= 0 && index < scene.columns.length) walkToColumn(core, index);
}

/** Which way of the columns' order a side of the screen is. */
export function asideStep(core: Core, towards: 'left' | 'right'): 1 | -1 {
  const isRtl = core.scroller.current !== null && getComputedStyle(core.scroller.current).direction === 'rtl';
  return (towards === 'right') === isRtl ? -1 : 1;
}

/** The grid minute of another column at the same height of the axis. */
export function sameHeight(scene: Scene, fromKey: string, intoKey: string, minute: number): number {
  const dateOf = (key: string) => scene.columns.find((column) => column.key === key)?.date ?? '';
  return scene.axis.on(dateOf(intoKey)).minuteAt(scene.axis.on(dateOf(fromKey)).start(minute));
}

function standAt(core: Core, place: ColumnScene, minute: number, anchor: number): void {
  const stop = stopAt(place.standing, minute, place.on.day.minutes, stepOf(place.scene.props));
  goTo(core, { ...stop, columnKey: place.column.key, anchor });
}

function goTo(core: Core, next: Cursor): void {
  const before = core.cursor.at();
  core.cursor.go(next);
  // Only within one column is the focused element the same one with a new name, which nobody would hear.
  if (before?.columnKey !== next.columnKey || before.key !== null || next.key !== null) return;
  const place = columnScene(core, next.columnKey);
  if (!place) return;
  speak(core, slotName(place, { start: next.minute, end: next.minute + stepOf(place.scene.props) }));
}
