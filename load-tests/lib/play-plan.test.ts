// Proves how a replay is laid out before anything is booked.
import { expect, test } from 'vitest';
import type { BookingRow } from './bookings-file.ts';
import { planOf } from './play-plan.ts';

function rows(count: number, day: string, place: string): BookingRow[] {
  return Array.from({ length: count }, (_, at) => ({
    bookedAt: at,
    day,
    id: `${place} ${day} ${at}`,
    patient: `${at}`,
    place,
    sex: null,
  }));
}

test('a place gets one schedule for every 40 appointments of its fullest day', () => {
  const plan = planOf(
    [...rows(40, '2016-05-02', 'north'), ...rows(81, '2016-05-03', 'south'), ...rows(3, '2016-05-04', 'south')],
    '2026-11-20',
  );
  expect([...plan.schedules]).toEqual([
    ['north', 1],
    ['south', 3],
  ]);
});

test.each([
  ['2016-05-01', 1],
  ['2016-05-02', 7],
  ['2016-05-08', 1],
  ['2026-11-20', 3],
])('with today %s the first day keeps its weekday and lies %i days ahead', (today, ahead) => {
  const plan = planOf(rows(1, '2016-05-02', 'north'), today);
  expect(plan.shiftDays % 7).toBe(0);
  expect(Date.parse(plan.days[0] ?? '') - Date.parse(today)).toBe(ahead * 86_400_000);
});

test('the busiest day is named by its date after the shift', () => {
  const plan = planOf([...rows(2, '2016-05-02', 'north'), ...rows(3, '2016-05-03', 'south')], '2016-05-02');
  expect(plan.busiest).toEqual({ day: '2016-05-10', count: 3 });
  expect(plan.days).toEqual(['2016-05-09', '2016-05-10']);
});
