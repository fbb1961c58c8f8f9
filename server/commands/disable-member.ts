// member.disable: access ends at once, everywhere; what somebody did stays theirs.
import { accept } from '#shared/rules/decision.ts';
import { mayLoseRights } from '#shared/rules/membership.ts';
import { endLinksOf, endSessionsOf } from '#server/store/members.ts';
import { handler } from './handler.ts';
import { changedMember, endsOf, knownAccount, type KnownAccount } from './known-member.ts';

export const disableMember = handler<'member.disable', KnownAccount>('member.disable', {
  load: (tx, { memberId }, context) => knownAccount(tx, context, memberId),

  decide(known, { memberId }, context) {
    const { member } = known;
    if (!member.active) return accept({ value: member, events: [] });
    const allowed = mayLoseRights(context.settings.members, member, context.caller.id);
    if (!allowed.ok) return allowed;
    const { value, events } = changedMember(context, member, { active: false });
    return accept({
      value,
      events: [...events, ...endsOf(known)],
      also: async (tx) => {
        await endSessionsOf(tx, memberId);
        await endLinksOf(tx, memberId);
      },
    });
  },
});
