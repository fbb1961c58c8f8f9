// Reading series: one by id with its visits or closures, those of a patient, and those with something left to decide.
import { sql } from 'kysely';
import { v5 } from 'uuid';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import type { LocalTime } from '#shared/time/zone.ts';
import { APPOINTMENT, type AppointmentRow, appointmentOf, appointmentsOf } from './calendar.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** The id of the visit or the closure that is an occurrence of a series: always the same, whoever makes it. */
export function occurrenceIdOf(seriesId: Id, recurrenceId: LocalTime): Id {
  return v5(recurrenceId, seriesId);
}

function among(tx: Tx, clinicId: Id) {
  return tx.db.selectFrom('series').selectAll().where('clinicId', '=', clinicId);
}

/** The series with these ids. */
export async function loadSeries(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<Series[]> {
  if (ids.length === 0) return [];
  return (
    await among(tx, clinicId)
      .where('id', 'in', [...ids])
      .execute()
  ).map(inClinic);
}

/** The series of visits of a patient, also those that are over. */
export async function seriesOfPatient(tx: Tx, clinicId: Id, patientId: Id): Promise<Series[]> {
  return (await among(tx, clinicId).where('patientId', '=', patientId).orderBy('id').execute()).map(inClinic);
}

/** The series that go on and stand in the calendar up to a date before `until`, the furthest behind first. */
export async function seriesBehind(tx: Tx, clinicId: Id, until: string): Promise<Series[]> {
  const rows = await among(tx, clinicId)
    .where('active', '=', true)
    .where('materialisedUntil', '<', until)
    .orderBy('materialisedUntil')
    .orderBy('id')
    .execute();
  return rows.map(inClinic);
}

/** The series that go on and have an occurrence for which no place was found. */
export async function seriesUnplaced(tx: Tx, clinicId: Id): Promise<Series[]> {
  const rows = await among(tx, clinicId)
    .where('active', '=', true)
    .where('unplaced', '<>', sql<Series['unplaced']>`'[]'`)
    .orderBy('id')
    .execute();
  return rows.map(inClinic);
}

/** The visits of some series, in the order they were planned for. */
export async function visitsOfSeries(tx: Tx, clinicId: Id, seriesIds: readonly Id[]): Promise<Appointment[]> {
  const rows = await tx.rows<AppointmentRow>(
    `select ${APPOINTMENT} from appointment where clinic_id = ? and series_id = any(?::uuid[]) order by recurrence_id, id`,
    [clinicId, [...seriesIds]],
  );
  return rows.map(appointmentOf);
}

/** The closures of a series, in the order they were planned for. */
export async function closuresOfSeries(tx: Tx, clinicId: Id, seriesId: Id): Promise<Closure[]> {
  const rows = await tx.db
    .selectFrom('closure')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('seriesId', '=', seriesId)
    .orderBy('recurrenceId')
    .execute();
  return rows.map(inClinic);
}

/** The ids of visits that are to be made for occurrences: one that stands already, whose occurrence has another name now, keeps its own. */
export async function freeOccurrenceIds(
  tx: Tx,
  clinicId: Id,
  { id, sequence }: Pick<Series, 'id' | 'sequence'>,
  recurrenceIds: readonly LocalTime[],
): Promise<Map<LocalTime, Id>> {
  const usual = recurrenceIds.map((one) => occurrenceIdOf(id, one));
  const taken = new Set((await appointmentsOf(tx, clinicId, usual)).map((one) => one.id));
  return new Map(
    recurrenceIds.map((one, at) => {
      const first = usual[at] ?? '';
      return [one, taken.has(first) ? v5(`${one} ${sequence}`, id) : first];
    }),
  );
}
