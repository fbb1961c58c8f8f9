// Stands once on the desk: shows the first conflict that waits to be settled.
import { lazy, Suspense } from 'react';
import { useSettings } from '#client/live/hooks.ts';
import { useQuestions } from './questions.ts';

const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }));

/** The dialog, loaded when the first conflict comes; asked anew it begins anew. */
export function OpenQuestion() {
  const [first, ...more] = useQuestions();
  const settings = useSettings();
  if (!first || !settings) return null;
  const edition = `${first.id} ${first.crossed.current.version}`;
  return (
    <Suspense>
      <ConflictDialog key={edition} question={first} settings={settings} more={more.length} />
    </Suspense>
  );
}
