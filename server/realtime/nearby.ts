// Shows a clinic's watchers who else is there and what they have open: one frame for both, at most one per tick.
import type { ServerFrames } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { LockSight } from './lock-sight.ts';
import type { Names } from './names.ts';
import type { Presence } from './presence.ts';

/** The picture of a clinic at the moment it is sent. */
export type NearbyFrame = Parameters<ServerFrames['nearby']>[0];

/** What the frames are made of; `show` sends one to a clinic's watchers here. */
export type NearbyParts = {
  readonly presence: Presence;
  readonly sight: LockSight;
  readonly names: Names;
  readonly show: (frame: NearbyFrame) => void;
};

/** The frames of one node. */
export type Nearby = ReturnType<typeof makeNearby>;

/** Makes the frames of one node. */
export function makeNearby({ presence, sight, names, show }: NearbyParts) {
  const frameOf = (clinic: Id): NearbyFrame => ({
    clinic,
    locks: sight.shown(clinic),
    presence: presence.shown(clinic),
  });
  return {
    /** What somebody who begins to watch is given at once. */
    frameOf,

    /** A member of a clinic has another name or left. */
    renamed(clinic: Id): void {
      names.forget(clinic);
      presence.renamed(clinic);
      sight.renamed(clinic);
    },

    /** A clinic nobody here is connected to any more. */
    forget(clinic: Id): void {
      names.forget(clinic);
      presence.forget(clinic);
      sight.forget(clinic);
    },

    /** Shows what changed; called four times a second. */
    async tick(): Promise<void> {
      const due = new Set([...(await presence.tick()), ...(await sight.tick())]);
      for (const clinic of due) show(frameOf(clinic));
    },
  };
}
