// The keys of a page beside the desk: the command menu, the map of the keyboard, and from region to region.
import { useEffect } from 'react';
import { preferences } from '#client/kit/preferences.ts';
import type { DeskDoor } from '#client/screens/desk/desk-context.ts';
import { isForPage, takesLetters, targetOf } from '#client/screens/desk/key-target.ts';
import { focusRegion } from '#client/screens/desk/regions.ts';
import { type DeskKey, deskKeyOf } from '#client/screens/desk/shortcuts.ts';

/** Makes the keys act while the page is shown; `desk` opens what they ask for. */
export function usePageKeys(desk: DeskDoor): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const key = deskKeyOf(event, preferences().singleKeys && !takesLetters(targetOf(event)));
      if (key && act(key, desk)) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [desk]);
}

/** Whether the key means anything here. */
function act(key: DeskKey, desk: DeskDoor): boolean {
  if (key.does === 'menu') desk.ask({ kind: 'menu' });
  else if (key.does === 'help') desk.ask({ kind: 'keys' });
  else if (key.does === 'region') focusRegion(key.by);
  else return false;
  return true;
}
