// Measures how long a whole day takes to read.
import { addPatients, bookRaw, rawClient } from './raw-booking.ts';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { dayStart, slotDealer } from './slots.ts';
import { percentileOf } from './timings.ts';

/** Milliseconds of one read of a day with so many appointments. */
export type SnapshotTime = { readonly appointments: number; readonly p50: number; readonly p99: number };

/** The days that are read: how many days ahead, and how full. */
const days = [
  { ahead: 100, appointments: 300 },
  { ahead: 120, appointments: 3000 },
] as const;
const reads = 60;
const warmUps = 5;

/** Fills the days of one clinic, each appointment another patient's, and reads each of them again and again over HTTP. */
export async function measureSnapshots(place: MeasuredPlace, clinic: OwnClinic): Promise<SnapshotTime[]> {
  await fill(place, clinic);
  const times: SnapshotTime[] = [];
  for (const { ahead, appointments } of days) {
    const window = { from: new Date(dayStart(ahead)).toISOString(), to: new Date(dayStart(ahead + 1)).toISOString() };
    const took: number[] = [];
    for (let read = 0; read < warmUps + reads; read += 1) {
      const began = performance.now();
      const found = await clinic.desks[0].read('calendar.range', window);
      if (found.appointments.length !== appointments) throw new Error('A day was not read whole.');
      if (read >= warmUps) took.push(performance.now() - began);
    }
    times.push({ appointments, p50: percentileOf(took, 0.5), p99: percentileOf(took, 0.99) });
  }
  return times;
}

async function fill({ appUrl }: MeasuredPlace, clinic: OwnClinic): Promise<void> {
  const { clinicId, id: memberId } = clinic.desks[0].caller;
  const serviceId = clinic.settings.services[0]?.id ?? '';
  const client = await rawClient(appUrl);
  const patients = await addPatients(client, clinicId, 3000);
  for (const { ahead, appointments } of days) {
    const slot = slotDealer(clinic, ahead);
    for (const patientId of patients.slice(0, appointments)) {
      await bookRaw(client, { clinicId, memberId, serviceId, patientId }, slot());
    }
  }
  await client.end();
}
