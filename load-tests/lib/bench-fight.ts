// Measures many writers who want the same few slots: through our door, and beside it with the ledger's constraint alone.
import { type Client, DatabaseError } from 'pg';
import { v7 } from 'uuid';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { rawClient } from './raw-booking.ts';
import { dayStart, type Slot } from './slots.ts';
import { openSocketPool, type SocketPool } from './socket-pool.ts';
import { percentileOf } from './timings.ts';

/** One way to fight: tries a second, how long a try took at worst (ms, p99), how many got a slot, and how many deadlocked. */
export type Fight = {
  readonly perSecond: number;
  readonly p99: number;
  readonly won: number;
  readonly deadlocks: number;
};
export type Fights = { readonly ours: Fight; readonly bare: Fight };

export const writers = 24;
export const slots = 6;
const forMs = 5000;
const sockets = 90;
const quarter = 15 * 60_000;

type Try = 'won' | 'lost' | 'deadlock';

/** Measures both ways in a clinic of its own, one after the other. */
export async function measureFight(place: MeasuredPlace, clinic: OwnClinic): Promise<Fights> {
  const wanted = slotsOf(clinic);
  const pool = await openSocketPool(place.origin, clinic.desks[0].token, sockets);
  const patientId = await registered(clinic);
  const before = await deadlocksOf(place);
  const ours = await fight((turn) => overSocket(pool, clinic, wanted[turn % slots], patientId));
  pool.close();
  const deadlocks = (await deadlocksOf(place)) - before;
  const clients = await Promise.all(Array.from({ length: writers }, () => rawClient(place.appUrl)));
  const bare = await fight((turn, writer) => withConstraintAlone(clients[writer], clinic, wanted[turn % slots]));
  await Promise.all(clients.map((client) => client.end()));
  return { ours: { ...ours, deadlocks: ours.deadlocks + deadlocks }, bare };
}

async function fight(attempt: (turn: number, writer: number) => Promise<Try>): Promise<Fight> {
  const until = performance.now() + forMs;
  const took: number[] = [];
  const ended: Record<Try, number> = { won: 0, lost: 0, deadlock: 0 };
  const write = async (writer: number): Promise<void> => {
    for (let turn = writer; performance.now() < until; turn += 1 + (turn % 5)) {
      const began = performance.now();
      ended[await attempt(turn, writer)] += 1;
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  const perSecond = (took.length / forMs) * 1000;
  return { perSecond, p99: percentileOf(took, 0.99), won: ended.won, deadlocks: ended.deadlock };
}

/** Books; what was won is cancelled, so that it is fought for again. */
async function overSocket(
  pool: SocketPool,
  { settings }: OwnClinic,
  slot: Slot | undefined,
  patientId: string,
): Promise<Try> {
  if (slot === undefined) return 'lost';
  const serviceId = settings.services[0]?.id ?? '';
  const input = { serviceId, scheduleIds: [slot.scheduleId], start: slot.start, durationMinutes: 15, patientId };
  const answer = await pool.answer('appointment.book', input);
  if (!answer.ok) return 'lost';
  const cancel = { appointmentId: answer.commandId, baseVersion: answer.version, reason: 'other' };
  await pool.answer('appointment.cancel', cancel);
  return 'won';
}

/** Inserts and lets the constraint decide, as a program without a clock of the clinic would. */
async function withConstraintAlone(
  client: Client | undefined,
  clinic: OwnClinic,
  slot: Slot | undefined,
): Promise<Try> {
  if (client === undefined || slot === undefined) return 'lost';
  const { clinicId } = clinic.desks[0].caller;
  const owner = v7();
  const claim = [clinicId, slot.scheduleId, slot.start, slot.end, owner];
  try {
    await within(
      client,
      clinicId,
      "insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner) values ($1, $2, $3, $4, 'appointment', $5)",
      claim,
    );
    await within(client, clinicId, 'update claim set live = false where clinic_id = $1 and owner = $2 and live', [
      clinicId,
      owner,
    ]);
    return 'won';
  } catch (error) {
    await client.query('rollback');
    return error instanceof DatabaseError && error.code === '40P01' ? 'deadlock' : 'lost';
  }
}

async function within(client: Client, clinicId: string, sql: string, params: readonly unknown[]): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
  await client.query(sql, [...params]);
  await client.query('commit');
}

/** Three times of two practitioners. */
function slotsOf({ settings }: OwnClinic): Slot[] {
  const nine = dayStart(3) + 9 * 3_600_000;
  return Array.from({ length: slots }, (_, at) => {
    const start = nine + Math.floor(at / 2) * quarter;
    return {
      scheduleId: settings.schedules[at % 2]?.id ?? '',
      start: new Date(start).toISOString(),
      end: new Date(start + quarter).toISOString(),
    };
  });
}

async function registered({ desks: [desk] }: OwnClinic): Promise<string> {
  const answer = await desk.ask('patient.register', { name: 'Patient of a fight' });
  if (!answer.ok) throw new Error(`A patient was not registered: ${answer.detail}`);
  return answer.value.id;
}

async function deadlocksOf({ line }: MeasuredPlace): Promise<number> {
  const { body } = await line.send({ method: 'GET', path: '/metrics' });
  const found = /^mawid_transaction_retries_total\{[^}]*reason="deadlock"[^}]*\} (\d+)$/m.exec(String(body))?.[1];
  return Number(found ?? 0);
}
