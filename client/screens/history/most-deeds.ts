// How much of a commit that did very much is told in one line.

/** So many deeds are told of one commit. */
export const MOST_DEEDS = 3;

/** The deeds that are told, and how many are not. */
export function toldDeeds<T>(deeds: readonly T[]): { readonly told: readonly T[]; readonly more: number } {
  return { told: deeds.slice(0, MOST_DEEDS), more: Math.max(0, deeds.length - MOST_DEEDS) };
}
