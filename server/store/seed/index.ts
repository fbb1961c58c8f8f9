// Fills the demonstration clinics: every change through the log, day by day, so that a filling cut short goes on.
import { v5 } from 'uuid';
import type { ClinicEvent } from '#shared/contract/events.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { instantOf } from '#shared/time/instant.ts';
import { dateOf, plusDays } from '#shared/time/zone.ts';
import { digest, now } from '#server/ops/clock.ts';
import { appointmentClaims, insertClaims } from '#server/store/claims.ts';
import { connected } from '#server/store/connection.ts';
import { createClinic } from '#server/store/create-clinic.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { putNouns } from '#server/store/put.ts';
import { hashPassword } from '#server/store/sessions.ts';
import { chanceOf } from './chance.ts';
import { type DemoClinic, demoClinics } from './clinics.ts';
import { inventDay } from './day.ts';
import { inventPatients } from './people.ts';

/** The password of every demonstration account. */
export const DEMO_PASSWORD = 'demo-1234';
const DAYS_BACK = 7;
const DAYS_AHEAD = 28;

type Batch = (version: number) => readonly ClinicEvent[];

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
  await commitOnce(store, clinic.id, 'patients', (version) =>
    patients.map((patient) => ({ type: 'patient.registered', patient: { ...patient, version } })),
  );
  const [first, ...others] = patients.map((one) => one.id);
  if (!first) return;
  const plan = { ...demo, patientIds: [first, ...others] as const, now: now() };
  const today = dateOf(now(), clinic.zone);
  let booked = 0;
  for (let day = -DAYS_BACK; day <= DAYS_AHEAD; day += 1) {
    const date = plusDays(today, day);
    booked += await commitOnce(store, clinic.id, `day ${date}`, (version) =>
      inventDay(plan, date, version, chanceOf(`${clinic.slug} ${date}`)).map((appointment) => ({
        type: 'appointment.booked',
        appointment,
      })),
    );
  }
  report(`${clinic.slug}: ${made ? 'made' : 'there'}, ${booked} appointments added`);
}

/** Writes a batch as one commit of its clinic's log, unless it was written before; answers how many events it had. */
async function commitOnce(store: Store, clinicId: string, name: string, batch: Batch): Promise<number> {
  const commandId = v5(name, clinicId);
  return store.write(async (tx) => {
    const [begun] = await tx.rows<{ version: string; at: string | Date; fresh: boolean }>(
      'select * from begin_command(?, null, ?, ?)',
      [clinicId, commandId, digest(name)],
    );
    if (!begun?.fresh) return 0;
    const version = Number(begun.version) + 1;
    const events = batch(version);
    const visits = events.flatMap((event) => (event.type === 'appointment.booked' ? [event.appointment] : []));
    await insertClaims(tx, clinicId, visits.filter((one) => keepsTime(one.status)).flatMap(appointmentClaims));
    await putNouns(tx, clinicId, events);
    const reply = { reply: { outcome: 'commit', commandId, value: null, version, undoable: false } };
    const at = instantOf(new Date(begun.at).getTime());
    await tx.rows('select commit_command(?, ?, ?, ?, null, ?, ?::jsonb, ?::json)', [
      clinicId,
      commandId,
      version,
      at,
      'job',
      JSON.stringify(events),
      JSON.stringify(reply),
    ]);
    return events.length;
  });
}
