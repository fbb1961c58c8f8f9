// Tests the grid of starts: steps from a moment of the local day, and the clinic's own grid.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE, msOf } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { alignUp, isAligned } from './start-steps.ts';

test('[AV3] a step counts from local midnight, also where the zone is no whole hour from UTC', () => {
  expect(wallOf(alignUp(msOf('2026-11-20T04:00:00Z'), 20, 'Asia/Kolkata'), 'Asia/Kolkata')).toBe('2026-11-20T09:40');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 * 400 }), fc.constantFrom(5, 15, 20, 45, 60), (minute, step) => {
      const ms = msOf('2026-01-01T00:00:00Z') + minute * MINUTE;
      const at = alignUp(ms, step, 'Africa/Cairo');
      const [hour, rest] = wallOf(at, 'Africa/Cairo').slice(11).split(':').map(Number) as [number, number];
      expect((hour * 60 + rest) % step).toBe(0);
      expect(at - ms).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('[BO1] the grid counts from the local hour and knows no seconds', () => {
  expect(isAligned(msOf('2026-11-20T06:25:00Z'), 5, 'Asia/Riyadh')).toBe(true);
  expect(isAligned(msOf('2026-11-20T06:27:00Z'), 5, 'Asia/Riyadh')).toBe(false);
  expect(isAligned(msOf('2026-11-20T06:25:30Z'), 5, 'Asia/Riyadh')).toBe(false);
  expect(isAligned(msOf('2026-11-20T06:30:00Z'), 60, 'Asia/Kolkata')).toBe(true);
  expect(isAligned(msOf('2026-11-20T06:00:00Z'), 60, 'Asia/Kolkata')).toBe(false);
});
