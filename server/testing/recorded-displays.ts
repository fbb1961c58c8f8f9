// One call of each kind about screens that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Extract<CommandName, `display.${string}`>;

/** The recorded calls about screens. */
export const recordedDisplays: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'display.pair': [{ input: ({ code }) => ({ code, kind: 'board', name: 'By the lift', queueIds: [] }) }],
  'display.rename': [{ input: ({ display }) => ({ displayId: display, name: 'By the stairs' }) }],
  'display.revoke': [{ input: ({ display }) => ({ displayId: display }) }],
};
