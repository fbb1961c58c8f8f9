// Proves that a patient's other visit is told of where both share time, and only while it keeps its own.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { idOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { overlapping } from './overlapping.ts';

const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const visit = (number: number, from: string, to: string, wish: Partial<Appointment> = {}): Appointment => ({
  ...paperStage.visit,
  id: idOf(number),
  start: at(from),
  end: at(to),
  ...wish,
});
const wanted = { patientId: paperStage.visit.patientId, from: at('09:00'), to: at('09:30') };
const ids = (visits: readonly Appointment[]) => visits.map(({ id }) => id);

test('[PA53] visits that share time are told by start, those that only touch it are not', () => {
  const told = [visit(1, '09:15', '09:45'), visit(2, '08:30', '09:00'), visit(3, '09:30', '10:00')];
  expect(ids(overlapping(wanted, told, [visit(4, '08:50', '09:05')]))).toEqual([idOf(4), idOf(1)]);
});

test('[PA53] a visit that gave its time back, moved away or is somebody else’s is not told', () => {
  const told = [visit(1, '09:00', '09:15'), visit(2, '09:00', '09:15'), visit(3, '09:00', '09:15')];
  const onPage = [
    visit(1, '09:00', '09:15', { status: 'cancelled' }),
    visit(2, '11:00', '11:15'),
    visit(3, '09:00', '09:15', { patientId: idOf(99) }),
  ];
  expect(overlapping(wanted, told, onPage)).toEqual([]);
});
