// Sees to it that series reach the planning horizon as time goes on: once a node is up, and every hour.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { bookedUntil } from '#shared/rules/series-horizon.ts';
import { dueOf, extendSeries } from '#server/commands/extend-series.ts';
import { now } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import { failureOf } from '#server/store/failures.ts';
import type { Store } from '#server/store/open.ts';
import { seriesBehind } from '#server/store/series.ts';
import { loadSettings } from '#server/store/settings.ts';
import { goRound, type Rhythm } from './every-clinic.ts';

type ExtensionParts = Rhythm & {
  readonly store: Store;
  readonly log: Logger;
  readonly publish: (frame: LogFrame) => void;
};

/** What is done about a series that could not be extended. */
type Failed = (error: unknown, seriesId: Id) => void;

/**
 * Extends the series of one clinic that have something due, each in a commit of its own; answers what was committed. One
 * that fails is no hindrance to the others where `failed` does not throw.
 */
export async function extendClinic(store: Store, clinicId: Id, failed: Failed = rethrow): Promise<LogFrame[]> {
  const { settings, behind } = await store.read(clinicId, async (tx) => {
    const known = await loadSettings(tx, clinicId);
    return { settings: known, behind: await seriesBehind(tx, clinicId, bookedUntil(known.clinic, now())) };
  });
  const frames: LogFrame[] = [];
  for (const series of behind) {
    // A rule may take milliseconds, and there may be a thousand: whatever else waits on this node has its turn.
    await nextTurn();
    if (dueOf(series, settings, now()).length === 0) continue;
    try {
      const frame = await extendSeries(store, clinicId, series);
      if (frame) frames.push(frame);
    } catch (error) {
      failed(error, series.id);
    }
  }
  return frames;
}

function rethrow(error: unknown): never {
  throw error;
}

/** Starts to look after the series of all clinics; the answer stops it and waits for what is under way. */
export function extendAllSeries({ publish, ...parts }: ExtensionParts) {
  const { store, log } = parts;
  return goRound({
    ...parts,
    failure: 'series could not be extended',
    async visit(clinicId) {
      const frames = await extendClinic(store, clinicId, (error, seriesId) => {
        if (failureOf(error) !== 'bug') throw error;
        log.warn({ err: error, clinicId, seriesId }, 'a series could not be extended');
      });
      for (const frame of frames) publish(frame);
    },
  });
}
