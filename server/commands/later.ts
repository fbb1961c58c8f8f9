// A command whose body is not there yet.
import type { CommandName } from '#shared/contract/commands.ts';
import { refuse } from '#shared/rules/decision.ts';
import { type AnyHandler, handler } from './handler.ts';

/** A body that finds nothing. */
export function later<N extends CommandName>(name: N): AnyHandler {
  return handler<N, null>(name, {
    load: () => Promise.resolve(refuse({ code: 'not-found' })),
    decide: () => refuse({ code: 'not-found' }),
  });
}
