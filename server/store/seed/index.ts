// Fills the demonstration clinics: every change through the log, day by day, so that a filling cut short goes on.
import { v5 } from 'uuid';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { sharesTime } from '#shared/rules/capacity.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { dateOf, plusDays } from '#shared/time/zone.ts';
import { digest, now } from '#server/ops/clock.ts';
import { appointmentClaims, claimsWithin, insertClaims } from '#server/store/claims.ts';
import { connected } from '#server/store/connection.ts';
import { createClinic } from '#server/store/create-clinic.ts';
import { openStore, type Store, type Tx } from '#server/store/open.ts';
import { putNouns } from '#server/store/put.ts';
import { hashPassword } from '#server/store/passwords.ts';
import { beginWriting, commitWriting } from '#server/store/writing.ts';
import { chanceOf } from './chance.ts';
import { type DemoClinic, demoClinics } from './clinics.ts';
import { inventDay } from './day.ts';
import { inventPatients } from './people.ts';

/** The password of every demonstration account. */
export const DEMO_PASSWORD = 'demo-1234';
const DAYS_BACK = 7;
const DAYS_AHEAD = 28;

type Batch = (version: number, tx: Tx) => Promise<readonly ClinicEvent[]>;

/** Makes and fills both demonstration clinics; what is already there is left as it is. */
export async function seedDemo(ownerUrl: string, report: (line: string) => void): Promise<void> {
  const clinics = demoClinics(await hashPassword(DEMO_PASSWORD));
  const store = await openStore(ownerUrl, 2);
  try {
    for (const demo of clinics) await fill(store, ownerUrl, demo, report);
  } finally {
    await store.close();
  }
}

async function fill(store: Store, ownerUrl: string, demo: DemoClinic, report: (line: string) => void): Promise<void> {
  const { clinic } = demo;
  const made = await connected(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from clinic where id = $1', [clinic.id]);
    if (rowCount === 0) await createClinic(client, demo);
    return rowCount === 0;
  });
  const patients = inventPatients(clinic.id, demo.patients, demo.phonePrefix, chanceOf(clinic.slug));
  await commitOnce(store, clinic.id, 'patients', async (version) =>
    patients.map((patient) => ({ type: 'patient.registered', patient: { ...patient, version } })),
  );
  const [first, ...others] = patients.map((one) => one.id);
  if (!first) return;
  const plan = { ...demo, patientIds: [first, ...others] as const, now: now() };
  const today = dateOf(now(), clinic.zone);
  let booked = 0;
  for (let day = -DAYS_BACK; day <= DAYS_AHEAD; day += 1) {
    const date = plusDays(today, day);
    booked += await commitOnce(store, clinic.id, `day ${date}`, async (version, tx) => {
      const invented = inventDay(plan, date, version, chanceOf(`${clinic.slug} ${date}`));
      const visits = await stillFree(tx, clinic.id, invented);
      return visits.map((appointment) => ({ type: 'appointment.booked', appointment }));
    });
  }
  report(`${clinic.slug}: ${made ? 'made' : 'there'}, ${booked} appointments added`);
}

/** The invented visits whose time nobody has taken meanwhile: people book in a demonstration too. */
async function stillFree(tx: Tx, clinicId: string, visits: readonly Appointment[]): Promise<Appointment[]> {
  const claims = visits.flatMap((visit) => appointmentClaims(visit, []));
  if (claims.length === 0) return [];
  const window = {
    from: instantOf(Math.min(...claims.map((one) => msOf(one.startsAt)))),
    to: instantOf(Math.max(...claims.map((one) => msOf(one.endsAt)))),
    now: instantOf(now()),
  };
  const scheduleIds = [...new Set(claims.map((one) => one.scheduleId))];
  const taken = await claimsWithin(tx, clinicId, scheduleIds, window);
  const clashes = (claim: Claim) => taken.some((one) => sharesTime(one, claim));
  return visits.filter((visit) => !appointmentClaims(visit, []).some(clashes));
}

/**
 * Writes a batch as one commit of its clinic's log, unless it was written before; answers how many events it had. The log
 * is asked and not only the receipt, which is forgotten while the day it was for may still lie ahead.
 */
async function commitOnce(store: Store, clinicId: string, name: string, batch: Batch): Promise<number> {
  const commandId = v5(name, clinicId);
  return store.write(async (tx) => {
    const written = await tx.rows('select 1 from clinic_log where clinic_id = ? and command_id = ?', [
      clinicId,
      commandId,
    ]);
    if (written.length > 0) return 0;
    const begun = await beginWriting(tx, { clinicId, callerId: null, commandId, hash: digest(name) });
    if (!begun || begun.receipt) return 0;
    const events = await batch(begun.version + 1, tx);
    const visits = events.flatMap((event) => (event.type === 'appointment.booked' ? [event.appointment] : []));
    const claims = visits.filter((one) => keepsTime(one.status)).flatMap((one) => appointmentClaims(one, []));
    if (!(await insertClaims(tx, clinicId, claims))) throw new Error(`The visits of ${name} are in each other's way.`);
    await putNouns(tx, clinicId, events);
    await commitWriting(tx, begun, { outcome: 'commit', value: null, via: 'job', by: null, events });
    return events.length;
  });
}
