// What fits beside a patient's name, and on time on hold: whose it is, and how long still.
import type { Measure } from './fit.ts';

/** How somebody is named on a tag: by name, by the first letter, or by the sign alone. */
export type TagSize = 'name' | 'initial' | 'sign';

/** px a tag's bold text is wider than a card's second line, in which is measured. */
const BOLDER = 1.08;
/** px of a tag around its text: sign, gap and padding. */
const TAG = 24;
/** px of a tag with one letter. */
const INITIAL = 34;
/** px that the patient's name keeps before the tag may show a whole name, and before it may show a letter. */
const NAME_KEEPS = 46;
const NAME_NEEDS = 26;

/** The largest tag with this name that leaves enough of `room`, px that the patient's name has beside it. */
export function tagFor(name: string, room: number, measure: Measure): TagSize {
  if (room - measure(name) * BOLDER - TAG >= NAME_KEEPS) return 'name';
  return room - INITIAL >= NAME_NEEDS ? 'initial' : 'sign';
}

/** What a block shows. */
export interface BlockLines {
  readonly who: 'name' | 'initial';
  /** Where the countdown stands: beside the name, with or without its sign, on a line of its own, or nowhere. */
  readonly left: 'beside' | 'beside-bare' | 'below' | 'below-bare' | 'none';
  /** From–to, on the last line. */
  readonly range: boolean;
}

/** The texts of a block. */
export interface BlockTexts {
  readonly name: string;
  /** A countdown as wide as it gets. */
  readonly left: string;
  readonly range: string;
}

/** px of the countdown's pill around its text, of its sign, and between it and the name. */
const PILL = 12;
const SIGN = 14;
const GAP = 4;
/** px of a name tag's padding, and the least a name is cut to before it becomes a letter. */
const PADDING = 12;
const SHORTEST_NAME = 40;
const LETTER = 20;
/** px of one line, and of a block's own padding. */
const LINE = 18;
const AROUND = 4;

/** The lines of a block of `height` by `width` px. A time that has no room is left out. */
export function blockLinesOf(texts: BlockTexts, height: number, width: number, measure: Measure): BlockLines {
  const lines = Math.max(1, Math.floor((height - AROUND) / LINE));
  const pill = measure(texts.left) * BOLDER + PILL;
  const name = Math.min(measure(texts.name) * BOLDER + PADDING, SHORTEST_NAME);
  const rangeFits = measure(texts.range) <= width;
  const beside = (who: number, sign: number) => who + GAP + pill + sign <= width;
  const under = (used: number) => rangeFits && lines > used;
  const whole = measure(texts.name) * BOLDER + PADDING;
  if (beside(whole, SIGN)) return { who: 'name', left: 'beside', range: under(1) };
  if (beside(name, 0)) return { who: 'name', left: 'beside-bare', range: under(1) };
  const who = name <= width ? 'name' : 'initial';
  if (lines > 1 && pill <= width) {
    return { who, left: pill + SIGN <= width ? 'below' : 'below-bare', range: under(2) };
  }
  if (beside(LETTER, 0)) return { who: 'initial', left: 'beside-bare', range: false };
  return { who, left: 'none', range: false };
}
