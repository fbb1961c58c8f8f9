// Proves that what is decided about visits is kept through every refusal, and that what is new is told at its visit.
import { expect, test } from 'vitest';
import { appointmentOf, idOf } from '#server/testing/nouns.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import {
  type Action,
  chosenFor,
  countsOf,
  decisionsOf,
  isAboutVisits,
  possible,
  refreshed,
  rowsOf,
} from './decisions.ts';

const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`;
const slot = (hour: number) => ({ start: at(hour), end: at(hour + 1), scheduleIds: [idOf(11)] });
const visitOf = (number: number, hour: number, version = 1) =>
  appointmentOf({ id: idOf(number), scheduleIds: [idOf(11)], start: at(hour), end: at(hour + 1), version });
const told = (visits: [number, number | null, number?][]) => ({
  visits: visits.map(([number, hour, version]) => ({
    appointment: visitOf(number, 8, version),
    nearest: hour === null ? null : slot(hour),
  })),
});
const nobody: ReadonlyMap<string, Action> = new Map();
const why = { reason: 'clinic', note: ' closed ' } as const;
const all = (rows: ReturnType<typeof rowsOf>) => new Set(rows.map(({ visit }) => visit.id));

test('[HR50] nothing is decided until each visit is: moved to its nearest time, kept or cancelled with the reason', () => {
  const rows = rowsOf(
    told([
      [1, 10],
      [2, 11],
      [3, null],
    ]),
    nobody,
  );
  expect(countsOf(rows)).toEqual({ move: 0, keep: 0, cancel: 0, open: 3 });
  expect(decisionsOf(rows, why)).toBeNull();
  const moved = chosenFor(rows, all(rows), 'move');
  // For whom no time is free is not moved with all the others.
  expect(countsOf(moved)).toEqual({ move: 2, keep: 0, cancel: 0, open: 1 });
  const decided = chosenFor(chosenFor(moved, new Set([idOf(2)]), 'keep'), new Set([idOf(3)]), 'cancel');
  expect(decisionsOf(decided, why)).toEqual([
    { appointmentId: idOf(1), baseVersion: 1, action: 'move', start: at(10), scheduleIds: [idOf(11)] },
    { appointmentId: idOf(2), baseVersion: 1, action: 'keep' },
    { appointmentId: idOf(3), baseVersion: 1, action: 'cancel', reason: 'clinic', note: 'closed' },
  ]);
});

test('[HR50] a visit that is attended already can only be kept, also with all the others', () => {
  const attended = { appointment: { ...visitOf(1, 8), status: 'checked-in' as const }, nearest: slot(10) };
  const rows = rowsOf({ visits: [attended, ...told([[2, 11]]).visits] }, new Map([[idOf(1), 'cancel']]));
  expect(rows.map(possible)).toEqual([['keep'], ['move', 'keep', 'cancel']]);
  for (const action of ['move', 'cancel'] as const)
    expect(chosenFor(rows, all(rows), action).map((row) => row.action)).toEqual([null, action]);
  expect(countsOf(chosenFor(rows, all(rows), 'keep'))).toMatchObject({ keep: 2, open: 0 });
});

test('[HR51] a time that was lost is told at its visit with the nearest one of now, and every other choice stays', () => {
  const first = rowsOf(
    told([
      [1, 10],
      [2, 11],
      [3, 12],
      [4, 13],
    ]),
    nobody,
  );
  const rows = chosenFor(chosenFor(first, all(first), 'move'), new Set([idOf(4)]), 'keep');
  const blocker = { scheduleId: idOf(11), kind: 'appointment', owner: idOf(90), start: at(10), end: at(11) };
  const no: Refusal = { code: 'slot-taken', alternatives: [], blockers: [blocker] };
  const now = refreshed(
    rows,
    told([
      [1, 11],
      [2, 12],
      [3, 12],
      [4, 14],
      [5, 15],
    ]),
    no,
  );
  expect(now.map(({ action, news, nearest }) => [action, news, nearest?.start])).toEqual([
    ['move', 'lost', at(11)],
    ['move', 'other-time', at(12)],
    ['move', null, at(12)],
    ['keep', null, at(14)],
    [null, 'new', at(15)],
  ]);
});

test('[HR51] a visit that somebody changed says so, one that is touched no longer is gone, one without a time is to be decided again', () => {
  const first = rowsOf(
    told([
      [1, 10],
      [2, 11],
      [3, 12],
    ]),
    nobody,
  );
  const rows = chosenFor(first, all(first), 'move');
  const now = refreshed(
    rows,
    told([
      [1, 10, 2],
      [3, null],
    ]),
    { code: 'conflict', current: null, fields: [] },
  );
  expect(now.map(({ visit, action, news }) => [visit.id, action, news])).toEqual([
    [idOf(1), 'move', 'changed'],
    [idOf(3), null, 'other-time'],
  ]);
});

test('[HR51] what was chosen before the form was refused is chosen still when it is asked again', () => {
  const before = new Map<string, Action>([
    [idOf(1), 'cancel'],
    [idOf(2), 'move'],
  ]);
  expect(
    rowsOf(
      told([
        [1, 10],
        [2, null],
        [3, 12],
      ]),
      before,
    ).map(({ action }) => action),
  ).toEqual(['cancel', null, null]);
});

test('[HR52] a refusal about visits is answered among them, any other where the change is made', () => {
  const nobodys = { base: null, mine: null, by: null, at: null };
  const ofVisit = { field: idOf(1), theirs: visitOf(1, 8), ...nobodys };
  const ofHours = { field: 'hours', theirs: [], ...nobodys };
  expect(isAboutVisits({ code: 'conflict', current: {}, fields: [ofVisit] })).toBe(true);
  expect(isAboutVisits({ code: 'conflict', current: {}, fields: [ofHours] })).toBe(false);
  expect(isAboutVisits({ code: 'slot-taken', alternatives: [] })).toBe(true);
  expect(isAboutVisits({ code: 'invalid', fields: [{ path: 'visits.0.start', problem: 'past' }] })).toBe(true);
  expect(isAboutVisits({ code: 'invalid', fields: [{ path: 'hours.0.from', problem: 'format' }] })).toBe(false);
  expect(isAboutVisits({ code: 'unavailable', retryMs: 0 })).toBe(false);
});
