// Who may be a member as what: a clinic keeps a manager, and a doctor has a schedule.
import type { Member, Role } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { accept, type Decision, invalidAt, refuse } from './decision.ts';

/**
 * Whether somebody may take a member's rights of a manager: not the last one's, and not their own, so that nobody locks
 * themselves out by mistake. A member who is no active manager has none to lose.
 */
export function mayLoseRights(members: readonly Member[], member: Member, by: Id): Decision<null> {
  const managers = members.filter(({ role, active }) => role === 'manager' && active);
  if (managers.every(({ id }) => id === member.id) && managers.length > 0) return invalidAt('memberId', 'only-manager');
  return member.id === by ? invalidAt('memberId', 'oneself') : accept(null);
}

/** Whether a schedule can be the own one of somebody with a role; null is none, which a doctor cannot do without. */
export function mayOwn(schedules: readonly Schedule[], role: Role, scheduleId: Id | null): Decision<null> {
  if (scheduleId === null) return role === 'doctor' ? invalidAt('scheduleId', 'required') : accept(null);
  const schedule = schedules.find(({ id }) => id === scheduleId);
  if (!schedule) return refuse({ code: 'not-found' });
  const fits = schedule.kind === 'practitioner' && schedule.active;
  return fits ? accept(null) : invalidAt('scheduleId', 'unknown-choice');
}
