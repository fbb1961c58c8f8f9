// Which desk a signed-in person works at, as the log names it.
import type { Via } from '#shared/contract/via.ts';
import type { CallerRole } from '#shared/model/caller.ts';

/** The `via` of what a person of each role does on a page of ours. */
export const viaOf: Readonly<Record<CallerRole, Via>> = {
  receptionist: 'desk',
  manager: 'desk',
  doctor: 'doctor',
  board: 'board',
};
