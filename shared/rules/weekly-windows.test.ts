// Tests the usual week: windows of a day as instants, past midnight and over changes of the clock.
import { describe, expect, test } from 'vitest';
import { clinicOf, everyWeekday, scheduleOf } from '#server/testing/nouns.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { HOUR, MINUTE, msOf } from '#shared/time/instant.ts';
import { startOfDay, wallOf } from '#shared/time/zone.ts';
import { openHours } from './opening.ts';

describe('weekly hours', () => {
  const friday = startOfDay('2026-11-20', 'Asia/Riyadh');
  const week = { start: friday - 3 * 24 * HOUR, end: friday + 4 * 24 * HOUR };
  const shown = (hoursOf: WeeklyWindow[], zone = 'Asia/Riyadh', within = week) =>
    openHours(scheduleOf(1, { hours: hoursOf }), clinicOf({ zone }), within).map(
      ({ start, end }) => `${wallOf(start, zone)} ${(end - start) / MINUTE}`,
    );

  test('[AV1] a window that ends before it starts ends on the next day', () => {
    expect(shown([{ weekday: 5, from: '22:00', to: '02:00' }])).toEqual(['2026-11-20T22:00 240']);
  });

  test('[AV1] 00:00 to 00:00 is the whole day, and days that touch are one', () => {
    expect(shown([{ weekday: 5, from: '00:00', to: '00:00' }])).toEqual(['2026-11-20T00:00 1440']);
    expect(shown(everyWeekday())).toHaveLength(1);
  });

  test('[AV1] a window of yesterday that reaches into today is found from today alone', () => {
    const night = [{ weekday: 4, from: '20:00', to: '03:00' }];
    expect(shown(night, 'Asia/Riyadh', { start: friday, end: friday + HOUR })).toEqual(['2026-11-19T20:00 420']);
  });

  test('[AV1] windows that overlap are merged, and a week without hours is closed', () => {
    const two = [
      { weekday: 5, from: '08:00', to: '12:00' },
      { weekday: 5, from: '11:00', to: '14:00' },
    ];
    expect(shown(two)).toEqual(['2026-11-20T08:00 360']);
    expect(shown([])).toEqual([]);
  });

  test('[AV1] hours follow the wall clock over its changes: the night is an hour shorter, then an hour longer', () => {
    const nights = everyWeekday('22:00', '02:00');
    const spring = { start: msOf('2026-04-23T21:00:00Z'), end: msOf('2026-04-23T23:00:00Z') };
    const autumn = { start: msOf('2026-10-29T21:00:00Z'), end: msOf('2026-10-29T23:00:00Z') };
    expect(shown(nights, 'Africa/Cairo', spring)).toEqual(['2026-04-23T22:00 180']);
    expect(shown(nights, 'Africa/Cairo', autumn)).toEqual(['2026-10-29T22:00 300']);
  });
});
