// Screens for tests: one that waits with a code, and one that somebody paired.
import type { Display } from '#shared/model/display.ts';
import { newSecret } from '#server/ops/clock.ts';
import { newWaitingCode } from '#server/store/displays.ts';
import type { Store } from '#server/store/open.ts';
import type { Core } from './core.ts';
import type { World } from './world.ts';

/** A screen that shows a code; `key` is what it asks with. */
export async function waitingScreen(store: Store, key = newSecret()): Promise<string> {
  const waiting = await newWaitingCode(store, key);
  if (!waiting) throw new Error('a new screen was given no code');
  return waiting.code;
}

/** A screen of a clinic; `key` opens either door as a session of role `board`. */
export async function pairedDisplay(core: Core, world: World, name: string, key = newSecret()): Promise<Display> {
  const input = { code: await waitingScreen(core.store, key), kind: 'board' as const, name, queueIds: [] };
  return (await core.ask(world.manager, 'display.pair', input)).value;
}
