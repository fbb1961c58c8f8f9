// Appointments for tests, in as few words as a receptionist would use.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { connected } from '#server/store/connection.ts';
import type { Core } from './core.ts';
import type { World } from './world.ts';

type Booking = CommandInput<'appointment.book'>;
type Move = CommandInput<'appointment.move'>;
type Edit = CommandInput<'appointment.edit'>;

/** What a receptionist asks for: a visit at nine tomorrow with the first practitioner, unless wished otherwise. */
export function visitFor(world: World, patientId: Id, wish: Partial<Booking> = {}): Booking {
  return { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00'), patientId, ...wish };
}

/** A booked visit of a patient registered for it. */
export async function booked(core: Core, world: World, wish: Partial<Booking> = {}): Promise<Appointment> {
  const patientId = wish.patientId ?? (await core.patient(world.receptionist)).id;
  const reply = await core.ask(world.manager, 'appointment.book', visitFor(world, patientId, wish));
  return reply.value;
}

/** A move as somebody asks for it who sees the appointment as given. */
export function moved(seen: Appointment, to: Partial<Move>): Move {
  const { id, version, start, end, scheduleIds, serviceId } = seen;
  const base = { start, durationMinutes: minutesBetween(start, end), scheduleIds, serviceId };
  return { appointmentId: id, baseVersion: version, base, ...to };
}

/** An edit as somebody asks for it who sees the appointment as given. */
export function edited(seen: Appointment, fields: Pick<Edit, 'patientId' | 'note' | 'tags' | 'confirmed'>): Edit {
  const now = { patientId: seen.patientId, note: seen.note, tags: seen.tags, confirmed: seen.confirmedAt !== null };
  const base = Object.fromEntries(Object.keys(fields).map((name) => [name, now[name as keyof typeof now]]));
  return { appointmentId: seen.id, baseVersion: seen.version, base, ...fields };
}

/** One step of an appointment, by somebody who sees it as given. */
export function step(
  seen: Appointment,
  to: CommandInput<'appointment.advance'>['to'],
): CommandInput<'appointment.advance'> {
  return { appointmentId: seen.id, baseVersion: seen.version, to };
}

/** Every appointment of a clinic from yesterday's week to the next month, as the desk sees them. */
export async function calendarOf(core: Core, world: World): Promise<Appointment[]> {
  const window = { from: world.at('00:00', -8), to: world.at('00:00', 40) };
  return (await core.read(world.receptionist, 'calendar.range', window)).appointments;
}

/** Rows of the database behind a core, read or written as the schema's owner. */
export function asOwner<T extends object>(core: Core, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  return connected(core.database.ownerUrl, async (client) => (await client.query<T>(sql, [...params])).rows);
}

/** How many pairs of live claims of a clinic overlap on one schedule: anything but none is a double booking. */
export async function doubleBookings(core: Core, clinicId: Id): Promise<number> {
  const [row] = await asOwner<{ pairs: number }>(
    core,
    `select count(*)::int as pairs from claim a join claim b
       on a.clinic_id = b.clinic_id and a.schedule_id = b.schedule_id and a.id < b.id
         and a.starts_at < b.ends_at and b.starts_at < a.ends_at
      where a.clinic_id = $1 and a.live and b.live`,
    [clinicId],
  );
  return row?.pairs ?? -1;
}
