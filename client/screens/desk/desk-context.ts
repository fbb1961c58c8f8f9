// What any part of the desk can have opened: a booking, an appointment, a question about one, the search, the keys.
import { createContext, use } from 'react';
import type { Draft } from '#client/screens/appointment/subject.ts';
import type { CloseWish } from '#client/screens/closing/close-form.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { SlotChange } from './moves.ts';

/** A dialog over the desk. */
export type DeskDialog =
  | { readonly kind: 'cancel'; readonly id: string }
  /** `to` is what shall become of its slot, where that is known already. */
  | { readonly kind: 'move'; readonly id: string; readonly to?: SlotChange | undefined }
  /** A hold; `stays` where the form for its time is open already. */
  | { readonly kind: 'hold'; readonly id: string; readonly stays?: boolean | undefined }
  /** An appointment that was to be moved while somebody else has it open. */
  | { readonly kind: 'locked'; readonly id: string }
  /** Time to be closed, as far as it is known already. */
  | { readonly kind: 'close'; readonly wish: CloseWish }
  /** Time that is closed. */
  | { readonly kind: 'closure'; readonly id: string }
  /** A visit of a series that was dropped elsewhere. */
  | { readonly kind: 'move-series'; readonly id: string; readonly change: SlotChange }
  /** What was changed of one visit of a series, to be carried on to those that follow. */
  | {
      readonly kind: 'edit-series';
      readonly id: string;
      readonly set: { readonly note?: string; readonly patientId?: string };
    }
  /** Dates of series that have no place. */
  | { readonly kind: 'unplaced' }
  | { readonly kind: 'date' }
  | { readonly kind: 'first-free' }
  | { readonly kind: 'menu' | 'find' | 'keys' | 'leave' | 'attention' | 'panel' };

/** A column by its schedule and date. */
export type Looked = { readonly scheduleId: string; readonly date: string } | null;

/** Opens things on the desk. */
export interface DeskDoor {
  /** The sheet with a booking to be made. */
  book(draft: Draft): void;
  /** The sheet of an appointment. */
  open(appointmentId: string): void;
  /** The page of a patient. */
  patient(patientId: string): void;
  /** The calendar on the day of a visit, and its sheet; the page of its patient stays under it. */
  show(visit: Appointment): void;
  ask(dialog: DeskDialog): void;
  /** The column this person looks at, for colleagues. */
  look(at: Looked): void;
}

export const DeskContext = createContext<DeskDoor | null>(null);

/** The door of the desk around. Throws outside of one. */
export function useDesk(): DeskDoor {
  const door = use(DeskContext);
  if (door === null) throw new Error('useDesk needs a desk above it');
  return door;
}
