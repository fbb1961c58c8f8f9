// Proves that a visit of a series knows which it is, how many there are, and where the others are.
import { expect, test } from 'vitest';
import { appointmentOf, idOf } from '#server/testing/nouns.ts';
import { endAfter, placeIn, ruleFrom, standingFrom } from './series-place.ts';

const series = { rule: 'FREQ=WEEKLY;COUNT=5;BYDAY=SU', excluded: ['2026-12-13T10:00'], unplaced: [] };

function visit(number: number, date: string, wish: Parameters<typeof appointmentOf>[0] = {}) {
  return appointmentOf({
    id: idOf(number),
    seriesId: idOf(90),
    recurrenceId: `${date}T10:00`,
    start: `${date}T07:00:00.000Z`,
    end: `${date}T07:30:00.000Z`,
    ...wish,
  });
}

const first = visit(1, '2026-11-22');
const second = visit(2, '2026-11-29');
const third = visit(3, '2026-12-06');
const fifth = visit(5, '2026-12-20');
const visits = [first, second, third, fifth];

test('[SR53] a visit is the third of four, one date having been left out, and knows its neighbours', () => {
  expect(placeIn(third.id, series, visits)).toEqual({ number: 3, total: 4, previous: second, next: fifth });
  expect(placeIn(first.id, series, visits)).toMatchObject({ number: 1, previous: null, next: second });
  expect(placeIn(idOf(77), series, visits)).toBeNull();
});

test('[SR53] a visit keeps its number when it is moved or another is cancelled; neighbours are by time and stand', () => {
  const moved = { ...second, start: '2026-12-08T07:00:00.000Z', end: '2026-12-08T07:30:00.000Z' };
  const cancelled = { ...third, status: 'cancelled' as const };
  const all = [first, moved, cancelled, fifth];
  expect(placeIn(moved.id, series, all)).toEqual({ number: 2, total: 4, previous: first, next: fifth });
  expect(placeIn(cancelled.id, series, all)).toMatchObject({ number: 3, previous: first, next: moved });
});

test('[SR53] without an end there is no total, and a date without a place counts', () => {
  const endless = { rule: 'FREQ=WEEKLY;BYDAY=SU', excluded: [], unplaced: [] };
  expect(placeIn(second.id, endless, visits)).toMatchObject({ number: 2, total: null });
  const waiting = { recurrenceId: '2026-11-25T10:00', result: 'conflict' as const };
  const until = { rule: 'FREQ=WEEKLY;UNTIL=20261220;BYDAY=SU', excluded: [], unplaced: [waiting] };
  expect(placeIn(second.id, until, visits)).toMatchObject({ number: 3, total: 5 });
});

test('[SR53] a series ends from a date on: only what is booked and still to come would be cancelled', () => {
  const now = Date.parse('2026-11-25T12:00:00.000Z');
  const attended = { ...second, status: 'fulfilled' as const };
  expect(standingFrom([fifth, attended, third, first], '2026-11-29T10:00', now)).toEqual([third, fifth]);
  expect(standingFrom([fifth, attended, third, first], '', now)).toEqual([third, fifth]);
});

test('[SR53] a series ends before the next that stands, and after its last visit where all stay', () => {
  const standing = [second, fifth];
  expect(endAfter(standing, null, '2026-12-20T10:00')).toBe('2026-11-29T10:00');
  expect(endAfter(standing, '2026-11-29T10:00', '2026-12-20T10:00')).toBe('2026-12-20T10:00');
  expect(endAfter(standing, '2026-12-20T10:00', '2026-11-29T10:00')).toBe('2026-12-21T00:00');
  expect(endAfter([], null, '2026-12-20T10:00')).toBe('2026-12-20T10:00');
});

test('[SR53] the rule goes on from a visit with the times that are left', () => {
  const early = { recurrenceId: '2026-12-06T10:00', number: 3 };
  const late = { recurrenceId: '2026-12-20T10:00', number: 4 };
  expect(ruleFrom(series, early)).toBe('FREQ=WEEKLY;COUNT=3;BYDAY=SU');
  expect(ruleFrom(series, late)).toBe('FREQ=WEEKLY;COUNT=1;BYDAY=SU');
  const endless = { rule: 'FREQ=WEEKLY;BYDAY=SU', excluded: [] };
  expect(ruleFrom(endless, early)).toBe('FREQ=WEEKLY;BYDAY=SU');
});
