// Makes a clinic with its settings and members, as the schema's owner; what happens in it afterwards is logged.
import type { Client } from 'pg';
import type { Role } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { newId } from '#server/ops/clock.ts';

/** A member to be: the account is found by e-mail or made; `scheduleId` is a doctor's own. */
export type NewMember = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
  readonly passwordHash?: string;
  readonly scheduleId?: Id;
};

/** Everything a clinic starts with; ids and positions are the maker's. */
export type NewClinic = {
  readonly clinic: Omit<Clinic, 'version'>;
  readonly schedules: readonly Omit<Schedule, 'position' | 'active' | 'version'>[];
  readonly services: readonly Omit<Service, 'position' | 'active' | 'version'>[];
  readonly members: readonly NewMember[];
};

/** The member ids, in the order the members were given. Rolls back whole when anything is refused, e.g. a slug that is taken (23505). */
export async function createClinic(client: Client, made: NewClinic): Promise<Id[]> {
  await client.query('begin');
  try {
    const ids = await writeClinic(client, made);
    await client.query('commit');
    return ids;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function writeClinic(client: Client, made: NewClinic): Promise<Id[]> {
  const clinicId = made.clinic.id;
  await insert(client, 'clinic', [made.clinic]);
  await client.query('insert into clinic_head (clinic_id) values ($1)', [clinicId]);
  await insert(
    client,
    'schedule',
    made.schedules.map((one, position) => ({ clinicId, ...one, position })),
  );
  await insert(
    client,
    'service',
    made.services.map((one, position) => ({ clinicId, ...one, position })),
  );
  const ids: Id[] = [];
  for (const { email, passwordHash, locale, ...member } of made.members) {
    const accountId = await accountOf(client, { email, name: member.name, locale, passwordHash });
    const id = newId();
    await insert(client, 'member', [{ clinicId, id, accountId, ...member }]);
    ids.push(id);
  }
  return ids;
}

type NewAccount = { email: string; name: string; locale: string; passwordHash: string | undefined };

/** The account of an e-mail address: the one there is, untouched, or a new one. */
async function accountOf(client: Client, { email, name, locale, passwordHash }: NewAccount): Promise<Id> {
  const { rows } = await client.query<{ id: Id }>(
    `insert into account (id, email, name, locale, password_hash) values ($1, $2, $3, $4, $5)
       on conflict (email) do update set email = excluded.email returning id`,
    [newId(), email.toLowerCase(), name, locale, passwordHash ?? null],
  );
  const [account] = rows;
  if (!account) throw new Error('An account was neither found nor made.');
  return account.id;
}

function column(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

async function insert(client: Client, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const properties = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const params = rows.flatMap((row) => properties.map((name) => asParameter(row[name])));
  const places = rows.map(
    (_, row) => `(${properties.map((__, at) => `$${row * properties.length + at + 1}`).join(', ')})`,
  );
  await client.query(`insert into ${table} (${properties.map(column).join(', ')}) values ${places.join(', ')}`, params);
}

function asParameter(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
}
