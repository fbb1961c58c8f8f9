// Which desk a signed-in person works at, as the log names it.
import type { Via } from '#shared/contract/via.ts';
import type { Role } from '#shared/model/caller.ts';

/** The `via` of what a person of each role does on a page of ours. */
export const viaOf: Readonly<Record<Role, Via>> = { receptionist: 'desk', manager: 'desk', doctor: 'doctor' };
