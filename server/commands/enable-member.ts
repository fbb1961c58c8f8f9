// member.enable: a disabled member has their access back, as what they were.
import { accept } from '#shared/rules/decision.ts';
import { handler } from './handler.ts';
import { changedMember, type Known, knownMember } from './known-member.ts';

export const enableMember = handler<'member.enable', Known>('member.enable', {
  load: (_tx, { memberId }, context) => Promise.resolve(knownMember(context, memberId)),
  decide: ({ member }, _input, context) => accept(changedMember(context, member, { active: true })),
});
