// Tests what a change of a zone's rules makes of wall times, without a database.
import { expect, test } from 'vitest';
import { appointmentOf, idOf } from '#server/testing/nouns.ts';
import { fromThenOn } from '#server/testing/zone-table.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { closureShifted, inShiftOrder, visitShifted, zoneRules } from './zone-shift.ts';

/** Nine in the morning in Riyadh. */
const at = '2026-12-01T06:00:00.000Z';
const zone = 'Asia/Riyadh';
const visit = appointmentOf({
  start: at,
  end: plusMinutes(at, 40),
  startWall: '2026-12-01T09:00',
  zone,
  offsetMinutes: 180,
});

test('[TZ1] the wall time of a visit stays, its instant follows the rules, and it lasts as long as it did', () => {
  expect(visitShifted(visit, zoneRules)).toBeNull();
  expect(visitShifted(visit, fromThenOn('2026-12-02T00:00:00.000Z', 60))).toBeNull();
  const east = visitShifted(visit, fromThenOn('2026-11-30T00:00:00.000Z', 60));
  expect(east).toEqual({ ...visit, start: plusMinutes(at, -60), end: plusMinutes(at, -20), offsetMinutes: 240 });
  expect(visitShifted(east!, zoneRules)).toEqual(visit);
});

test('[TZ1] a time that comes to be shown twice means what it did, and one that is shown no more is moved by the gap', () => {
  const twice = fromThenOn(plusMinutes(at, 30), -60);
  expect(visitShifted(visit, twice)).toBeNull();
  const second = { ...visit, start: plusMinutes(at, 60), end: plusMinutes(at, 100), startWall: '2026-12-01T10:00' };
  expect(visitShifted(second, twice)).toMatchObject({ start: plusMinutes(at, 120), offsetMinutes: 120 });
  expect(visitShifted(visit, fromThenOn(at, 60))).toMatchObject({
    start: at,
    startWall: '2026-12-01T09:00',
    offsetMinutes: 240,
  });
});

test('[TZ2] closed time keeps its wall times, however long that makes it; of the oldest none are known', () => {
  const closure: Closure = {
    id: idOf(61),
    scheduleId: idOf(11),
    start: at,
    end: plusMinutes(at, 120),
    ...UNPLANNED,
    startWall: '2026-12-01T09:00',
    endWall: '2026-12-01T11:00',
    zone,
    reason: 'x',
    kept: [],
    active: true,
    version: 1,
  };
  expect(closureShifted({ ...closure, ...UNPLANNED }, fromThenOn(at, 60))).toBeNull();
  expect(closureShifted(closure, fromThenOn(plusMinutes(at, 60), -60))).toEqual({
    ...closure,
    end: plusMinutes(at, 180),
  });
  const across = {
    start: plusMinutes(at, 90),
    end: plusMinutes(at, 135),
    startWall: '2026-12-01T10:30',
    endWall: '2026-12-01T11:15',
  };
  expect(closureShifted({ ...closure, ...across }, fromThenOn(at, 120))).toBeNull();
});

test('[TZ3] each finds its new time given up: who moves back by start, who moves on the last first', () => {
  const one = (from: number, to: number) => ({ now: plusMinutes(at, from), next: plusMinutes(at, to) });
  const [a, b, c, d] = [one(0, -60), one(60, 0), one(300, 360), one(360, 420)];
  expect(inShiftOrder([b, c, a, d])).toEqual([a, b, d, c]);
});
