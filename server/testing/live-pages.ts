// Pages without a browser: the live part over real lines to a node, for tests of what people see of each other.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Live, openLive } from '#client/live/live.ts';
import { pollWire } from '#client/live/poll-wire.ts';
import { socketWire } from '#client/live/socket-wire.ts';
import { stillness } from '#client/live/testing/stillness.ts';
import type { Timers } from '#client/live/timers.ts';
import type { Window } from '#client/live/window.ts';
import { chance, newId, now } from '#server/ops/clock.ts';
import type { Core } from './core.ts';
import { type Node, startNode } from './node.ts';
import type { Person, World } from './world.ts';

/** A page, and the way to close it as a browser does. */
export type Page = Live & { readonly leave: () => void };

/** The pages of a test file, at a node of its own. Their waits are `haste` times shorter than a browser's. */
export function livePages(core: Core, haste = 1) {
  let node: Node | undefined;
  let pages: Page[] = [];
  const origin = (): string => node?.origin ?? '';
  beforeAll(async () => {
    node = await startNode(core.store);
  });
  afterEach(() => {
    for (const page of pages) page.stop();
    pages = [];
  });
  afterAll(() => node?.stop());

  const timers: Timers = {
    now,
    newId,
    chance,
    after(ms, run) {
      const timer = setTimeout(run, ms / haste);
      return () => clearTimeout(timer);
    },
    frame: (run) => timers.after(10, run),
  };

  return {
    /** Where the node is. */
    origin,

    /** Opens somebody's page on tomorrow; its socket goes to the node, or wherever it is sent. */
    open: (world: World, { token }: Person, socketOrigin = origin()): Page => {
      let leave = (): void => undefined;
      const onLeaving = (run: () => void) => {
        leave = run;
        return () => undefined;
      };
      const surroundings = { ...stillness, onLeaving };
      const lines = { socket: socketWire(socketOrigin), poll: pollWire(() => token, origin()) };
      const live = openLive({ clinic: world.slug, shown: dayOf(world), token, ...lines, timers, surroundings });
      const page = Object.assign(live, { leave: () => leave() });
      pages.push(page);
      return page;
    },
  };
}

/** The day that pages show. */
export function dayOf(world: World): Window {
  return { from: world.at('00:00'), to: world.at('00:00', 1) };
}

const topics = ['link', 'calendar', 'holds', 'locks', 'presence', 'pending'];

/** Resolves once the picture is as described. */
export function until({ store }: Live, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = topics.map((topic) => store.subscribe(topic, look));
    look();
  });
}

/** Resolves once the page follows its clinic over its socket. */
export function isLive(page: Live): Promise<void> {
  return until(page, () => page.store.link.kind === 'live');
}
