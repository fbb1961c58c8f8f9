// member.edit: corrects a member's name, and whose schedule is their own.
import type { Member } from '#shared/model/caller.ts';
import { accept } from '#shared/rules/decision.ts';
import { mayOwn } from '#shared/rules/membership.ts';
import { decideEdit, loadEdit, type Standing } from './edit-fields.ts';
import { handler } from './handler.ts';

export const editMember = handler<'member.edit', Standing<Member>>('member.edit', {
  load(tx, input, context) {
    const member = context.settings.members.find(({ id }) => id === input.memberId);
    return loadEdit(tx, context, input, member);
  },

  decide(standing, input, context) {
    const { schedules } = context.settings;
    return decideEdit(standing, context, input, {
      event: (member, was) => ({ type: 'member.changed', member, was }),
      check: ({ role, scheduleId }) =>
        scheduleId === standing.noun.scheduleId ? accept(null) : mayOwn(schedules, role, scheduleId),
    });
  },
});
