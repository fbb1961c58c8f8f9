// Follows the zone data of the program a node runs: what its clinics have booked is brought to it, clinic by clinic.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { zoneRules } from '#shared/rules/zone-shift.ts';
import { HOUR, MINUTE } from '#shared/time/instant.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Store } from '#server/store/open.ts';
import { bringToZoneData, type ZoneData } from '#server/store/zone-shifts.ts';

/** The rules of this machine, under the version of the data that Node brings with it. */
export const ownZoneData: ZoneData = { tz: process.versions.tz ?? '', rules: zoneRules };

type ZoneDataParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly publish: (frame: LogFrame) => void;
  readonly data?: ZoneData;
  /** How long after it starts a node first looks, and how often then; in ms. */
  readonly firstMs?: number;
  readonly everyMs?: number;
};

/**
 * Starts to look: once a node has come to rest, and every hour, for clinics that were reckoned with other data. What it
 * changed and what clashed is in the log of the node; the answer stops it and waits for what is under way.
 */
export function followZoneData({ store, log, publish, ...rest }: ZoneDataParts) {
  const { data = ownZoneData, firstMs = MINUTE, everyMs = HOUR } = rest;
  let working = Promise.resolve();
  let isStopped = false;

  async function bring(clinicId: Id): Promise<void> {
    const commits = await bringToZoneData(store, clinicId, data);
    for (const { frame } of commits) publish(frame);
    if (commits.length === 0) return;
    const changed = commits.reduce((sum, { frame }) => sum + (frame.events?.length ?? 0), 0);
    const clashes = commits.flatMap((one) => one.clashes);
    const said = { clinicId, tz: data.tz, changed, clashes };
    if (clashes.length > 0) log.warn(said, 'zone rules changed: some visits have no room at their time');
    else log.info(said, 'zone rules changed: what is booked keeps its local time');
  }

  async function work(): Promise<void> {
    const clinics = await store.rows<{ clinic_id: Id }>('select clinic_id from clinic_head');
    for (const { clinic_id: clinicId } of clinics) {
      if (isStopped) return;
      await bring(clinicId).catch((error: unknown) => {
        log.warn({ err: error, clinicId, tz: data.tz }, 'what is booked could not be brought to the zone rules');
      });
    }
  }

  const look = () => {
    working = working.then(work).catch((error: unknown) => {
      log.warn({ err: error }, 'clinics whose zone rules changed could not be looked for');
    });
  };
  const timers = [setTimeout(look, firstMs), setInterval(look, everyMs)];
  for (const timer of timers) timer.unref();

  return {
    async stop(): Promise<void> {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await working;
    },
  };
}
