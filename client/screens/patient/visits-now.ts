// The visits of a patient as they are now: what the server told, and over it what this page has heard since or asked for.
import type { QueryOutput } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { msOf } from '#shared/time/instant.ts';

/** What the server told of a patient. */
export type PatientView = QueryOutput<'patient.view'>;

/** Visits to come by start, those of the past newest first. */
export type VisitsNow = { readonly upcoming: readonly Appointment[]; readonly past: readonly Appointment[] };

/** Visits of one month, `YYYY-MM`. */
export type MonthOfVisits = { readonly month: string; readonly visits: readonly Appointment[] };

/** Of so many of the newest visits it is told how many were missed. */
const LOOKED_BACK = 12;

/**
 * The visits of a patient at `now`, in ms: those told (null while nothing was) and those on this page. Of one that
 * is in both, the page's is the newer, as it has what this desk asked for. What was booked by mistake is none.
 */
export function visitsNow(
  patientId: Id,
  told: Pick<PatientView, 'upcoming' | 'past'> | null,
  onPage: readonly Appointment[],
  now: number,
): VisitsNow {
  const known = new Map<Id, Appointment>();
  for (const one of [...(told?.past ?? []), ...(told?.upcoming ?? [])]) known.set(one.id, one);
  for (const one of onPage) known.set(one.id, newer(known.get(one.id), one));
  const visits = [...known.values()].filter((one) => one.patientId === patientId && one.status !== 'entered-in-error');
  const isAhead = (one: Appointment) => isToCome(one, now);
  return {
    upcoming: visits.filter(isAhead).toSorted(byStart),
    past: visits
      .filter((one) => !isAhead(one) && (one.status !== 'cancelled' || msOf(one.start) <= now))
      .toSorted((a, b) => byStart(b, a)),
  };
}

/** Whether a visit is still ahead or going on: its time is kept, nobody has ended it, and it is not over. */
export function isToCome({ status, end }: Pick<Appointment, 'status' | 'end'>, now: number): boolean {
  return keepsTime(status) && status !== 'fulfilled' && msOf(end) > now;
}

/** The visit that would be had again: the one that goes on, else the last there was, else the first to come. */
export function lastOf({ upcoming, past }: VisitsNow, now: number): Appointment | undefined {
  const [first] = upcoming;
  if (first && msOf(first.start) <= now) return first;
  return past.find(({ status }) => status !== 'cancelled') ?? first;
}

/** How many of the last visits that were meant to be were missed; `of` is how many were looked at, at most twelve. */
export function missedOf(past: readonly Appointment[]): { readonly missed: number; readonly of: number } {
  const meant = past.filter(({ status }) => status !== 'cancelled').slice(0, LOOKED_BACK);
  return { missed: meant.filter(({ status }) => status === 'noshow').length, of: meant.length };
}

/** Visits in the order they are in, one group per month of the clinic's calendar. */
export function byMonth(visits: readonly Appointment[]): MonthOfVisits[] {
  const months: { month: string; visits: Appointment[] }[] = [];
  for (const visit of visits) {
    const month = visit.startWall.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.visits.push(visit);
    else months.push({ month, visits: [visit] });
  }
  return months;
}

/** A visit that this desk has just asked for has no version yet; else the greater one is the newer. */
function newer(told: Appointment | undefined, onPage: Appointment): Appointment {
  return told && told.version > onPage.version && onPage.version > 0 ? told : onPage;
}

function byStart(a: Appointment, b: Appointment): number {
  return a.start < b.start ? -1 : 1;
}
