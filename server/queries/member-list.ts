// member.list: the members with what a manager may know of their accounts.
import { accept } from '#shared/rules/decision.ts';
import { memberAccounts } from '#server/store/members.ts';
import { loadSettings } from '#server/store/settings.ts';
import type { View } from './view.ts';

export const memberList: View<'member.list'> = async (tx, _input, caller) => {
  const { members } = await loadSettings(tx, caller.clinicId);
  const accounts = await memberAccounts(tx);
  return accept(
    members.flatMap((member) => {
      const account = accounts.get(member.id);
      return account ? { ...member, ...account } : [];
    }),
  );
};
