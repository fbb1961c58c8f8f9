// The doors of members: their accounts, their links and their sessions, as far as their own clinic may know them.
import type { Id } from '#shared/model/id.ts';
import type { Role } from '#shared/model/caller.ts';
import { type Instant, instantOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import type { Tx } from './open.ts';

/** What is known of a member's account; `seenAt` is when one of their open sessions was last used. */
export type MemberAccount = {
  readonly id: Id;
  readonly email: string;
  readonly hasPassword: boolean;
  readonly sessions: number;
  readonly seenAt: Instant | null;
};

type Row = { id: Id; email: string; has_password: boolean; sessions: number; seen_at: string | Date | null };

/** The accounts of the members of the transaction's clinic, by member. */
export async function memberAccounts(tx: Tx): Promise<Map<Id, MemberAccount>> {
  const rows = await tx.rows<Row>('select * from member_list()');
  const accounts = rows.map(({ id, email, has_password: hasPassword, sessions, seen_at: seen }): MemberAccount => {
    return { id, email, hasPassword, sessions, seenAt: seen === null ? null : instantOf(new Date(seen).getTime()) };
  });
  return new Map(accounts.map((account) => [account.id, account]));
}

/** Who of the transaction's clinic has an address, in the spelling of accounts; null where nobody has. */
export async function memberAt(tx: Tx, email: string): Promise<Id | null> {
  const [row] = await tx.rows<{ id: Id | null }>('select member_at(?) as id', [email]);
  return row?.id ?? null;
}

/** How a member's account stands until the transaction ends. */
export type MemberStanding = {
  /** False while they have an account but have not opened the link that makes this clinic theirs. */
  readonly joined: boolean;
  /** They belong to another clinic too. */
  readonly elsewhere: boolean;
  /** Their open sessions of this clinic. */
  readonly sessions: readonly Id[];
};

/** How the account of a member of the transaction's clinic stands, locked until it ends; null where there is none. */
export async function memberStanding(tx: Tx, memberId: Id): Promise<MemberStanding | null> {
  const [row] = await tx.rows<MemberStanding>('select * from member_standing(?)', [memberId]);
  return row ?? null;
}

/** A member to be; `email` and `locale` are the account's, where one has to be made. */
export type Joining = {
  readonly id: Id;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
};

/** Adds a member with the account of their address, which is made without a password where there is none. */
export async function addMember(tx: Tx, { id, email, name, role, locale }: Joining): Promise<void> {
  await tx.rows('select member_add(?, ?, ?, ?, ?)', [id, email, name, role, locale]);
}

/** Makes a one-time link good for a member until an instant, and their earlier ones of this clinic good no more. */
export async function linkMember(tx: Tx, memberId: Id, token: string, until: Instant): Promise<void> {
  await tx.rows('select member_link(?, ?, ?)', [memberId, digest(token), until]);
}

/** Ends the sessions of a member in this clinic. */
export async function endSessionsOf(tx: Tx, memberId: Id): Promise<void> {
  await tx.rows('select member_sessions_end(?)', [memberId]);
}

/** Ends the links of a member that nobody has used. */
export async function endLinksOf(tx: Tx, memberId: Id): Promise<void> {
  await tx.rows('select member_links_end(?)', [memberId]);
}
