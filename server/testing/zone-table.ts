// Zone rules as a later version of the data might have them: those of this machine, with another offset from some instant on.
import type { ZoneRules } from '#shared/rules/zone-shift.ts';
import { DAY, type Instant, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { offsetAt } from '#shared/time/zone.ts';

/** Every zone is `minutes` further east from `from` on. */
export function fromThenOn(from: Instant, minutes: number): ZoneRules {
  const offset = (ms: number, zone: string) => offsetAt(ms, zone) + (ms >= msOf(from) ? minutes : 0);
  return {
    offsetAt: offset,
    wallOf(at, zone) {
      const ms = typeof at === 'number' ? at : msOf(at);
      return instantOf(ms + offset(ms, zone) * MINUTE).slice(0, 16);
    },
    resolveWall(wall, zone) {
      const asUtc = Date.parse(`${wall}:00.000Z`);
      const [before, after] = [offset(asUtc - DAY, zone), offset(asUtc + DAY, zone)];
      const [early, late] = [asUtc - before * MINUTE, asUtc - after * MINUTE];
      return { ms: offset(early, zone) === before || offset(late, zone) !== after ? early : late };
    },
  };
}
