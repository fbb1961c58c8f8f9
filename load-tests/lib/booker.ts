// Books one free slot after the other in a measured clinic.
import type { OwnClinic } from './own-clinic.ts';
import { slotDealer } from './slots.ts';

/** Registers a patient and answers how to book the next slot; booking throws an Error with the refusal. */
export async function booker(clinic: OwnClinic, daysAhead = 2): Promise<() => Promise<void>> {
  const [desk] = clinic.desks;
  const registered = await desk.ask('patient.register', { name: 'Patient of a measurement' });
  if (!registered.ok) throw new Error(`A patient was not registered: ${registered.detail}`);
  const serviceId = clinic.settings.services[0]?.id ?? '';
  const slot = slotDealer(clinic, daysAhead);
  return async () => {
    const { scheduleId, start } = slot();
    const patientId = registered.value.id;
    const answer = await desk.ask('appointment.book', { serviceId, scheduleIds: [scheduleId], start, patientId });
    if (!answer.ok) throw new Error(`A booking was refused: ${answer.detail}`);
  };
}
