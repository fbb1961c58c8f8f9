// Which of several cards is open: the one that was chosen, else the first that is at fault.
import { useState } from 'react';

/** The key of the card that was opened last, null while none is, and the way to open one or none. */
export function useOpen(): readonly [string | null, (key: string | null) => void] {
  return useState<string | null>(null);
}

/** The card that is open: one with a fault comes first, so that what is wrong can be seen. */
export function openOf(
  path: string,
  cards: readonly { readonly key: string }[],
  faults: Readonly<Record<string, string>>,
  chosen: string | null,
): string | null {
  const wrong = cards.filter((_, at) => Object.keys(faults).some((each) => each.startsWith(`${path}.${at}.`)));
  if (wrong.some(({ key }) => key === chosen)) return chosen;
  return wrong[0]?.key ?? chosen;
}
