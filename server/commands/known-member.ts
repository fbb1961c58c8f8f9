// What commands on members share: who they are about, what changes of them, and the sessions that end with it.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Member } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { DAY, type Instant, instantOf } from '#shared/time/instant.ts';
import { memberStanding, type MemberStanding } from '#server/store/members.ts';
import type { Tx } from '#server/store/open.ts';
import type { Change, Context, Loaded } from './handler.ts';
import type { Links } from './links.ts';

/** A member of the caller's clinic. */
export type Known = { readonly member: Member };
/** And how their account stands. */
export type KnownAccount = Known & { readonly standing: MemberStanding };

/** Finds a member of the caller's clinic. */
export function knownMember({ settings }: Context, memberId: Id): Decision<Loaded<Known>> {
  const member = settings.members.find(({ id }) => id === memberId);
  return member ? accept({ facts: { member }, touches: [] }) : refuse({ code: 'not-found' });
}

/** Finds a member of the caller's clinic, with how their account stands until the command has ended. */
export async function knownAccount(tx: Tx, context: Context, memberId: Id): Promise<Decision<Loaded<KnownAccount>>> {
  const known = knownMember(context, memberId);
  if (!known.ok) return known;
  const standing = await memberStanding(tx, memberId);
  if (!standing) return refuse({ code: 'not-found' });
  return accept({ facts: { ...known.value.facts, standing }, touches: [] });
}

/** A member as they are to be; nothing where they are so already. */
export function changedMember(context: Context, member: Member, wanted: Partial<Member>): Change<Member> {
  const changed: Member = { ...member, ...wanted, version: context.version };
  const was = whatWas(member, changed);
  if (Object.keys(was).length === 0) return { value: member, events: [] };
  return { value: changed, events: [{ type: 'member.changed', member: changed, was }] };
}

/** The ends of a member's sessions as every node hears of them. */
export function endsOf({ member, standing }: KnownAccount): readonly ClinicEvent[] {
  return standing.sessions.map((sessionId) => ({ type: 'session.ended' as const, memberId: member.id, sessionId }));
}

/** What is kept of an answer with a link; the link itself is told and kept nowhere. */
export type Linked = { readonly member: Member; readonly until: Instant };

const LINK_LIFE = 2 * DAY;

/** Until when a link is good that is made now. */
export function linkEnd({ now }: Context): Instant {
  return instantOf(now + LINK_LIFE);
}

/** The answer with the link of its command. */
export function withLink(value: Linked, commandId: Id, links: Links): Linked & { readonly link: string } {
  return { ...value, link: links.address(commandId) };
}
