// Which part of a found text is the one that was searched for, in whatever spelling both are written.
import { toLatinDigits } from '#shared/i18n/digits.ts';
import { foldArabic, wordsOf } from '#shared/i18n/fold.ts';

/** A stretch of a text, and whether it was searched for. */
export type MarkedPart = { readonly text: string; readonly isMarked: boolean };

type Folded = { readonly letters: string; readonly at: readonly number[] };

const IN_WORD = /[\p{L}\p{N}]/u;

/** The text in parts: marked are the beginnings of words that fit a word of `wanted`. */
export function markedWords(text: string, wanted: string): MarkedPart[] {
  const folded = foldedBy(text, (one) => (/\s/.test(one) ? ' ' : foldArabic(one)));
  const stretches = wordsOf(wanted).flatMap((word) => beginningsOf(word, folded.letters));
  return partsOf(
    text,
    stretches.map(([from, to]) => inText(folded, text, from, to)),
  );
}

/** The text in parts: marked are the digits of `wanted` where they stand together in it, zeros before them aside. */
export function markedDigits(text: string, wanted: string): MarkedPart[] {
  const digits = digitsOf(wanted).replace(/^0+/, '');
  const folded = foldedBy(text, digitsOf);
  const from = digits === '' ? -1 : folded.letters.indexOf(digits);
  return partsOf(text, from < 0 ? [] : [inText(folded, text, from, from + digits.length)]);
}

function digitsOf(text: string): string {
  return toLatinDigits(text).replace(/\D/g, '');
}

/** What each sign of a text becomes, and where in the text each letter of it came from. */
function foldedBy(text: string, fold: (one: string) => string): Folded {
  let letters = '';
  const at: number[] = [];
  let place = 0;
  for (const one of text) {
    for (const letter of fold(one)) {
      letters += letter;
      for (let unit = 0; unit < letter.length; unit += 1) at.push(place);
    }
    place += one.length;
  }
  return { letters, at };
}

function beginningsOf(word: string, letters: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
    if (at === 0 || !IN_WORD.test(letters[at - 1] ?? '')) found.push([at, at + word.length]);
  }
  return found;
}

/** Where a stretch of the folded letters stands in the text; marks on its last letter belong to it. */
function inText({ at }: Folded, text: string, from: number, to: number): [number, number] {
  return [at[from] ?? 0, at[to] ?? text.length];
}

function partsOf(text: string, stretches: readonly [number, number][]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let done = 0;
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    if (start > done) parts.push({ text: text.slice(done, start), isMarked: false });
    parts.push({ text: text.slice(start, to), isMarked: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMarked: false });
  return parts;
}
