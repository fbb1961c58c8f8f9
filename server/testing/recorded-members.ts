// One call of each kind about members that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Extract<CommandName, `member.${string}`>;

/** The recorded calls about members. */
export const recordedMembers: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'member.invite': [],
  'member.edit': [],
  'member.set-role': [],
  'member.disable': [],
  'member.enable': [],
  'member.reset-password': [],
  'member.end-sessions': [],
};
