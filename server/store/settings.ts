// The settings of a clinic as one value, kept in memory under the version of the newest commit that changed any of it.
import type { Settings } from '#shared/contract/queries.ts';
import type { Tx } from './open.ts';

/** Which state of a clinic's settings it is: after a clinic's clock began anew elsewhere, versions may be other commits. */
export type SettingsState = { readonly epoch: string; readonly settingsVersion: number };

const kept = new Map<string, SettingsState & { readonly settings: Settings }>();
const MOST_KEPT = 500;

/** The settings of the clinic a transaction is in; `known` is their state where the caller has just read it. */
export async function loadSettings(tx: Tx, clinicId: string, known?: SettingsState): Promise<Settings> {
  const { epoch, settingsVersion } = known ?? (await stateOf(tx, clinicId));
  const have = kept.get(clinicId);
  if (have?.epoch === epoch && have.settingsVersion === settingsVersion) return have.settings;
  const settings = await readSettings(tx, clinicId);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(clinicId, { epoch, settingsVersion, settings });
  return settings;
}

function stateOf(tx: Tx, clinicId: string): Promise<SettingsState> {
  return tx.db
    .selectFrom('clinic')
    .innerJoin('clinic_head', 'clinic_head.clinicId', 'clinic.id')
    .select(['clinic_head.epoch', 'clinic.settingsVersion'])
    .where('clinic.id', '=', clinicId)
    .executeTakeFirstOrThrow();
}

async function readSettings(tx: Tx, clinicId: string): Promise<Settings> {
  const {
    settingsVersion: _,
    tz: _tz,
    ...clinic
  } = await tx.db.selectFrom('clinic').selectAll().where('id', '=', clinicId).executeTakeFirstOrThrow();
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
