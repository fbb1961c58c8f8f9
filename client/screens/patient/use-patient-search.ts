// Patients as they are found while somebody types: by name in any spelling, by phone, by file number.
import { useMemo } from 'react';
import { useCalendar } from '#client/live/hooks.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { type Reading, useReading } from '#client/screens/use-reading.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Id } from '#shared/model/id.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { isToCome } from './visits-now.ts';

/** Somebody who was found, and the next visit where it lies in the days this page keeps. */
export type FoundPatient = { readonly patient: Patient; readonly next: Appointment | undefined };

/** What a search came to; `found` is of an earlier text while `state` is asking. */
export type PatientSearchResult = {
  readonly state: Reading<unknown>['state'];
  readonly found: readonly FoundPatient[];
};

/** So long after the last key the server is asked, in ms. */
const PAUSE_MS = 120;
const MOST = 8;
const ALWAYS = { from: '0001-01-01T00:00:00.000Z', to: '9999-12-31T00:00:00.000Z' };
const NOBODY: readonly Patient[] = [];

/** Searches for what is typed; an empty text finds nobody and asks nobody. */
export function usePatientSearch(text: string): PatientSearchResult {
  const wanted = text.trim();
  const question = wanted === '' ? null : { text: wanted, limit: MOST };
  const { state, value } = useReading('patient.search', question, { delayMs: PAUSE_MS });
  const booked = useCalendar(ALWAYS);
  const now = useClinicNow(MINUTE);
  const patients = value ?? NOBODY;
  const found = useMemo(() => {
    const next = nextVisits(booked, new Set(patients.map(({ id }) => id)), now);
    return patients.map((patient) => ({ patient, next: next.get(patient.id) }));
  }, [booked, patients, now]);
  return { state, found };
}

/** Of each of some patients the first visit to come. */
function nextVisits(booked: readonly Appointment[], of: ReadonlySet<Id>, now: number): ReadonlyMap<Id, Appointment> {
  const next = new Map<Id, Appointment>();
  for (const one of booked) {
    const isFirst = of.has(one.patientId) && !next.has(one.patientId);
    if (isFirst && isToCome(one, now)) next.set(one.patientId, one);
  }
  return next;
}
