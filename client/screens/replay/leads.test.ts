// Proves where the lines of a day lead, and that its older part is put before the newer one.
import { expect, test } from 'vitest';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { History, HistoryEntry } from '#shared/contract/queries.ts';
import { idOf } from '#server/testing/nouns.ts';
import { leadOf } from './leads.ts';
import { joined } from './use-day-history.ts';

const visit = { id: idOf(100), patientId: idOf(70) };
const file = { id: idOf(70), name: 'Noura', mergedInto: null as string | null };
const booked = { type: 'appointment.booked', appointment: visit } as unknown as ClinicEvent;
const edited = (patient: typeof file) => ({ type: 'patient.edited', patient, was: {} }) as unknown as ClinicEvent;
const merged = (patient: typeof file) => ({ type: 'patient.merged', patient, was: {} }) as unknown as ClinicEvent;

test('[HI24] a line leads to its visit, else to its patient; of joined records to the one that is left', () => {
  expect(leadOf({ events: [edited(file), booked] })).toMatchObject({ kind: 'patient', id: idOf(70) });
  expect(leadOf({ events: [booked] })).toMatchObject({ kind: 'visit', visit: { id: idOf(100) } });
  const gone = merged({ ...file, mergedInto: idOf(71) });
  expect(leadOf({ events: [booked, gone] })).toMatchObject({ kind: 'patient', id: idOf(71) });
  expect(leadOf({ events: [{ type: 'hold.placed', hold: {} } as unknown as ClinicEvent] })).toBeNull();
});

test('[HI23] what was done earlier stands before what was read first, each patient once', () => {
  const entry = (version: number) => ({ version }) as HistoryEntry;
  const card = (n: number) => ({ id: idOf(n) }) as History['patients'][number];
  const newer: History = { entries: [entry(8), entry(9)], patients: [card(1), card(2)], earlier: true };
  const older: History = { entries: [entry(6), entry(7)], patients: [card(2)], earlier: false };
  const both = joined(older, newer);
  expect(both.entries.map(({ version }) => version)).toEqual([6, 7, 8, 9]);
  expect(both.patients).toHaveLength(2);
  expect(both.earlier).toBe(false);
  expect(joined(null, newer)).toBe(newer);
});
