// What any part of the desk can have opened: a booking, an appointment, a question about one, the search, the keys.
import { createContext, use } from 'react';
import type { Draft } from '#client/screens/appointment/subject.ts';

/** A dialog over the desk. */
export type DeskDialog =
  | { readonly kind: 'cancel' | 'move'; readonly id: string }
  | { readonly kind: 'find' | 'keys' | 'leave' | 'attention' | 'panel' };

/** Opens things on the desk. */
export interface DeskDoor {
  /** The sheet with a booking to be made. */
  book(draft: Draft): void;
  /** The sheet of an appointment. */
  open(appointmentId: string): void;
  ask(dialog: DeskDialog): void;
}

export const DeskContext = createContext<DeskDoor | null>(null);

/** The door of the desk around. Throws outside of one. */
export function useDesk(): DeskDoor {
  const door = use(DeskContext);
  if (door === null) throw new Error('useDesk needs a desk above it');
  return door;
}
