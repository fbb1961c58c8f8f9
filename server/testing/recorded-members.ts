// One call of each kind about members that works.
import { newId } from '#server/ops/clock.ts';
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Extract<CommandName, `member.${string}`>;

/** The recorded calls about members. */
export const recordedMembers: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'member.invite': [
    {
      input: ({ schedule }) => ({
        email: `${newId()}@example.test`,
        name: 'Salma Idris',
        role: 'doctor',
        scheduleId: schedule,
        locale: 'en-SA',
      }),
    },
  ],
  'member.edit': [
    {
      input: ({ worker, schedule }) => ({
        memberId: worker.id,
        baseVersion: worker.version,
        base: { name: worker.name, scheduleId: worker.scheduleId },
        name: 'Salma Idris-Haddad',
        scheduleId: schedule,
      }),
    },
  ],
  'member.set-role': [
    { input: ({ worker, schedule }) => ({ memberId: worker.id, role: 'doctor', scheduleId: schedule }) },
  ],
  'member.disable': [{ input: ({ worker }) => ({ memberId: worker.id }) }],
  'member.enable': [{ input: ({ worker }) => ({ memberId: worker.id }) }],
  'member.reset-password': [{ input: ({ worker }) => ({ memberId: worker.id }) }],
  'member.end-sessions': [{ input: ({ worker }) => ({ memberId: worker.id }) }],
};
