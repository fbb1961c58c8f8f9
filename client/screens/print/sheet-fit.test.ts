// Proves that a day fits one sheet of paper, and that the sheet says what a day has.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import { BODY_MM, fitOf } from './sheet-fit.ts';
import { sheetRows } from './sheet-rows.ts';

test('[DA10] whatever a day has stands on one sheet, with empty lines for who comes without an appointment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), (rows) => {
      const { row, blanks, text } = fitOf(rows);
      expect((rows + blanks) * row).toBeLessThanOrEqual(BODY_MM + 0.001);
      expect(blanks).toBeGreaterThanOrEqual(3);
      expect(text).toBeLessThanOrEqual(row);
    }),
  );
});

test('[DA10] sixty visits are still read: text of two millimetres and more', () => {
  expect(fitOf(60).text).toBeGreaterThan(2);
  expect(fitOf(12)).toMatchObject({ blanks: 10, isRoomy: true });
});

test('[DA11] the sheet has the visits of its schedule and its closed time by the clock, and nobody who cancelled', () => {
  const visit = (id: string, hour: string, status: Appointment['status'] = 'booked', with_ = 'sara') =>
    ({ id, start: `2026-11-22T${hour}:00.000Z`, status, scheduleIds: [with_] }) as unknown as Appointment;
  const closed = { id: 'prayer', scheduleId: 'sara', start: '2026-11-22T09:00:00.000Z' } as Closure;
  const visits = [
    visit('late', '10:00'),
    visit('gone', '08:00', 'cancelled'),
    visit('kept', '09:00'),
    visit('missed', '08:30', 'noshow'),
    visit('other', '08:00', 'booked', 'khalid'),
  ];
  expect(sheetRows('sara', visits, [closed, { ...closed, id: 'x', scheduleId: 'khalid' }]).map(({ id }) => id)).toEqual(
    ['missed', 'prayer', 'kept', 'late'],
  );
});
