// What can be asked about the clinic's members: one row per command.
import { z } from 'zod';
import { member, role } from '#shared/model/caller.ts';
import { id, version } from '#shared/model/id.ts';
import { nameText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { command } from './command-row.ts';
import { email } from './contact.ts';
import { locale } from './place.ts';

const onMember = z.strictObject({ name: nameText, scheduleId: id.nullable() }).partial();
/** A one-time link with which a password is chosen: only whoever asked for it is told, and nothing keeps it. */
const withLink = z.object({ member, link: z.url(), until: instant });
const ofMember = z.strictObject({ memberId: id });

/** The commands on members. */
export const memberCommands = {
  'member.invite': command({
    does: 'Makes somebody a member and answers the one-time link with which they choose a password.',
    input: z.strictObject({ email, name: nameText, role, scheduleId: id.optional(), locale: locale.optional() }),
    output: withLink,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'member.edit': command({
    does: 'Changes a member’s name and whose schedule is their own.',
    input: z.strictObject({ memberId: id, baseVersion: version, base: onMember, ...onMember.shape }),
    output: member,
    allow: 'administer',
    refusals: ['conflict', 'not-found'],
  }),
  'member.set-role': command({
    does: 'Gives a member another role, from their next command on; a doctor needs a schedule of their own.',
    input: z.strictObject({ memberId: id, role, scheduleId: id.optional() }),
    output: member,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'member.disable': command({
    does: 'Takes a member’s access and ends their sessions; what they did stays theirs.',
    input: ofMember,
    output: member,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'member.enable': command({
    does: 'Gives a disabled member their access back.',
    input: ofMember,
    output: member,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'member.reset-password': command({
    does: 'Answers a new one-time link with which a member chooses another password; the old one stands until then.',
    input: ofMember,
    output: withLink,
    allow: 'administer',
    refusals: ['forbidden', 'not-found'],
  }),
  'member.end-sessions': command({
    does: 'Signs a member out everywhere in this clinic.',
    input: ofMember,
    output: z.object({ member, ended: z.int() }),
    allow: 'administer',
    refusals: ['not-found'],
  }),
} as const;
