// Ctrl K on the pages beside the desk, which have no other keys.
import { useEffect } from 'react';
import type { DeskDoor } from '#client/screens/desk/desk-context.ts';
import { deskKeyOf } from '#client/screens/desk/shortcuts.ts';

const MODAL = '[role=dialog][aria-modal=true], [role=alertdialog], section[data-rac] [role=dialog]';

/** Opens the command menu through `desk` while no dialog is open. */
export function useMenuKey(desk: DeskDoor): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || document.querySelector(MODAL)) return;
      if (deskKeyOf(event, false)?.does !== 'menu') return;
      event.preventDefault();
      desk.ask({ kind: 'menu' });
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [desk]);
}
