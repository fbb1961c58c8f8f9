// member.invite: somebody becomes a member, and chooses a password by a one-time link.
import type { Member } from '#shared/model/caller.ts';
import { accept, invalidAt } from '#shared/rules/decision.ts';
import { mayOwn } from '#shared/rules/membership.ts';
import { addMember, linkMember, memberAt } from '#server/store/members.ts';
import { handler } from './handler.ts';
import { type Linked, linkEnd, withLink } from './known-member.ts';

export const inviteMember = handler<'member.invite', null, Linked>('member.invite', {
  async load(tx, { email }) {
    if ((await memberAt(tx, email)) !== null) return invalidAt('email', 'already-there');
    return accept({ facts: null, touches: [] });
  },

  decide(_, { email, name, role, scheduleId = null, locale }, context) {
    const { settings, commandId: id, version } = context;
    const allowed = mayOwn(settings.schedules, role, scheduleId);
    if (!allowed.ok) return allowed;
    const member: Member = { id, name, role, scheduleId, active: true, version };
    const until = linkEnd(context);
    return accept({
      value: { member, until },
      events: [{ type: 'member.invited' as const, member }],
      also: async (tx, links) => {
        await addMember(tx, { id, email, name, role, locale: locale ?? settings.clinic.locale });
        await linkMember(tx, id, links.token(id), until);
      },
    });
  },

  tells: withLink,
});
