// Two people's versions of one text put together, word by word: what either wrote stays, also where both wrote.

/** The text of both; `crossed` where both changed the same words: theirs then stand there, and mine after them. */
export type MergedText = { readonly text: string; readonly crossed: boolean };

/** A word with the space after it; space before the first word is a word of no letters. */
type Words = readonly string[];
/** Words from `start` to before `end` of the base that a side replaced by its own from `from` to before `to`. */
type Change = { readonly start: number; readonly end: number; readonly from: number; readonly to: number };
type Side = { readonly words: Words; readonly at: readonly number[]; readonly changes: readonly Change[] };
/** A stretch of the base that one side changed, or both. */
type Region = { readonly start: number; readonly end: number };

/** Merges what became of `base` on two sides. A text that only one side changed is that side's. */
export function mergeText(base: string, theirs: string, mine: string): MergedText {
  if (theirs === mine || mine === base) return { text: theirs, crossed: false };
  if (theirs === base) return { text: mine, crossed: false };
  const common = wordsOf(base);
  const sides = [sideOf(common, wordsOf(theirs)), sideOf(common, wordsOf(mine))] as const;
  const pieces: string[] = [];
  let at = 0;
  let crossed = false;
  for (const region of regionsOf(sides)) {
    for (; at < region.start; at += 1) pieces.push(keptWord(common, sides, at));
    const changers = sides.filter((side) => isChangedIn(side, region));
    const [first = [], second] = changers.map((side) => textIn(side, region));
    pieces.push(...(second ? crossing(first, second, isOfLines(common, region)) : first));
    crossed ||= second !== undefined && !isAlike(first, second);
    at = region.end;
  }
  for (; at < common.length; at += 1) pieces.push(keptWord(common, sides, at));
  return { text: joined(pieces), crossed };
}

function wordsOf(text: string): Words {
  return text.match(/^\s+|\S+\s*/g) ?? [];
}

function sideOf(base: Words, words: Words): Side {
  const at = matches(base, words);
  const changes: Change[] = [];
  let [start, from] = [0, 0];
  for (let next = 0; next <= base.length; next += 1) {
    const to = next === base.length ? words.length : (at[next] ?? -1);
    if (to < 0) continue;
    if (next > start || to > from) changes.push({ start, end: next, from, to });
    [start, from] = [next + 1, to + 1];
  }
  return { words, at, changes };
}

/** For each word of `a` its place in `b` in a longest common run of words, or -1. */
function matches(a: Words, b: Words): number[] {
  /** The length of a longest common run of what follows in `a` and in `b`. */
  const lengths = new Map<number, number>();
  const length = (i: number, j: number) => lengths.get(i * (b.length + 1) + j) ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const best = isSame(a[i], b[j]) ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
      lengths.set(i * (b.length + 1) + j, best);
    }
  }
  const found = a.map(() => -1);
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (isSame(a[i], b[j])) {
      found[i] = j;
      [i, j] = [i + 1, j + 1];
    } else if (length(i + 1, j) >= length(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** The changed stretches in order; those of the two sides that touch the same words are one. */
function regionsOf(sides: readonly Side[]): Region[] {
  const all = sides.flatMap(({ changes }) => changes).toSorted((a, b) => a.start - b.start || a.end - b.end);
  const regions: Region[] = [];
  for (const { start, end } of all) {
    const last = regions.at(-1);
    if (last && isTouching(last, { start, end })) {
      regions[regions.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else regions.push({ start, end });
  }
  return regions;
}

/** Whether two stretches share a word, or are both at the same place between two words. */
function isTouching(before: Region, after: Region): boolean {
  const isPoint = after.start === after.end && before.start === before.end;
  return isPoint ? after.start === before.start : after.start < before.end && before.start < before.end;
}

function isWithin(change: Region, region: Region): boolean {
  return change.start >= region.start && change.end <= region.end && !isBeside(change, region);
}

/** Words put in at the very edge of a stretch that the other side replaced stand beside it, not in it. */
function isBeside(change: Region, region: Region): boolean {
  const isEdge = change.start === region.start || change.start === region.end;
  return change.start === change.end && region.start !== region.end && isEdge;
}

function isChangedIn({ changes }: Side, region: Region): boolean {
  return changes.some((one) => isWithin(one, region));
}

/** What a side has in place of a stretch of the base. */
function textIn({ words, at, changes }: Side, { start, end }: Region): Words {
  const text: string[] = [];
  for (let place = start; place <= end; place += 1) {
    const change = changes.find((one) => one.start === place && isWithin(one, { start, end }));
    if (change) text.push(...words.slice(change.from, change.to));
    const kept = place < end ? (at[place] ?? -1) : -1;
    if (kept >= 0) text.push(words[kept] ?? '');
  }
  return text;
}

/** Both sides' words for one stretch, as lines or within one; words that one side has of the other stand once. */
function crossing(theirs: Words, mine: Words, asLines: boolean): Words {
  if (isRunOf(mine, theirs)) return theirs;
  if (isRunOf(theirs, mine)) return mine;
  return [`${joined(theirs).trimEnd()}${asLines ? '\n' : ' / '}`, ...mine];
}

/** Whether a stretch is whole lines of the base. */
function isOfLines(base: Words, { start, end }: Region): boolean {
  const isBroken = (place: number) => base[place]?.includes('\n') === true;
  return (start === 0 || isBroken(start - 1)) && (end === base.length || isBroken(end - 1));
}

/** A word neither side changed, with the space after it as the side has it that changed that. */
function keptWord(base: Words, sides: readonly Side[], place: number): string {
  const forms = sides.map(({ words, at }) => words[at[place] ?? -1] ?? '');
  const changed = forms.filter((form) => form !== base[place]);
  return changed.find((form) => form.includes('\n')) ?? changed[0] ?? base[place] ?? '';
}

function joined(words: Words): string {
  return words.reduce((text, word) => (text === '' || /\s$/.test(text) ? text + word : `${text} ${word}`), '');
}

function isRunOf(some: Words, of: Words): boolean {
  return of.some((_, from) => isAlike(some, of.slice(from, from + some.length))) || some.length === 0;
}

function isAlike(a: Words, b: Words): boolean {
  return a.length === b.length && a.every((word, place) => isSame(word, b[place]));
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.trim() === b?.trim();
}
