// Tests what may follow what in the life of an appointment: all forty-nine pairs.
import { expect, test } from 'vitest';
import { appointmentStatus } from '#shared/model/appointment.ts';
import { keepsTime, nextStates, states, stepBetween } from './appointment-status.ts';

const all = appointmentStatus.options;
const short = { forward: 'f', back: 'b', error: 'e', none: '.' } as const;

test('[ST1] every pair of states is a step forward, one step back, a mark of error, or nothing', () => {
  const table = Object.fromEntries(all.map((from) => [from, all.map((to) => short[stepBetween(from, to)]).join('')]));
  expect(all).toEqual(['booked', 'arrived', 'checked-in', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error']);
  expect(table).toEqual({
    booked: '.ff.ffe',
    arrived: 'b.ff.fe',
    'checked-in': 'bb.f..e',
    fulfilled: '.bb...e',
    noshow: 'b.....e',
    cancelled: 'bb....e',
    'entered-in-error': '.......',
  });
});

test('[ST5] a record that was entered in error stays so', () => {
  expect(all.map((to) => stepBetween('entered-in-error', to))).toEqual(all.map(() => 'none'));
});

test('[CL6] time is kept from booked to fulfilled and given back by the three others', () => {
  expect(all.filter(keepsTime)).toEqual(['booked', 'arrived', 'checked-in', 'fulfilled']);
});

test('[ST2] a no-show is offered only once the start has passed', () => {
  expect(nextStates('booked', false)).toEqual(['arrived', 'checked-in', 'cancelled']);
  expect(nextStates('booked', true)).toEqual(['arrived', 'checked-in', 'noshow', 'cancelled']);
  expect(states.noshow.afterStart).toBe(true);
});

test('[ST1] a screen offers steps forward only, and at the end none', () => {
  for (const from of all) {
    expect(nextStates(from, true)).toEqual(all.filter((to) => stepBetween(from, to) === 'forward'));
  }
  expect(nextStates('fulfilled', true)).toEqual([]);
});
