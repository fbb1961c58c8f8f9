// Tests what a wall clock means, at every kind of change a clinic's clock makes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, instantOf, MINUTE, msOf } from './instant.ts';
import {
  dateOf,
  daysBetween,
  dayShape,
  isZone,
  offsetAt,
  plusDays,
  resolveWall,
  startOfDay,
  wallOf,
  weekdayOf,
} from './zone.ts';

const zones = [
  'Africa/Cairo',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Asia/Riyadh',
  'Asia/Amman',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...zones);
const minute = fc
  .integer({ min: msOf('2015-01-01T00:00:00Z') / MINUTE, max: msOf('2035-01-01T00:00:00Z') / MINUTE })
  .map((count) => count * MINUTE);
const date = minute.map((ms) => instantOf(ms).slice(0, 10));

function resolved(wall: string, name: string): [string, string] {
  const { ms, kind } = resolveWall(wall, name);
  return [instantOf(ms).slice(0, 16), kind];
}

test.each([
  ['2026-11-20T09:00', 'Asia/Riyadh', '2026-11-20T06:00'],
  ['2026-07-01T09:00', 'Africa/Cairo', '2026-07-01T06:00'],
  ['2026-12-01T09:00', 'Africa/Cairo', '2026-12-01T07:00'],
  ['2026-02-14T09:00', 'Africa/Casablanca', '2026-02-14T08:00'],
  ['2026-03-01T09:00', 'Africa/Casablanca', '2026-03-01T09:00'],
  ['2026-03-23T09:00', 'Africa/Casablanca', '2026-03-23T08:00'],
])('[TI1] %s in %s is the instant %s', (wall, name, at) => {
  expect(resolved(wall, name)).toEqual([at, 'exact']);
  expect(wallOf(`${at}:00.000Z`, name)).toBe(wall);
});

