// Who may: one word per kind of permission, one table of what each role has of it.
import type { Caller, CallerRole } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';

/** All of a clinic, only one's own schedule, or nothing. */
export type Scope = 'all' | 'own' | 'none';

/** The permissions a contract row or a rule can name. */
export const permissions = {
  /** Reading the calendar and its settings. */
  read: { receptionist: 'all', doctor: 'all', manager: 'all', board: 'none' },
  /** Booking, moving, editing, cancelling and advancing appointments. */
  calendar: { receptionist: 'all', doctor: 'own', manager: 'all', board: 'none' },
  /** One step back, and marking a record as entered in error. */
  'step-back': { receptionist: 'none', doctor: 'own', manager: 'all', board: 'none' },
  /** Leaving the rules of hours and capacity and lying on closed time, with a reason. */
  override: { receptionist: 'none', doctor: 'own', manager: 'all', board: 'none' },
  /** Taking a hold or a card over from a colleague. */
  'take-over': { receptionist: 'all', doctor: 'none', manager: 'all', board: 'none' },
  /** Seeing who did what, and the calendar as it was. */
  audit: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
  /** Closing a schedule's time and opening it again. */
  closures: { receptionist: 'all', doctor: 'own', manager: 'all', board: 'none' },
  /** Staff, services, schedules, screens and the clinic's settings. */
  administer: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
  /** Joining two records of one patient. */
  merge: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
  /** What a screen on a wall shows. */
  show: { receptionist: 'none', doctor: 'none', manager: 'none', board: 'all' },
  /** Finding, registering and editing patients. */
  patients: { receptionist: 'all', doctor: 'all', manager: 'all', board: 'none' },
} as const satisfies Record<string, Record<CallerRole, Scope>>;
export type Permission = keyof typeof permissions;

/** How far a role's permission reaches. */
export function scopeOf(role: CallerRole, permission: Permission): Scope {
  return permissions[permission][role];
}

/** Whether a caller has a permission over practitioners' schedules; `own` means every one of them is the caller's. */
export function permits(
  caller: Pick<Caller, 'role' | 'scheduleId'>,
  permission: Permission,
  practitionerIds: readonly Id[],
): boolean {
  const scope = scopeOf(caller.role, permission);
  if (scope !== 'own') return scope === 'all';
  return practitionerIds.length > 0 && practitionerIds.every((one) => one === caller.scheduleId);
}
