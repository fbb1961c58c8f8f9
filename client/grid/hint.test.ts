// Proves what a ghost warns of before anything is sent.
import { expect, test } from 'vitest';
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import { hintFor } from './hint.ts';
import type { Placed } from './placement.ts';
import type { Lift } from './session.ts';
import type { GridCard, GridColumn } from './types.ts';

const column = (kind: GridColumn['kind']): GridColumn => ({
  key: kind,
  scheduleId: kind,
  date: '2026-11-22',
  title: kind,
  subtitle: '',
  kind,
  open: [{ start: 480, end: 780 }],
});
const card = (id: string, status: AppointmentStatus = 'booked'): GridCard => ({
  id,
  columnKey: 'practitioner',
  version: 1,
  start: 600,
  end: 630,
  status,
  confirmed: false,
  title: id,
  detail: '',
});
const placed = (one: GridCard): Placed => ({ key: one.id, card: one, top: 600, size: 30, lane: 0, lanes: 1 });
const lift: Lift = { kind: 'move', by: 'pointer', columnKey: 'practitioner', card: card('mine'), grab: 0 };
const doctor = column('practitioner');

test.each([
  ['a visit may overlap itself', doctor, 615, card('mine'), null],
  ['another visit keeps its time', doctor, 615, card('other'), 'taken'],
  ['a visit nobody came to does not', doctor, 615, card('other', 'noshow'), null],
  ['visits may touch', doctor, 630, card('other'), null],
  ['the clinic is closed', doctor, 770, card('other'), 'outside'],
  ['a doctor’s visit is no room’s', column('room'), 615, card('other'), 'kind'],
] as const)('%s', (_, into, start, other, hint) => {
  expect(hintFor(lift, doctor, into, { start, end: start + 30 }, [placed(other)])).toBe(hint);
});
