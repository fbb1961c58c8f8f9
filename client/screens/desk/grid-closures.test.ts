// Proves where closed time stands on the grid.
import { expect, test } from 'vitest';
import type { GridColumn } from '#client/grid/types.ts';
import { schedules, modelSettings } from '#client/live/testing/model-settings.ts';
import type { Caller } from '#shared/model/caller.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import { dayShape } from '#shared/time/zone.ts';
import { closuresOf } from './grid-closures.ts';

const [scheduleId = '', other = ''] = schedules;
const dates = ['2026-11-22', '2026-11-23', '2026-11-24'];
const columns = dates.flatMap((date) =>
  [scheduleId, other].map((id): GridColumn => ({
    key: `${id}@${date}`,
    scheduleId: id,
    date,
    title: '',
    subtitle: '',
    kind: 'practitioner',
    open: [],
  })),
);
const caller = (role: Caller['role'], own?: string): Caller => ({
  id: 'me',
  name: 'Me',
  role,
  clinicId: 'model',
  locale: 'ar',
  ...(own && { scheduleId: own }),
});
const closure: Closure = {
  id: 'leave',
  scheduleId,
  start: '2026-11-22T12:00:00.000Z',
  end: '2026-11-24T07:00:00.000Z',
  ...UNPLANNED,
  reason: 'Leave',
  kept: [{ appointmentId: 'kept', start: '2026-11-23T06:00:00.000Z', end: '2026-11-23T06:30:00.000Z' }],
  active: true,
  version: 3,
};
const placed = (who: Caller) =>
  closuresOf({
    closures: [closure],
    columns,
    days: dates.map((date) => dayShape(date, 'Asia/Riyadh')),
    schedules: modelSettings.schedules,
    caller: who,
  });

test('[CC34] closed time of several days stands in each of them, whole days in between, and only on its schedule', () => {
  expect(
    placed(caller('receptionist')).map(({ columnKey, start, end, kept }) => [columnKey, start, end, kept.length]),
  ).toEqual([
    [`${scheduleId}@2026-11-22`, 900, 1440, 0],
    [`${scheduleId}@2026-11-23`, 0, 1440, 1],
    [`${scheduleId}@2026-11-24`, 0, 600, 0],
  ]);
});

test('[CC30] a manager and a doctor of the schedule can leave the rule there, a receptionist and another doctor cannot', () => {
  const people = [caller('manager'), caller('doctor', scheduleId), caller('receptionist'), caller('doctor', other)];
  expect(people.map((who) => placed(who)[0]?.passable)).toEqual([true, true, false, false]);
});
