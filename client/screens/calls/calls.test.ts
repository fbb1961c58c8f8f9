// Proves which day is called for, how far the calls are, and what colleagues see of one who did not answer.
import { expect, test } from 'vitest';
import { isWorkingDay, nextCallDay } from './next-calls.ts';
import { wasUnanswered, withNoAnswer, withoutNoAnswer } from './no-answer.ts';
import { callsOf, isUnconfirmed, rowAfter } from './progress.ts';

const hours = [7, 1, 2, 3, 4].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
const times = {
  weekend: [5, 6],
  schedules: [{ kind: 'practitioner' as const, active: true, hours }],
};
const visit = (date: string, status: 'booked' | 'cancelled' = 'booked') => ({ startWall: `${date}T10:00`, status });

test('[DA30] the calls are for the next working day with visits, over a weekend and a holiday', () => {
  // 2026-11-19 is a Thursday; Friday and Saturday are the weekend.
  expect(isWorkingDay('2026-11-20', times)).toBe(false);
  expect(nextCallDay('2026-11-19', times, [visit('2026-11-22')])).toBe('2026-11-22');
  expect(nextCallDay('2026-11-19', times, [visit('2026-11-22', 'cancelled'), visit('2026-11-24')])).toBe('2026-11-24');
  expect(nextCallDay('2026-11-22', times, [visit('2026-11-23')])).toBe('2026-11-23');
});

test('[DA30] where no working day has visits it is a day that has some, else the next working day', () => {
  expect(nextCallDay('2026-11-19', times, [visit('2026-11-20')])).toBe('2026-11-20');
  expect(nextCallDay('2026-11-19', times, [])).toBe('2026-11-22');
  expect(nextCallDay('2026-11-19', { weekend: [], schedules: [] }, [])).toBe('2026-11-20');
});

test('[DA31] who is still to be asked is whoever is booked and not confirmed, and the count is of those to come', () => {
  const confirmedAt = '2026-11-19T08:00:00.000Z';
  const visits = [
    { id: 'a', status: 'booked' as const, confirmedAt },
    { id: 'b', status: 'booked' as const, confirmedAt: null },
    { id: 'c', status: 'cancelled' as const, confirmedAt: null },
    { id: 'd', status: 'arrived' as const, confirmedAt: null },
  ];
  expect(visits.filter(isUnconfirmed).map(({ id }) => id)).toEqual(['b']);
  expect(callsOf(visits)).toEqual({ confirmed: 1, all: 2 });
});

test('[DA32] after one is confirmed the next row has the focus, after the last one the row above', () => {
  const rows = ['a', 'b', 'c'];
  expect(rowAfter(rows, 'b', ['a', 'c'])).toBe('c');
  expect(rowAfter(rows, 'c', ['a', 'b'])).toBe('b');
  expect(rowAfter(rows, 'a', ['c'])).toBe('c');
  expect(rowAfter(['a'], 'a', [])).toBeNull();
});

test('[DA33] that somebody did not answer is one tag in either language, set once and taken away again', () => {
  expect(withNoAnswer(['VIP'], 'ar')).toEqual(['VIP', 'لا رد']);
  expect(withNoAnswer(['no answer'], 'ar')).toEqual(['no answer']);
  expect(wasUnanswered(['لا ردّ'])).toBe(true);
  expect(withoutNoAnswer(['VIP', 'No answer'])).toEqual(['VIP']);
});
