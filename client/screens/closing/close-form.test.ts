// Proves that the form that closes time asks for what it shows, and says what is wrong where it stands.
import { expect, test } from 'vitest';
import { type CloseForm, closeFaults, closeFormFrom, closeInput, fromDateMoved, isWholeDays } from './close-form.ts';

const zone = 'Asia/Riyadh';
const facts = {
  zone,
  today: '2026-11-22',
  written: (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
};
const fromSlot = closeFormFrom({ scheduleId: 'sara', start: '2026-11-22T07:00:00.000Z' }, facts);
const input = (change: Partial<CloseForm>) => closeInput({ ...fromSlot, reason: 'Leave', ...change }, zone);

test('[CC32] from a free time the form begins there and lasts an hour, from a column it is the whole day', () => {
  expect(fromSlot).toMatchObject({ isWhole: false, fromDate: '2026-11-22', fromTime: '10:00', toTime: '11:00' });
  expect(closeFormFrom({ date: '2026-11-24' }, facts)).toMatchObject({
    isWhole: true,
    fromDate: '2026-11-24',
    toDate: '2026-11-24',
  });
});

test('[CC32] the command covers the hours that were typed, or the whole of the days', () => {
  expect(input({})).toEqual({
    scheduleId: 'sara',
    start: '2026-11-22T07:00:00.000Z',
    end: '2026-11-22T08:00:00.000Z',
    reason: 'Leave',
  });
  expect(input({ fromTime: '١:٣٠ م', toTime: '3 pm' })).toMatchObject({
    start: '2026-11-22T10:30:00.000Z',
    end: '2026-11-22T12:00:00.000Z',
  });
  expect(input({ isWhole: true, toDate: '2026-11-24' })).toMatchObject({
    start: '2026-11-21T21:00:00.000Z',
    end: '2026-11-24T21:00:00.000Z',
  });
  expect(input({ toTime: '00:00' })).toMatchObject({ end: '2026-11-22T21:00:00.000Z' });
});

test.each([
  [{ scheduleId: null }, { scheduleId: 'required' }],
  [{ fromTime: 'soon' }, { fromTime: 'time' }],
  [{ toTime: '' }, { toTime: 'time' }],
  [{ toTime: '10:00' }, { toTime: 'order' }],
  [{ isWhole: true, toDate: '2026-11-21' }, { toDate: 'order' }],
  [{ isWhole: true, toDate: '2028-01-01' }, { toDate: 'long' }],
  [{ reason: ' x ' }, { reason: 'reason' }],
] as const)('[CC33] %o is told at its field, and nothing is asked', (change, faults) => {
  const form = { ...fromSlot, reason: 'Leave', ...change };
  expect(closeFaults(form, zone)).toEqual(faults);
  expect(closeInput(form, zone)).toBeNull();
});

test('[CC32] moving the first day moves the last one with it', () => {
  const week = { ...fromSlot, toDate: '2026-11-26' };
  expect(fromDateMoved(week, '2026-12-01')).toMatchObject({ fromDate: '2026-12-01', toDate: '2026-12-05' });
});

test('[CC32] whole days are those of the clinic’s clock, also where its hours change', () => {
  expect(isWholeDays({ start: '2026-11-21T21:00:00.000Z', end: '2026-11-22T21:00:00.000Z' }, zone)).toBe(true);
  expect(isWholeDays({ start: '2026-11-21T21:00:00.000Z', end: '2026-11-22T20:45:00.000Z' }, zone)).toBe(false);
  expect(isWholeDays({ start: '2026-04-23T22:00:00.000Z', end: '2026-04-24T21:00:00.000Z' }, 'Africa/Cairo')).toBe(
    false,
  );
});
