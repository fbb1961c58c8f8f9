// The settings of a clinic as one value, kept in memory under the version of the newest commit that changed any of it.
import type { Settings } from '#shared/contract/queries.ts';
import type { Tx } from './open.ts';

const kept = new Map<string, { readonly version: number; readonly settings: Settings }>();
const MOST_KEPT = 500;

/** The settings of the clinic a transaction is in; `known` is their version where the caller has just read it. */
export async function loadSettings(tx: Tx, clinicId: string, known?: number): Promise<Settings> {
  const version = known ?? (await versionOf(tx, clinicId));
  const have = kept.get(clinicId);
  if (have?.version === version) return have.settings;
  const settings = await readSettings(tx, clinicId);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(clinicId, { version, settings });
  return settings;
}

async function versionOf(tx: Tx, clinicId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('clinic')
    .select('settingsVersion')
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  return row.settingsVersion;
}

async function readSettings(tx: Tx, clinicId: string): Promise<Settings> {
  const { settingsVersion: _, ...clinic } = await tx.db
    .selectFrom('clinic')
    .selectAll()
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const services = await tx.db
    .selectFrom('service')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const schedules = await tx.db
    .selectFrom('schedule')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const members = await tx.db
    .selectFrom('member')
    .select(['id', 'name', 'role', 'scheduleId', 'active', 'version'])
    .where('clinicId', '=', clinicId)
    .orderBy('name')
    .execute();
  const displays = await tx.db
    .selectFrom('display')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return {
    clinic,
    services: services.map(inClinic),
    schedules: schedules.map(inClinic),
    queues: [],
    members,
    displays: displays.map(inClinic),
  };
}

/** A row as the noun: the clinic it belongs to is the caller's and is not repeated in it. */
export function inClinic<R extends { clinicId: string }>(row: R): Omit<R, 'clinicId'> {
  const { clinicId: _, ...noun } = row;
  return noun;
}
