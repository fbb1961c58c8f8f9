// The address of what is shown: a place read from the page's address, and written into it.
import { z } from 'zod';
import { appointmentStatus } from '#shared/model/appointment.ts';
import { instant } from '#shared/time/instant.ts';
import { isDate } from '#client/kit/dates.ts';

export type ViewName = 'day' | 'week' | 'list';

/** A state the list is narrowed to: one of an appointment’s, or those that are booked and not confirmed. */
export const statusChoice = z.enum([...appointmentStatus.options, 'unconfirmed']);
export type StatusChoice = z.infer<typeof statusChoice>;

/** Where this page is. What is null is left to the page: today, the view that fits, every column. */
export interface Place {
  readonly path: string;
  readonly view: ViewName | null;
  readonly date: string | null;
  /** Whose week. */
  readonly scheduleId: string | null;
  /** The appointment whose sheet is open. */
  readonly appointmentId: string | null;
  /** The patient whose page is open, under the appointment's sheet where there is one. */
  readonly patientId: string | null;
  /** The short forms of the ids of the columns that are shown. */
  readonly columns: readonly string[] | null;
  readonly status: StatusChoice | null;
  readonly withCancelled: boolean;
  /** The moment of the past that is looked at, an instant; and whose changes are listed beside it. */
  readonly at: string | null;
  readonly by: string | null;
  /** The schedule whose changes alone are listed beside the past. */
  readonly of: string | null;
  /** The part of a page beside the desk. */
  readonly section: string | null;
}

/** So many letters of an id's end tell one column of a clinic from another; its beginning is the time it was made. */
const SHORT_ID = 8;
const VIEWS: readonly string[] = ['day', 'week', 'list'] satisfies readonly ViewName[];

/** The place an address names; whatever makes no sense in it is left out. */
export function placeOf(path: string, search: string): Place {
  const asked = new URLSearchParams(search);
  const view = asked.get('view') ?? '';
  const date = asked.get('date') ?? '';
  const status = statusChoice.safeParse(asked.get('status'));
  return {
    path,
    view: VIEWS.includes(view) ? (view as ViewName) : null,
    date: isDate(date) ? date : null,
    scheduleId: asked.get('schedule'),
    appointmentId: asked.get('appointment'),
    patientId: asked.get('patient'),
    columns: asked.get('columns')?.split('.') ?? null,
    status: status.success ? status.data : null,
    withCancelled: asked.has('cancelled'),
    at: instant.safeParse(asked.get('at')).data ?? null,
    by: asked.get('by'),
    of: asked.get('of'),
    section: asked.get('section'),
  };
}

/** The address of a place. */
export function addressOf(place: Place): string {
  const parts = {
    view: place.view,
    date: place.date,
    schedule: place.scheduleId,
    columns: place.columns?.join('.') ?? null,
    status: place.status,
    cancelled: place.withCancelled ? '1' : null,
    appointment: place.appointmentId,
    patient: place.patientId,
    at: place.at,
    by: place.by,
    of: place.of,
    section: place.section,
  };
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== null);
  const search = new URLSearchParams(given).toString();
  return search === '' ? place.path : `${place.path}?${search}`;
}

/** The short form of a column's id. */
export function shortId(id: string): string {
  return id.slice(-SHORT_ID);
}
