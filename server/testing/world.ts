// A clinic for one test: small, its own, and with a caller of each role already signed in.
import type { Client } from 'pg';
import type { Caller, Role } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { WeeklyWindow } from '#shared/model/hours.ts';
import { usualCalendar } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, instantOf, MINUTE } from '#shared/time/instant.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { digest, newId, newSecret, now } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { createClinic } from '#server/store/create-clinic.ts';
import { clinicOf as nounOfClinic, everyWeekday, serviceOf } from './nouns.ts';

/** A signed-in person of the test's clinic; `token` opens either door. */
export type Person = Caller & { readonly token: string };

/** The test's clinic: ids in the order they were asked for, one person per role, a service with and one without a room. */
export type World = {
  readonly clinicId: Id;
  readonly slug: string;
  readonly zone: string;
  readonly practitioners: readonly Id[];
  readonly rooms: readonly Id[];
  /** The first practitioner, whose schedule is the doctor's own; the second; and the first room. */
  readonly practitioner: Id;
  readonly colleague: Id;
  readonly room: Id;
  readonly visit: Service;
  readonly procedure: Service;
  readonly receptionist: Person;
  readonly manager: Person;
  readonly doctor: Person;
  /** The instant of a local time of day, `days` from the clinic's tomorrow. */
  at(time: string, days?: number): string;
};

export type WorldWish = {
  readonly practitioners?: number;
  readonly rooms?: number;
  readonly zone?: string;
  readonly hours?: readonly WeeklyWindow[];
  readonly clinic?: Partial<Clinic>;
  readonly service?: Partial<Service>;
};

function ids(count: number): Id[] {
  return Array.from({ length: count }, newId);
}

/** Makes a clinic through the schema's owner. */
export async function makeWorld(ownerUrl: string, wish: WorldWish = {}): Promise<World> {
  return connected(ownerUrl, (client) => fill(client, wish));
}

async function fill(client: Client, wish: WorldWish): Promise<World> {
  const zone = wish.zone ?? 'Asia/Riyadh';
  const clinic = clinicOf(zone, wish.clinic);
  const [own, colleague, room] = [newId(), newId(), newId()];
  const practitioners = [own, colleague, ...ids((wish.practitioners ?? 2) - 2)];
  const rooms = [room, ...ids((wish.rooms ?? 1) - 1)];
  const hours = [...(wish.hours ?? everyWeekday('08:00', '18:00'))];
  const scheduleOf = (kind: 'practitioner' | 'room') => (id: Id, at: number) => ({
    id,
    kind,
    name: `${kind} ${at + 1}`,
    names: {},
    title: '',
    titles: {},
    hours,
    ...usualCalendar(kind),
  });
  const [visit, procedure] = servicesOf(wish.service);
  const roles: Role[] = ['receptionist', 'manager', 'doctor'];
  const memberIds = await createClinic(client, {
    clinic,
    schedules: [...practitioners.map(scheduleOf('practitioner')), ...rooms.map(scheduleOf('room'))],
    services: [visit, procedure],
    members: roles.map((role) => ({
      email: `${role}-${clinic.slug}@example.test`,
      name: `${role} of ${clinic.slug}`,
      role,
      locale: 'en',
      ...(role === 'doctor' ? { scheduleId: own } : {}),
    })),
  });
  const [receptionistId = '', managerId = '', doctorId = ''] = memberIds;
  const receptionist = await signedIn(client, clinic, 'receptionist', receptionistId);
  const manager = await signedIn(client, clinic, 'manager', managerId);
  const doctor = { ...(await signedIn(client, clinic, 'doctor', doctorId)), scheduleId: own };
  const tomorrow = plusDays(dateOf(now(), zone), 1);
  const at = (time: string, days = 0) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return instantOf(startOfDay(plusDays(tomorrow, days), zone) + (hour * 60 + minute) * MINUTE);
  };
  return {
    clinicId: clinic.id,
    slug: clinic.slug,
    zone,
    practitioners,
    rooms,
    practitioner: own,
    colleague,
    room,
    visit,
    procedure,
    receptionist,
    manager,
    doctor,
    at,
  };
}

function clinicOf(zone: string, wish: Partial<Clinic> = {}): Omit<Clinic, 'version'> {
  const slug = newSecret(9)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '0');
  const named = { id: newId(), slug: `t-${slug}`, name: 'A clinic of one test', hijri: 'secondary' } as const;
  const { version: _, ...clinic } = nounOfClinic({ ...named, zone, ...wish });
  return clinic;
}

function servicesOf(wish: Partial<Service> = {}): [Service, Service] {
  const visit = serviceOf({ id: newId(), ...wish });
  const needs: Service['needs'] = [
    { kind: 'practitioner', among: null },
    { kind: 'room', among: null },
  ];
  return [visit, { ...visit, id: newId(), name: 'Procedure', durationMinutes: 30, needs }];
}

async function signedIn(client: Client, clinic: Omit<Clinic, 'version'>, role: Role, id: Id): Promise<Person> {
  const token = newSecret();
  const expires = instantOf(now() + DAY);
  const params = [newId(), digest(token), clinic.id, id, expires];
  await client.query(
    'insert into session (id, key_hash, clinic_id, member_id, expires_at) values ($1, $2, $3, $4, $5)',
    params,
  );
  return { id, name: `${role} of ${clinic.slug}`, role, clinicId: clinic.id, locale: 'en', token };
}
