// A device on which nothing happens: its network neither comes nor goes, nobody leaves the page, and HTTP is dead.
import type { Surroundings } from '#client/live/surroundings.ts';
import type { Wire } from '#client/live/wire.ts';

const never = () => () => undefined;
const dead = () => Promise.reject(new Error('no network'));

/** Tells a page nothing. */
export const stillness: Surroundings = {
  onOnline: never,
  onOffline: never,
  onAwake: never,
  onAsleep: never,
  onLeaving: never,
};

/** A line that nobody answers. */
export const deadWire: Wire = { ask: dead, read: dead, watch: dead };
