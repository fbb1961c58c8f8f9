// Proves that a patient's visits are told as they are now, and that those missed are counted among the last.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { msOf } from '#shared/time/instant.ts';
import { idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { byMonth, lastOf, missedOf, visitsNow } from './visits-now.ts';

const NOW = msOf('2026-11-20T09:00:00.000Z');
const patientId = paperStage.visit.patientId;

function visit(number: number, date: string, wish: Partial<Appointment> = {}): Appointment {
  const [start, end] = [`${date}T09:00:00.000Z`, `${date}T09:30:00.000Z`];
  return { ...paperStage.visit, id: idOf(number), start, end, startWall: `${date}T12:00`, version: 1, ...wish };
}
const ids = (visits: readonly Appointment[]) => visits.map(({ id }) => id);

test('[PA45] visits to come stand by start, those of the past the newest first', () => {
  const told = {
    upcoming: [visit(1, '2026-12-01'), visit(2, '2026-11-25')],
    past: [visit(3, '2026-10-01', { status: 'fulfilled' }), visit(4, '2026-11-01', { status: 'noshow' })],
  };
  const now = visitsNow(patientId, told, [], NOW);
  expect(ids(now.upcoming)).toEqual(ids([visit(2, ''), visit(1, '')]));
  expect(ids(now.past)).toEqual(ids([visit(4, ''), visit(3, '')]));
});

test('[PA45] a visit that goes on is to come, one whose time has passed is not, whatever its state', () => {
  const told = { upcoming: [visit(1, '2026-11-20'), visit(2, '2026-11-19')], past: [] };
  const now = visitsNow(patientId, told, [], NOW);
  expect(ids(now.upcoming)).toEqual([idOf(1)]);
  expect(ids(now.past)).toEqual([idOf(2)]);
});

test('[PA46] what this page knows better than what was told is shown, and what is only told stays', () => {
  const told = { upcoming: [visit(1, '2026-11-25'), visit(2, '2026-11-26'), visit(3, '2026-12-20')], past: [] };
  const onPage = [
    visit(1, '2026-11-25', { status: 'cancelled', version: 4 }),
    visit(2, '2026-11-27', { version: 0 }),
    visit(5, '2026-11-23', { version: 0 }),
    visit(6, '2026-11-23', { patientId: idOf(99) }),
  ];
  expect(ids(visitsNow(patientId, told, onPage, NOW).upcoming)).toEqual([idOf(5), idOf(2), idOf(3)]);
});

test('[PA46] a visit that was given to somebody else is none of theirs, and one that was told newer is believed', () => {
  const told = { upcoming: [visit(1, '2026-11-25', { version: 7 }), visit(2, '2026-11-26')], past: [] };
  const onPage = [
    visit(1, '2026-11-25', { version: 3, status: 'cancelled' }),
    visit(2, '2026-11-26', { patientId: idOf(99), version: 3 }),
  ];
  expect(ids(visitsNow(patientId, told, onPage, NOW).upcoming)).toEqual([idOf(1)]);
  expect(ids(visitsNow(patientId, null, onPage, NOW).upcoming)).toEqual([]);
});

test('[PA47] of the last twelve visits that were meant to be, the missed ones are counted', () => {
  const of = (...states: Appointment['status'][]) =>
    missedOf(states.map((status, at) => visit(at + 1, '2026-01-01', { status })));
  expect(of('noshow', 'fulfilled', 'cancelled', 'noshow', 'booked')).toEqual({ missed: 2, of: 4 });
  const many = Array.from({ length: 14 }, (_, at): Appointment['status'] => (at === 13 ? 'noshow' : 'fulfilled'));
  expect(of(...many)).toEqual({ missed: 0, of: 12 });
  expect(of()).toEqual({ missed: 0, of: 0 });
});

test('[PA51] what is booked again is the visit that goes on, else the last there was, else the first to come', () => {
  const [going, ahead] = [visit(1, '2026-11-20'), visit(2, '2026-11-25')];
  const past = [visit(3, '2026-11-01', { status: 'cancelled' }), visit(4, '2026-10-01', { status: 'noshow' })];
  expect(lastOf({ upcoming: [going, ahead], past }, NOW)?.id).toBe(going.id);
  expect(lastOf({ upcoming: [ahead], past }, NOW)?.id).toBe(idOf(4));
  expect(lastOf({ upcoming: [ahead], past: [] }, NOW)?.id).toBe(ahead.id);
});

test('[PA47] past visits stand in months', () => {
  const months = byMonth([visit(1, '2026-11-03'), visit(2, '2026-11-01'), visit(3, '2025-11-30')]);
  expect(months.map(({ month, visits }) => [month, visits.length])).toEqual([
    ['2026-11', 2],
    ['2025-11', 1],
  ]);
});
