// What a patient's page shows, always as it is now: read, followed, and with what this desk has asked for over it.
import { useMemo, useState } from 'react';
import { useCalendar, usePatient, usePending } from '#client/live/hooks.ts';
import type { Pending } from '#client/live/pending-entry.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient, PatientCard } from '#shared/model/patient.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { usePatientNews } from './use-patient-news.ts';
import { type PatientView, type VisitsNow, visitsNow } from './visits-now.ts';

/** All there is to show. */
export type PatientPage = {
  /** What is known at once; undefined where nothing is. */
  readonly card: PatientCard | undefined;
  /** The whole record; null until it is read. */
  readonly patient: Patient | null;
  readonly visits: VisitsNow;
  /** What was told last; null until it is read. */
  readonly told: PatientView | null;
  readonly isAsking: boolean;
  readonly isFailed: boolean;
};

/** News come in bunches: so long after the last of them it is read again, in ms. */
const PAUSE_MS = 60;
const ALWAYS = { from: '0001-01-01T00:00:00.000Z', to: '9999-12-31T00:00:00.000Z' };

/** The page of one patient; give the component it is in the patient's id as its key. */
export function usePatientPage(id: Id): PatientPage {
  const card = usePatient(id);
  const edition = usePatientNews(id);
  const isUnsaved = card !== undefined && card.fileNumber === 0;
  const reading = useReading('patient.view', isUnsaved ? null : { patientId: id }, {
    delayMs: edition === 0 ? 0 : PAUSE_MS,
    edition,
  });
  const [told, setTold] = useState<PatientView | null>(null);
  // What could not be read again is still what was known last.
  if (reading.state === 'here' && reading.value !== null && reading.value !== told) setTold(reading.value);
  const pending = usePending();
  const booked = useCalendar(ALWAYS);
  const now = useClinicNow(MINUTE);
  const visits = useMemo(() => visitsNow(id, told, booked, now), [id, told, booked, now]);
  const patient = useMemo(() => told && withEdits(recordOf(told), pending), [told, pending]);
  return {
    card,
    patient,
    visits,
    told,
    isAsking: reading.state === 'asking' && told === null,
    isFailed: reading.state === 'failed',
  };
}

/** The record alone. */
export function recordOf({ upcoming: _, past: __, counts: ___, ...record }: PatientView): Patient {
  return record;
}

/** The record with this desk's corrections over it that the server has not said yes to. */
function withEdits(record: Patient, pending: readonly Pending[]): Patient {
  let patient = record;
  for (const one of pending) {
    if (one.name !== 'patient.edit' || one.on.id !== record.id) continue;
    if (one.settledAt !== undefined && one.settledAt <= record.version) continue;
    const { patientId: _, baseVersion: __, base: ___, ...fields } = one.input;
    patient = Object.assign({ ...patient }, fields);
  }
  return patient;
}
