// Proves that choices for occurrences count, go into the command and survive a refusal as a person expects.
import { expect, test } from 'vitest';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import { idOf } from '#server/testing/nouns.ts';
import {
  allNearest,
  allSkipped,
  choicesInput,
  type Choices,
  countsOf,
  NO_CHOICES,
  stateOf,
  stillChosen,
  withChoice,
  withFresh,
} from './occurrence-choices.ts';

const DOCTOR = idOf(11);

function slotAt(day: number, hour: number, scheduleId = DOCTOR) {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, day, hour, minutes)).toISOString();
  return { start: at(0), end: at(30), scheduleIds: [scheduleId] };
}

function occurrence(day: number, wish: Partial<PlannedOccurrence> = {}): PlannedOccurrence {
  return {
    recurrenceId: `2026-11-${day}T10:00`,
    ...slotAt(day, 7),
    clock: 'exact',
    result: 'ok',
    blockers: [],
    holiday: null,
    alternatives: [],
    ...wish,
  };
}

const free = occurrence(22);
const clash = occurrence(23, { result: 'conflict', alternatives: [slotAt(23, 8), slotAt(23, 9)] });
const holiday = occurrence(24, {
  result: 'holiday',
  holiday: 'National day',
  alternatives: [slotAt(23, 8), slotAt(25, 8)],
});
const gap = occurrence(25, { result: 'shifted-gap', clock: 'gap' });
const full = occurrence(26, { result: 'daily-cap' });
const plan = [free, clash, holiday, gap, full];

test('[SR43] each occurrence stands as planned, moved, skipped, booked anyway or still to be decided', () => {
  expect(countsOf(plan, NO_CHOICES)).toEqual({ planned: 2, moved: 0, skipped: 0, override: 0, open: 3 });
  const chosen: Choices = new Map([
    [clash.recurrenceId, { action: 'move', slot: slotAt(23, 8) }],
    [holiday.recurrenceId, { action: 'skip' }],
    [full.recurrenceId, { action: 'override', reason: 'Agreed' }],
  ]);
  expect(countsOf(plan, chosen)).toEqual({ planned: 2, moved: 1, skipped: 1, override: 1, open: 0 });
  expect(stateOf(free, withChoice(NO_CHOICES, free.recurrenceId, { action: 'skip' }))).toBe('skipped');
});

test('[SR44] the nearest free time for all is never the same twice, and leaves open what has none', () => {
  const chosen = allNearest(plan, NO_CHOICES);
  expect(chosen.get(clash.recurrenceId)).toEqual({ action: 'move', slot: slotAt(23, 8) });
  expect(chosen.get(holiday.recurrenceId)).toEqual({ action: 'move', slot: slotAt(25, 8) });
  expect(chosen.has(full.recurrenceId)).toBe(false);
  expect(chosen.has(free.recurrenceId)).toBe(false);
});

test('[SR44] a free time that another occurrence of the plan is going to have is not taken', () => {
  const [early, late] = [
    occurrence(22, { result: 'conflict', alternatives: [slotAt(23, 7), slotAt(22, 9)] }),
    occurrence(23),
  ];
  expect(allNearest([early, late], NO_CHOICES).get(early.recurrenceId)).toEqual({
    action: 'move',
    slot: slotAt(22, 9),
  });
  const skipped = withChoice(NO_CHOICES, late.recurrenceId, { action: 'skip' });
  expect(allNearest([early, late], skipped).get(early.recurrenceId)).toEqual({ action: 'move', slot: slotAt(23, 7) });
});

test('[SR44] bulk choices leave alone what was decided already', () => {
  const decided = withChoice(NO_CHOICES, clash.recurrenceId, { action: 'override', reason: 'Agreed' });
  expect(allNearest(plan, decided).get(clash.recurrenceId)).toEqual({ action: 'override', reason: 'Agreed' });
  const skipped = allSkipped(plan, decided);
  expect(countsOf(plan, skipped)).toEqual({ planned: 2, moved: 0, skipped: 2, override: 1, open: 0 });
});

test('[SR45] the command is given each choice once, in the order of the dates', () => {
  const chosen: Choices = new Map([
    [full.recurrenceId, { action: 'override', reason: ' Agreed ' }],
    [clash.recurrenceId, { action: 'move', slot: slotAt(23, 8) }],
    [holiday.recurrenceId, { action: 'skip' }],
    ['2026-12-30T10:00', { action: 'skip' }],
  ]);
  expect(choicesInput(plan, chosen)).toEqual([
    { recurrenceId: clash.recurrenceId, action: 'move', start: slotAt(23, 8).start, scheduleIds: [DOCTOR] },
    { recurrenceId: holiday.recurrenceId, action: 'skip' },
    { recurrenceId: full.recurrenceId, action: 'override', reason: 'Agreed' },
  ]);
});

test('[SR46] after a refusal the dates it names are shown afresh and every other choice stays', () => {
  const chosen: Choices = new Map([
    [clash.recurrenceId, { action: 'move', slot: slotAt(23, 8) }],
    [holiday.recurrenceId, { action: 'skip' }],
  ]);
  const fresh = [
    occurrence(22, { result: 'conflict', alternatives: [slotAt(22, 9)] }),
    { ...clash, alternatives: [slotAt(23, 9)] },
  ];
  const shown = withFresh(plan, fresh);
  expect(shown.map(({ recurrenceId }) => recurrenceId)).toEqual(plan.map(({ recurrenceId }) => recurrenceId));
  const kept = stillChosen(chosen, new Set(fresh.map(({ recurrenceId }) => recurrenceId)));
  expect([...kept]).toEqual([[holiday.recurrenceId, { action: 'skip' }]]);
  expect(countsOf(shown, kept)).toEqual({ planned: 1, moved: 0, skipped: 1, override: 0, open: 3 });
});
