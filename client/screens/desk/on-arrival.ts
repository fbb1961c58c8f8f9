// What a page beside the desk wants opened on it: kept until the desk is drawn.
import { goToPage } from '#client/screens/place.ts';
import type { DeskDoor } from './desk-context.ts';

type Opening = (desk: DeskDoor) => void;

let waiting: Opening | null = null;

/** Goes to the desk, which opens this once it is there. */
export function openOnDesk(opening: Opening): void {
  waiting = opening;
  goToPage('/');
}

/** The desk is there: what was asked for elsewhere is opened, once. */
export function openWhatWaits(desk: DeskDoor): void {
  const opening = waiting;
  waiting = null;
  opening?.(desk);
}
