// Isolation: Unicode marks that keep a name, number or range whole inside a sentence of the other direction.

export type Direction = 'rtl' | 'ltr';

const LRI = '\u2066';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';
const LETTER = /\p{L}/u;
const ISOLATED = /^[\u2066-\u2068].*\u2069$/su;

/** The text kept left-to-right: phone numbers, file paths, codes. */
export function isolateLtr(text: string): string {
  return LRI + text + PDI;
}

/** The text kept in the direction of the interface: time ranges, which have no letter to tell their own. */
export function isolateAs(direction: Direction, text: string): string {
  return (direction === 'rtl' ? RLI : LRI) + text + PDI;
}

/**
 * A variable as it may stand in a plain sentence: by its own first letter if it has one, left-to-right if it is
 * a phone number, else in the sentence's direction. Bare numbers and isolated text are left as they are.
 */
export function isolate(text: string, direction: Direction): string {
  if (ISOLATED.test(text) || /^[\d٠-٩.,٫٬]*$/.test(text)) return text;
  if (/[–:]/.test(text) && !/\p{L}{3}/u.test(text)) return isolateAs(direction, text);
  if (LETTER.test(text)) return FSI + text + PDI;
  return text.startsWith('+') ? isolateLtr(text) : isolateAs(direction, text);
}
