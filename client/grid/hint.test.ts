// Proves what a ghost warns of before anything is sent.
import { expect, test } from 'vitest';
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import { closureOf, hintFor, holderOf, mayLand } from './hint.ts';
import type { Placed, PlacedBlock, PlacedClosure } from './placement.ts';
import type { Lift } from './session.ts';
import type { GridBlock, GridCard, GridClosure, GridColumn } from './types.ts';

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

const block = (change: Partial<GridBlock> = {}): GridBlock => ({
  id: 'hold',
  columnKey: 'practitioner',
  start: 600,
  end: 630,
  owner: 'Huda',
  color: 'var(--person-1)',
  mine: false,
  endsAt: 0,
  extended: false,
  ...change,
});
const standing = (one: GridBlock): PlacedBlock => ({ key: one.id, block: one, top: 600, size: 30, lane: 0, lanes: 1 });
const draw: Lift = { ...lift, kind: 'draw', card: null };

test.each([
  ['a visit carried over it', lift, 615, block(), true],
  ['time drawn over it', draw, 615, block(), true],
  ['a visit that only touches it', lift, 630, block(), false],
  ['a visit carried over one’s own', lift, 615, block({ mine: true }), true],
  ['time drawn anew over one’s own', draw, 615, block({ mine: true }), false],
] as const)('[HO32] time on hold meets %s', (_, hand, start, held, isMet) => {
  const at = { start, end: start + 30 };
  const holder = holderOf(hand, at, [standing(held)]);
  expect(holder).toBe(isMet ? held : null);
  expect(hintFor(hand, doctor, doctor, at, [placed(card('other'))], holder)).toBe(
    isMet ? 'held' : start < 630 ? 'taken' : null,
  );
});

test('[HO32] a doctor’s or a room’s time on hold takes nothing, a device may have room beside it', () => {
  expect([doctor, column('room'), column('device')].map((into) => mayLand('held', into))).toEqual([false, false, true]);
  expect(mayLand('taken', doctor)).toBe(true);
  expect(mayLand('kind', doctor)).toBe(false);
});

const closed = (change: Partial<GridClosure> = {}): PlacedClosure => ({
  key: 'closed',
  closure: {
    id: 'closed',
    columnKey: 'practitioner',
    start: 540,
    end: 660,
    reason: 'Leave',
    kept: [],
    passable: false,
    ...change,
  },
  top: 540,
  size: 120,
  lane: 0,
  lanes: 1,
});

test.each([
  ['a visit carried into it', lift, 600, closed(), true],
  ['time drawn into it', draw, 650, closed(), true],
  ['a visit that only touches it', lift, 660, closed(), false],
  ['a visit that stays, where it stands', lift, 600, closed({ kept: ['mine'] }), false],
  ['a visit that stays, at another time of it', lift, 615, closed({ kept: ['mine'] }), true],
] as const)('[CC30] closed time meets %s', (_, hand, start, shut, isMet) => {
  const at = { start, end: start + 30 };
  const closure = closureOf(hand, at, [shut]);
  expect(closure).toBe(isMet ? shut.closure : null);
  expect(hintFor(hand, doctor, doctor, at, [], null, closure)).toBe(isMet ? 'closed' : null);
});

test('[CC30] only who may leave the rules with a reason can let go in closed time', () => {
  expect(mayLand('closed', doctor, closed().closure)).toBe(false);
  expect(mayLand('closed', doctor, closed({ passable: true }).closure)).toBe(true);
});

test('[CP11] a ghost knows whether a group has place for one more', () => {
  const member = (id: string, most = 3): GridCard => ({ ...card(id), group: { count: 2, most } });
  const hand: Lift = { ...lift, card: member('mine') };
  const [two, three] = [
    [member('a'), member('b')],
    [member('a'), member('b'), member('c')],
  ];
  const hint = (by: Lift, others: GridCard[]) =>
    hintFor(by, doctor, doctor, { start: 600, end: 630 }, others.map(placed));
  expect([hint(hand, two), hint(draw, two), hint(hand, three), hint(draw, three)]).toEqual([
    null,
    null,
    'taken',
    'taken',
  ]);
  expect([hint(lift, two), hint(hand, [card('alone')])]).toEqual(['taken', 'taken']);
  const place = [standing(block({ shares: true }))];
  const at = { start: 600, end: 630 };
  expect([holderOf(hand, at, place), holderOf(draw, at, place)]).toEqual([null, null]);
  expect(holderOf(lift, at, place)).toBe(place[0]?.block);
});
