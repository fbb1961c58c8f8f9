// What a screen shows of a noun: the confirmed one with this desk's pending commands upon it.
import { effectOf, type Facts } from './effects.ts';
import { type Kept, type KeptNoun, keptOf } from './kept.ts';
import type { Pending } from './pending-entry.ts';

/** Whether the replica already shows what a pending command did. */
export function isReached(entry: Pending, version: number): boolean {
  return entry.settledAt !== undefined && entry.settledAt <= version;
}

/** Whether a command can still be done to the noun as it is now; a noun that is not known speaks against nothing. */
export function stillFits(entry: Pending, before: Kept[KeptNoun] | undefined): boolean {
  const { fits } = effectOf(entry.name);
  return !fits || !before || fits(before, entry.input);
}

/**
 * The noun with pending commands upon it, in the order they were given. A settled one counts as the server answered it,
 * until the confirmed noun or the whole replica (at `version`) has come that far; one that does not fit is passed over.
 */
export function shownNoun<N extends KeptNoun>(
  noun: N,
  confirmed: Kept[N] | undefined,
  entries: readonly Pending[],
  version: number,
  facts: Facts,
): Kept[N] | undefined {
  let shown: Kept[KeptNoun] | undefined = confirmed;
  for (const entry of entries) {
    if (isReached(entry, version) || isReached(entry, confirmed?.version ?? -1)) continue;
    shown = after(entry, noun, shown, facts);
  }
  return shown as Kept[N] | undefined;
}

function after(
  entry: Pending,
  noun: KeptNoun,
  before: Kept[KeptNoun] | undefined,
  facts: Facts,
): Kept[KeptNoun] | undefined {
  if (entry.value) return before && before.version >= entry.value.version ? before : keptOf(noun, entry.value as never);
  const { makes, changes } = effectOf(entry.name);
  if (makes) return before ?? makes(entry.input, entry, facts) ?? undefined;
  return before && changes && stillFits(entry, before) ? changes(before, entry.input, entry, facts) : before;
}
