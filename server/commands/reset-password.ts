// member.reset-password: a new one-time link; the password there is stands until somebody uses it.
import { accept, refuse } from '#shared/rules/decision.ts';
import { linkMember } from '#server/store/members.ts';
import { handler } from './handler.ts';
import { knownAccount, type KnownAccount, type Linked, linkEnd, withLink } from './known-member.ts';

export const resetPassword = handler<'member.reset-password', KnownAccount, Linked>('member.reset-password', {
  load: (tx, { memberId }, context) => knownAccount(tx, context, memberId),

  decide({ member, standing }, { memberId }, context) {
    // Whoever belongs to two clinics has one password: the manager of one must not open the other with it.
    if (standing.joined && standing.elsewhere) return refuse({ code: 'forbidden' });
    const { commandId, version } = context;
    const asked = { ...member, version };
    const until = linkEnd(context);
    return accept({
      value: { member: asked, until },
      events: [{ type: 'member.changed' as const, member: asked, was: {} }],
      also: (tx, links) => linkMember(tx, memberId, links.token(commandId), until),
    });
  },

  tells: withLink,
});
