// Follows the zone data of the program a node runs: what its clinics have booked is brought to it, clinic by clinic.
import type { LogFrame } from '#shared/contract/frames.ts';
import { zoneRules } from '#shared/rules/zone-shift.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Store } from '#server/store/open.ts';
import { bringToZoneData, type ZoneData } from '#server/store/zone-shifts.ts';
import { goRound, type Rhythm } from './every-clinic.ts';

/** The rules of this machine, under the version of the data that Node brings with it. */
export const ownZoneData: ZoneData = { tz: process.versions.tz ?? '', rules: zoneRules };

type ZoneDataParts = Rhythm & {
  readonly store: Store;
  readonly log: Logger;
  readonly publish: (frame: LogFrame) => void;
  readonly data?: ZoneData;
};

/**
 * Starts to look: once a node has come to rest, and every hour, for clinics that were reckoned with other data. What it
 * changed and what clashed is in the log of the node; the answer stops it and waits for what is under way.
 */
export function followZoneData({ publish, data = ownZoneData, ...parts }: ZoneDataParts) {
  const { store, log } = parts;
  return goRound({
    ...parts,
    failure: 'what is booked could not be brought to the zone rules',
    async visit(clinicId) {
      const commits = await bringToZoneData(store, clinicId, data);
      for (const { frame } of commits) publish(frame);
      if (commits.length === 0) return;
      const changed = commits.reduce((sum, { frame }) => sum + (frame.events?.length ?? 0), 0);
      const clashes = commits.flatMap((one) => one.clashes);
      const said = { clinicId, tz: data.tz, changed, clashes };
      if (clashes.length > 0) log.warn(said, 'zone rules changed: some visits have no room at their time');
      else log.info(said, 'zone rules changed: what is booked keeps its local time');
    },
  });
}
