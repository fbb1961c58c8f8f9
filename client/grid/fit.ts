// What fits on a card: its time and service in as many lines as it is tall, never a text cut in the middle of a time.

/** The texts of a card, and the room it has in px. */
export interface CardTexts {
  readonly range: string;
  readonly start: string;
  readonly detail: string;
}

/** What stands under the name: the time, and the service beside it or on a line of its own. */
export interface CardLines {
  readonly time: string;
  readonly beside: string;
  readonly below: string;
}

/** The width of a text in px as it will be drawn. */
export type Measure = (text: string) => number;

/** Shorter visits show the name alone. */
const SHORTEST_WITH_TIME = 30;
/** Three lines of text and the card's own padding. */
const THREE_LINES = 60;

export const BETWEEN = ' · ';

/** px beside what stands in a column: its border and the free strip at its end, as in place.module.css. */
const BESIDE = 9;

/** px: a lane with less room than this shows three letters of a name, one at least as tall as `UPRIGHT` its whole first word turned. */
const SLIVER = 34;
const UPRIGHT = 44;

/** Whether a name stands upright: there is no room for it across, and some along the card. */
export function isUpright(room: number, height: number): boolean {
  return room < SLIVER && height >= UPRIGHT;
}

/** The width of one of so many lanes in a column of `width` px. */
export function laneWidth(width: number, lanes: number): number {
  return (width - BESIDE) / lanes;
}

/**
 * The lines under the name, null where there is no room even for the start. Where "start–end · service" does not fit in `width` the start stands alone,
 * or in a tall card the range with the service below it.
 */
export function linesOf(
  texts: CardTexts,
  minutes: number,
  height: number,
  width: number,
  measure: Measure,
): CardLines | null {
  if (minutes < SHORTEST_WITH_TIME) return null;
  const { range, start, detail } = texts;
  if (measure(range + BETWEEN + detail) <= width) return { time: range, beside: detail, below: '' };
  if (measure(start) > width) return null;
  if (height < THREE_LINES) return { time: start, beside: '', below: '' };
  return { time: measure(range) <= width ? range : start, beside: '', below: detail };
}

/** Measures with a canvas in one font, and remembers. */
export function makeMeasure(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 8;
  context.font = font;
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? context.measureText(text).width;
    known.set(text, width);
    return width;
  };
}
