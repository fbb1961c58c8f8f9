// People as seen: a colour that stays with a person and the letter of the name.

/** Marks that keep a name whole in a sentence are no letters of it. */
const ISOLATES = /[\u2066-\u2069]/g;
const HONORIFIC = /^(?:د|أ\.د|أ|م|dr|prof|mr|mrs|ms)\.\s*/iu;

/** One of the four colours, 1 … 4, the same for an id on every screen. */
export function personColour(id: string): number {
  let hash = 2_166_136_261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return ((hash >>> 0) % 4) + 1;
}

/** The first letter of the name proper, without its title. */
export function initialOf(name: string): string {
  const [letter = ''] = name.replace(ISOLATES, '').trim().replace(HONORIFIC, '');
  return letter.toUpperCase();
}
