// What commands on a screen load first: the screen as it stands.
import type { Display } from '#shared/model/display.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import type { Context, Loaded } from './handler.ts';

/** A display of the caller's clinic, in use or not. */
export function knownDisplay({ settings }: Context, { displayId }: { displayId: Id }): Decision<Loaded<Display>> {
  const display = settings.displays.find(({ id }) => id === displayId);
  return display ? accept({ facts: display, touches: [] }) : refuse({ code: 'not-found' });
}
