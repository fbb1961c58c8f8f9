// How one desk deals with one row of a replay: who it is, when there is time, and that time booked.
import type { Alternative } from '#shared/rules/decision.ts';
import type { BookingRow } from './bookings-file.ts';
import type { DayWindow } from './day-windows.ts';
import type { Desk } from './desk.ts';
import { countRefusal, type Tally } from './tally.ts';

/** What the desks of one replay share. */
export type Counter = {
  readonly serviceId: string;
  /** The schedules of each place. */
  readonly scheduleIds: ReadonlyMap<string, readonly string[]>;
  /** The window of each day of the file, after the shift. */
  readonly dayOf: (row: BookingRow) => DayWindow | undefined;
  /** Registered patients, by the file's name for them; a patient another desk is registering is waited for. */
  readonly patients: Map<string, Promise<string | null>>;
  readonly tally: Tally;
  /** Hears the id of every appointment booked, and its row. */
  readonly onBooked: (id: string, row: BookingRow) => void;
};

const mostTries = 50;

/** Deals with a row to its end and counts what became of it. */
export async function dealWith(desk: Desk, row: BookingRow, counter: Counter): Promise<void> {
  const { tally, patients } = counter;
  const patient = patients.get(row.patient) ?? register(desk, row, tally);
  patients.set(row.patient, patient);
  const patientId = await patient;
  if (patientId === null) countRefusal(tally, 'patient not registered');
  else await bookFirstFree(desk, row, patientId, counter);
  tally.done += 1;
}

async function register(desk: Desk, { patient, sex }: BookingRow, tally: Tally): Promise<string | null> {
  const answer = await desk.ask('patient.register', { name: `Patient ${patient}`, sex });
  if (!answer.ok) return null;
  tally.registered += 1;
  return answer.value.id;
}

async function bookFirstFree(desk: Desk, row: BookingRow, patientId: string, counter: Counter): Promise<void> {
  const { tally, serviceId } = counter;
  const day = counter.dayOf(row);
  const scheduleIds = [...(counter.scheduleIds.get(row.place) ?? [])];
  if (day === undefined) return countRefusal(tally, 'day beyond the calendar');
  const find = async () => (await desk.read('slot.find', { serviceId, scheduleIds, ...day, limit: 1 }))[0];
  let slot: Alternative | undefined = await find();
  for (let tries = 1; tries <= mostTries && slot !== undefined; tries += 1) {
    const wanted = { serviceId, scheduleIds: [...slot.scheduleIds], start: slot.start, patientId };
    const answer = await desk.ask('appointment.book', wanted);
    if (answer.ok) {
      tally.booked += 1;
      return counter.onBooked(answer.value.id, row);
    }
    if (answer.code !== 'slot-taken') return countRefusal(tally, answer.code);
    tally.raced += 1;
    const fits = ({ start, scheduleIds: offered }: Alternative) =>
      start >= day.from && start < day.to && offered.every((id) => scheduleIds.includes(id));
    slot = answer.alternatives.find(fits) ?? (await find());
  }
  countRefusal(tally, slot === undefined ? 'no free time that day' : 'slot-taken');
  return undefined;
}
