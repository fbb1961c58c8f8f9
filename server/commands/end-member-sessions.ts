// member.end-sessions: a member is signed out everywhere in this clinic, and may sign in again.
import { accept } from '#shared/rules/decision.ts';
import { endSessionsOf } from '#server/store/members.ts';
import { handler } from './handler.ts';
import { endsOf, knownAccount, type KnownAccount } from './known-member.ts';

export const endMemberSessions = handler<'member.end-sessions', KnownAccount>('member.end-sessions', {
  load: (tx, { memberId }, context) => knownAccount(tx, context, memberId),

  decide(known, { memberId }) {
    const { member, standing } = known;
    return accept({
      value: { member, ended: standing.sessions.length },
      events: endsOf(known),
      also: (tx) => endSessionsOf(tx, memberId),
    });
  },
});
