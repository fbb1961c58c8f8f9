// Measures bookings a second through both doors beside the same statements sent with the driver alone.
import type { Client } from 'pg';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { addPatients, bookRaw, rawClient, type RawFacts } from './raw-booking.ts';
import { rateOf } from './rates.ts';
import { type Slot, slotDealer } from './slots.ts';
import { openSocketPool, type SocketPool } from './socket-pool.ts';

/** Bookings a second of one scale, each way. */
export type BookingRates = {
  readonly clinics: number;
  readonly inFlight: number;
  readonly raw: number;
  readonly socket: number;
  readonly http: number;
};

/** A clinic ready to be booked in, and the sockets of its desk where it has any. */
type Booked = {
  readonly clinic: OwnClinic;
  readonly facts: RawFacts;
  readonly slot: () => Slot;
  readonly pool: SocketPool | null;
};
type Way = 'raw' | 'socket' | 'http';

const scales = [
  { clinics: 1, inFlight: 16 },
  { clinics: 8, inFlight: 32 },
] as const;
const ways: readonly Way[] = ['raw', 'socket', 'http'];
const rounds = 2;
/** Sockets of the first clinic, which is also measured alone, and of each of the others. */
const socketsOf = { first: 120, other: 24 };

/** Measures every scale and way in turns, twice, on eight clinics for the driver and eight for the doors. */
export async function measureBookings(place: MeasuredPlace, clinics: readonly OwnClinic[]): Promise<BookingRates[]> {
  const connections = await Promise.all(Array.from({ length: 32 }, () => rawClient(place.appUrl)));
  const [first] = connections;
  if (first === undefined) throw new Error('There is no connection.');
  const ofDriver = await prepared(place, first, clinics.slice(0, 8), false);
  const ofDoors = await prepared(place, first, clinics.slice(8, 16), true);
  const sums = scales.map(({ clinics: count, inFlight }) => ({ clinics: count, inFlight, raw: 0, socket: 0, http: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const sum of sums) {
      for (const way of ways) {
        const where = (way === 'raw' ? ofDriver : ofDoors).slice(0, sum.clinics);
        sum[way] += (await rateOf(sum.inFlight, (turn) => book(way, where, connections, turn))) / rounds;
      }
    }
  }
  for (const { pool } of ofDoors) pool?.close();
  await Promise.all(connections.map((connection) => connection.end()));
  return sums;
}

async function prepared(
  { origin }: MeasuredPlace,
  client: Client,
  clinics: readonly OwnClinic[],
  withSockets: boolean,
): Promise<Booked[]> {
  const made: Booked[] = [];
  for (const clinic of clinics) {
    const facts = await factsOf(client, clinic);
    const count = made.length === 0 ? socketsOf.first : socketsOf.other;
    const pool = withSockets ? await openSocketPool(origin, clinic.desks[0].token, count) : null;
    made.push({ clinic, facts, slot: slotDealer(clinic, 2), pool });
  }
  return made;
}

async function factsOf(client: Client, { desks: [desk], settings }: OwnClinic): Promise<RawFacts> {
  const { clinicId, id: memberId } = desk.caller;
  const [patientId = ''] = await addPatients(client, clinicId, 100);
  return { clinicId, memberId, serviceId: settings.services[0]?.id ?? '', patientId };
}

async function book(way: Way, where: readonly Booked[], connections: readonly Client[], turn: number): Promise<void> {
  const booked = where[turn % where.length];
  const connection = connections[turn];
  if (booked === undefined || connection === undefined) throw new Error('There are fewer connections than turns.');
  const { facts, clinic, pool } = booked;
  const slot = booked.slot();
  if (way === 'raw') return bookRaw(connection, facts, slot);
  const { serviceId, patientId } = facts;
  const input = { serviceId, scheduleIds: [slot.scheduleId], start: slot.start, patientId };
  if (way === 'socket') return pool?.ask('appointment.book', input);
  const answer = await clinic.desks[0].ask('appointment.book', input);
  if (!answer.ok) throw new Error(`A booking was refused: ${answer.detail}`);
  return undefined;
}
