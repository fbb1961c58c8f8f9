// Proves that times of a repeated closing wait only where visits are in them, and that a day is a day on the wall.
import { expect, test } from 'vitest';
import type { PlannedClosing } from '#shared/contract/repeating.ts';
import { appointmentOf, idOf } from '#server/testing/nouns.ts';
import {
  closingCounts,
  closingInput,
  closingState,
  forAllOpen,
  NOTHING_CHOSEN,
  withClosingChoice,
} from './closing-choices.ts';
import { closingWish } from './closing-wish.ts';

function time(day: number, visits: number): PlannedClosing {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
  return {
    recurrenceId: `2026-11-${day}T10:00`,
    start: at(7),
    end: at(8),
    clock: 'exact',
    visits: Array.from({ length: visits }, () => appointmentOf()),
    closures: [],
  };
}

const plan = [time(22, 0), time(29, 2), time(30, 1)];

test('[SR52] only a time with visits in it waits for a choice, and one choice can be made for all that wait', () => {
  expect(plan.map((one) => closingState(one, NOTHING_CHOSEN))).toEqual(['planned', 'open', 'open']);
  const skipped = withClosingChoice(NOTHING_CHOSEN, '2026-11-29T10:00', 'skip');
  const all = forAllOpen(plan, skipped, 'keep');
  expect(plan.map((one) => closingState(one, all))).toEqual(['planned', 'skip', 'keep']);
  expect(closingCounts(plan, all)).toEqual({ planned: 2, moved: 0, skipped: 1, override: 0, open: 0 });
  expect(closingInput(plan, all)).toEqual([
    { recurrenceId: '2026-11-29T10:00', action: 'skip' },
    { recurrenceId: '2026-11-30T10:00', action: 'keep' },
  ]);
});

test('[SR52] a time without visits can be left out too, and taken back in', () => {
  const skipped = withClosingChoice(NOTHING_CHOSEN, '2026-11-22T10:00', 'skip');
  expect(closingCounts(plan, skipped)).toMatchObject({ planned: 0, skipped: 1, open: 2 });
  expect(withClosingChoice(skipped, '2026-11-22T10:00', null).size).toBe(0);
});

test('[SR52] whole days that repeat are whole days of the wall, also where the clock changes in them', () => {
  const close = {
    scheduleId: idOf(11),
    start: '2026-04-22T22:00:00.000Z',
    end: '2026-04-24T21:00:00.000Z',
    reason: 'Leave',
  };
  expect(closingWish(close, 'FREQ=YEARLY', 'Africa/Cairo')).toMatchObject({
    startLocal: '2026-04-23T00:00',
    durationMinutes: 2880,
    rule: 'FREQ=YEARLY',
  });
});
