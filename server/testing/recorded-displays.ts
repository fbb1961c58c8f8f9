// One call of each kind about screens that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Extract<CommandName, `display.${string}`>;

/** The recorded calls about screens. */
export const recordedDisplays: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'display.pair': [],
  'display.rename': [],
  'display.revoke': [],
};
