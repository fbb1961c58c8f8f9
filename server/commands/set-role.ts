// member.set-role: another role from the next command on, with the schedule a doctor needs.
import { accept } from '#shared/rules/decision.ts';
import { mayLoseRights, mayOwn } from '#shared/rules/membership.ts';
import { handler } from './handler.ts';
import { changedMember, type Known, knownMember } from './known-member.ts';

export const setRole = handler<'member.set-role', Known>('member.set-role', {
  load: (_tx, { memberId }, context) => Promise.resolve(knownMember(context, memberId)),

  decide({ member }, { role, scheduleId = member.scheduleId }, context) {
    const { caller, settings } = context;
    const isLess = member.role === 'manager' && role !== 'manager';
    const allowed = isLess && member.active ? mayLoseRights(settings.members, member, caller.id) : accept(null);
    if (!allowed.ok) return allowed;
    const owns = mayOwn(settings.schedules, role, scheduleId);
    return owns.ok ? accept(changedMember(context, member, { role, scheduleId })) : owns;
  },
});
