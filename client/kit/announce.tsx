// Announcements: lines for screen readers that stand nowhere on the page.
import { useSyncExternalStore } from 'react';

type Politeness = 'polite' | 'assertive';
type Lines = Readonly<Record<Politeness, string>>;

const listeners = new Set<() => void>();
let lines: Lines = { polite: '', assertive: '' };

/** Has a line read aloud: politely after what is being read, assertively at once. Saying it again reads it again. */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  const isSame = lines[politeness] === text;
  lines = { ...lines, [politeness]: isSame ? `${text}\u00a0` : text };
  for (const listener of listeners) listener();
}

/** Stands once on the page, from its start: live regions must be there before they speak. */
export function Announcer() {
  const said = useSyncExternalStore(follow, () => lines);
  return (
    // The mark keeps the lines audible while a dialog makes the rest of the page inert.
    <div className="visually-hidden" data-live-announcer="true">
      <p role="status" aria-live="polite">
        {said.polite}
      </p>
      <p role="alert" aria-live="assertive">
        {said.assertive}
      </p>
    </div>
  );
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
