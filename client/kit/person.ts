// People as seen: a colour that stays with a person and the letter of the name.
import { useSyncExternalStore } from 'react';

/** Marks that keep a name whole in a sentence are no letters of it. */
const ISOLATES = /[\u2066-\u2069]/g;
const HONORIFIC = /^(?:د|أ\.د|أ|م|dr|prof|mr|mrs|ms)\.\s*/iu;
const COLOURS = 4;

let places: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

/** Gives colours in the order of these ids, so that any four neighbours differ; forgets an order given before. */
export function colourInOrder(ids: readonly string[]): void {
  places = new Map(ids.map((id, place) => [id, place]));
  for (const listener of listeners) listener();
}

/** One of the four colours, 1 … 4: by the place in the clinic, or by the id of somebody without one. */
export function personColour(id: string): number {
  return ((places.get(id) ?? hashOf(id)) % COLOURS) + 1;
}

/** The colour, followed: the order of a clinic may come after the first drawing. */
export function usePersonColour(id: string): number {
  return useSyncExternalStore(follow, () => personColour(id));
}

/** The first letter of the name proper, without its title. */
export function initialOf(name: string): string {
  const [letter = ''] = name.replace(ISOLATES, '').trim().replace(HONORIFIC, '');
  return letter.toUpperCase();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function hashOf(id: string): number {
  let hash = 2_166_136_261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
