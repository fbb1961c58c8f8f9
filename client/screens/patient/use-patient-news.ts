// Counts what happens to a patient, so that what is read of them is read again then and at no other time.
import { useCallback, useState } from 'react';
import type { Remote } from '#client/live/feed.ts';
import { usePending, useRemote, useUndo } from '#client/live/hooks.ts';
import type { Id } from '#shared/model/id.ts';
import { isAbout } from './patient-news.ts';

/** Counts what happened to a patient: by others as it is heard, by this desk as it is done or taken back. */
export function usePatientNews(id: Id): number {
  const [edition, setEdition] = useState(0);
  const hear = useCallback(
    ({ events }: Remote) => {
      if (isAbout(id, events)) setEdition((before) => before + 1);
    },
    [id],
  );
  useRemote(hear);
  const { undo, redo } = useUndo();
  const settled = usePending().filter(({ state }) => state !== 'settled').length;
  const own = `${undo?.commandId ?? ''} ${redo?.commandId ?? ''} ${settled}`;
  const [seen, setSeen] = useState(own);
  if (own !== seen) {
    setSeen(own);
    setEdition((before) => before + 1);
  }
  return edition;
}
