// Tests which windows can be the hours of a schedule.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { accept, type Decision } from './decision.ts';
import { decideHours as decideAll } from './hours.ts';

/** The decision about a usual week alone. */
function decideHours(hours: readonly WeeklyWindow[]): Decision<WeeklyWindow[]> {
  const decided = decideAll({ hours: [...hours], otherHours: [], exceptions: [] });
  return decided.ok ? accept(decided.value.hours) : decided;
}

function window(weekday: number, from: string, to: string): WeeklyWindow {
  return { weekday, from, to };
}

test('[CS6] windows that touch are fine, and stand in the order of the week', () => {
  const hours = [window(2, '09:00', '12:00'), window(1, '13:00', '17:00'), window(1, '09:00', '13:00')];
  expect(decideHours(hours)).toEqual({ ok: true, value: [hours[2], hours[1], hours[0]] });
  expect(decideHours([])).toEqual({ ok: true, value: [] });
});

test('[CS6] each window that overlaps an earlier one is named', () => {
  const hours = [
    window(1, '09:00', '13:00'),
    window(1, '12:45', '14:00'),
    window(2, '09:00', '13:00'),
    window(2, '10:00', '11:00'),
  ];
  const fields = ['hours.1', 'hours.3'].map((path) => ({ path, problem: 'overlap' }));
  expect(decideHours(hours)).toEqual({ ok: false, refusal: { code: 'invalid', fields } });
});

test('[CS6] a window over midnight overlaps the next day’s first, also from the week’s last day to its first', () => {
  const late = window(7, '22:00', '02:00');
  expect(decideHours([late, window(1, '02:00', '05:00')]).ok).toBe(true);
  expect(decideHours([late, window(1, '01:59', '05:00')]).ok).toBe(false);
  expect(decideHours([window(1, '00:00', '00:00'), window(2, '00:00', '00:00')]).ok).toBe(true);
  expect(decideHours([window(1, '06:00', '06:00'), window(2, '05:00', '07:00')]).ok).toBe(false);
});

test('[CS6] hours overlap exactly when some minute of the week is open twice', () => {
  const time = fc.integer({ min: 0, max: 47 }).map((half) => {
    const [hours, minutes] = [Math.floor(half / 2), (half % 2) * 30];
    return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  });
  const some = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 5 }), (hours) => {
      const open = hours.flatMap(halfHours);
      expect(decideHours(hours).ok).toBe(new Set(open).size === open.length);
    }),
  );
});

/** The half hours of the week that a window is open, one after the other. */
function halfHours({ weekday, from, to }: WeeklyWindow): number[] {
  const [first, last] = [from, to].map((time) => Number(time.slice(0, 2)) * 2 + Number(time.slice(3)) / 30);
  const open = [];
  let at = first!;
  do {
    open.push(((weekday - 1) * 48 + at) % 336);
    at += 1;
  } while (at % 48 !== last! % 48);
  return open;
}

const week = [window(1, '09:00', '13:00')];

function faultsOf(wish: Partial<Parameters<typeof decideAll>[0]>): string[] {
  const decided = decideAll({ hours: [], otherHours: [], exceptions: [], ...wish });
  const { fields } = (decided.ok ? { fields: [] } : decided.refusal) as { fields: { path: string; problem: string }[] };
  return fields.map(({ path, problem }) => `${path} ${problem}`);
}

test('[HR10] a week of a while is judged as the usual one, and its period ends after it begins', () => {
  const set = { name: 'Summer', period: { kind: 'dates' as const, from: '2026-06-01', to: '2026-05-01' }, hours: week };
  const twice = { ...set, period: { kind: 'yearly' as const, month: 4, day: 31, days: 3 }, hours: [...week, ...week] };
  expect(faultsOf({ otherHours: [set, twice] })).toEqual([
    'otherHours.0.period.to order',
    'otherHours.1.period.day too-large',
    'otherHours.1.hours.1 overlap',
  ]);
  expect(faultsOf({ otherHours: [{ ...set, period: { kind: 'yearly', month: 2, day: 29, days: 60 } }] })).toEqual([]);
});

test('[HR10] dates that differ are named once and in order, and their windows do not overlap, nor into the next day', () => {
  const on = (from: string, to: string, ...windows: [string, string][]) => ({
    from,
    to,
    windows: windows.map(([start, end]) => ({ from: start, to: end })),
    reason: '',
  });
  expect(
    faultsOf({
      exceptions: [
        on('2026-06-10', '2026-06-12', ['20:00', '02:00'], ['01:00', '05:00']),
        on('2026-06-12', '2026-06-20'),
        on('2026-06-30', '2026-06-29'),
      ],
    }),
  ).toEqual(['exceptions.0.windows.1 overlap', 'exceptions.1.from overlap', 'exceptions.2.to order']);
  const night: [string, string][] = [
    ['00:00', '02:00'],
    ['22:00', '02:00'],
  ];
  expect(faultsOf({ exceptions: [on('2026-06-10', '2026-06-10', ...night)] })).toEqual([]);
  const twice = on('2026-06-10', '2026-06-10', ['22:00', '02:00'], ['21:00', '22:30']);
  expect(faultsOf({ exceptions: [twice] })).toEqual(['exceptions.0.windows.1 overlap']);
  const [late, early] = [
    on('2026-07-02', '2026-07-02'),
    on('2026-07-01', '2026-07-01', ['14:00', '16:00'], ['09:00', '12:00']),
  ];
  const decided = decideAll({ hours: [], otherHours: [], exceptions: [late, early] });
  expect(decided.ok && decided.value.exceptions.map(({ from, windows }) => [from, windows[0]?.from])).toEqual([
    ['2026-07-01', '09:00'],
    ['2026-07-02', undefined],
  ]);
});