test('[TI1] the wall time of any instant leads back to it, or to the first of two instants that share it', () => {
  fc.assert(
    fc.property(minute, zone, (ms, name) => {
      const back = resolveWall(wallOf(ms, name), name);
      expect(back.kind).not.toBe('gap');
      expect(wallOf(back.ms, name)).toBe(wallOf(ms, name));
      expect(back.kind === 'exact' ? back.ms === ms : back.ms <= ms).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2026-10-29T23:30', 'Africa/Cairo', '2026-10-29T20:30'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30'],
  ['2026-10-24T23:15', 'Asia/Beirut', '2026-10-24T20:15'],
  ['2026-02-15T02:30', 'Africa/Casablanca', '2026-02-15T01:30'],
])('[TI2] %s happens twice in %s and means the first, %s', (wall, name, at) => {
  expect(resolved(wall, name)).toEqual([at, 'fold']);
  const later = resolveWall(wall, name).ms + HOUR;
  expect(wallOf(later, name)).toBe(wall);
});

test.each([
  ['2026-04-24T00:00', 'Africa/Cairo', '2026-04-23T22:00', '2026-04-24T01:00'],
  ['2026-04-24T00:59', 'Africa/Cairo', '2026-04-23T22:59', '2026-04-24T01:59'],
  ['2026-03-29T00:30', 'Asia/Beirut', '2026-03-28T22:30', '2026-03-29T01:30'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30', '2026-03-08T03:30'],
  ['2026-03-22T02:15', 'Africa/Casablanca', '2026-03-22T02:15', '2026-03-22T03:15'],
  ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00', '2011-12-31T12:00'],
])('[TI3] %s does not exist in %s: it becomes %s, which is %s there, and says so', (wall, name, at, shown) => {
  expect(resolved(wall, name)).toEqual([at, 'gap']);
  expect(wallOf(`${at}:00.000Z`, name)).toBe(shown);
});

test.each([
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', 1380],
  ['2026-10-29', 'Africa/Cairo', '2026-10-28T21:00:00.000Z', 1500],
  ['2026-10-30', 'Africa/Cairo', '2026-10-29T22:00:00.000Z', 1440],
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', 1380],
  ['2026-02-15', 'Africa/Casablanca', '2026-02-14T23:00:00.000Z', 1500],
  ['2026-03-22', 'Africa/Casablanca', '2026-03-22T00:00:00.000Z', 1380],
  ['2026-04-24', 'Asia/Riyadh', '2026-04-23T21:00:00.000Z', 1440],
  ['2026-10-30', 'Asia/Amman', '2026-10-29T21:00:00.000Z', 1440],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', 1380],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', 1500],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z', 1470],
])('[TI4][TI5] the %s of %s begins at %s and has %i minutes', (day, name, start, minutes) => {
  expect(dayShape(day, name)).toMatchObject({ date: day, start, minutes });
  expect(dateOf(start, name)).toBe(day);
  expect(dateOf(msOf(start) - 1, name)).toBe(plusDays(day, -1));
});

test('[TI5] a day of 25 hours names both offsets and the instant between them', () => {
  expect(dayShape('2026-10-29', 'Africa/Cairo').offsets).toEqual([
    { from: '2026-10-28T21:00:00.000Z', offsetMinutes: 180 },
    { from: '2026-10-29T21:00:00.000Z', offsetMinutes: 120 },
  ]);
  expect(dayShape('2026-11-01', 'America/New_York').offsets).toEqual([
    { from: '2026-11-01T04:00:00.000Z', offsetMinutes: -240 },
    { from: '2026-11-01T06:00:00.000Z', offsetMinutes: -300 },
  ]);
});

test('[TI5] days follow one another without a hole, and each offset they name is the one in force', () => {
  fc.assert(
    fc.property(date, zone, (day, name) => {
      const { start, minutes, offsets } = dayShape(day, name);
      expect(msOf(start) + minutes * MINUTE).toBe(startOfDay(plusDays(day, 1), name));
      expect(offsets[0]?.from).toBe(start);
      for (const { from, offsetMinutes } of offsets) expect(offsetAt(msOf(from), name)).toBe(offsetMinutes);
      for (let at = msOf(start); at < msOf(start) + minutes * MINUTE; at += 30 * MINUTE) {
        expect(dateOf(at, name)).toBe(day);
        expect(offsets.findLast(({ from }) => msOf(from) <= at)?.offsetMinutes).toBe(offsetAt(at, name));
      }
    }),
    { numRuns: 60 },
  );
});

test('[TI7] nine in the morning every week stays nine in the morning over every change of the clock', () => {
  for (const name of zones) {
    for (let week = 0; week < 53; week += 1) {
      const wall = `${plusDays('2026-01-04', week * 7)}T09:00`;
      const { ms, kind } = resolveWall(wall, name);
      expect([wallOf(ms, name), kind]).toEqual([wall, 'exact']);
    }
  }
});

test('[TI8] Casablanca goes back an hour for Ramadan; Riyadh and Amman never change', () => {
  const offsetsOf = (name: string) =>
    new Set(Array.from({ length: 365 }, (_, day) => offsetAt(msOf('2026-01-01T12:00:00Z') + day * DAY, name)));
  expect(offsetAt(msOf('2026-02-14T12:00:00Z'), 'Africa/Casablanca')).toBe(60);
  expect(offsetAt(msOf('2026-02-16T12:00:00Z'), 'Africa/Casablanca')).toBe(0);
  expect(offsetAt(msOf('2026-03-23T12:00:00Z'), 'Africa/Casablanca')).toBe(60);
  expect(offsetsOf('Asia/Riyadh')).toEqual(new Set([180]));
  expect(offsetsOf('Asia/Amman')).toEqual(new Set([180]));
});

test('[TI1] an offset that is remembered is the one that was measured', () => {
  const around = [msOf('2026-10-29T21:00:00Z'), msOf('2026-04-23T22:00:00Z'), msOf('2026-04-04T15:00:00Z')];
  for (const change of around) {
    for (let at = change - 3 * HOUR; at < change + 3 * HOUR; at += 7 * MINUTE) {
      for (const name of zones) expect(offsetAt(at, name)).toBe(offsetAt(at, name));
    }
  }
  expect(offsetAt(msOf('2026-04-04T14:59:59Z'), 'Australia/Lord_Howe')).toBe(660);
  expect(offsetAt(msOf('2026-04-04T15:00:00Z'), 'Australia/Lord_Howe')).toBe(630);
});

describe('civil dates', () => {
  test('[TI4] dates add and count whole days, whatever the clock does', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, plusDays(day, count))).toBe(count);
        expect(weekdayOf(plusDays(day, count * 7))).toBe(weekdayOf(day));
      }),
    );
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekdayOf('2026-11-20')).toBe(5);
    expect(weekdayOf('2026-11-23')).toBe(1);
  });

  test('[TI1] a zone nobody knows and a time that is none are refused, not guessed', () => {
    expect(isZone('Asia/Riyadh')).toBe(true);
    expect(isZone('../../etc/passwd')).toBe(false);
    expect(() => offsetAt(0, 'Mars/Base')).toThrow(RangeError);
    expect(() => resolveWall('2026-13-01T09:00', 'Asia/Riyadh')).toThrow(RangeError);
  });
});
