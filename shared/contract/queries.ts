// What a caller can read: one row per query.
import { z } from 'zod';
import { appointment } from '#shared/model/appointment.ts';
import { member } from '#shared/model/caller.ts';
import { clinic } from '#shared/model/clinic.ts';
import { closure } from '#shared/model/closure.ts';
import { display } from '#shared/model/display.ts';
import { hold } from '#shared/model/hold.ts';
import { id } from '#shared/model/id.ts';
import { patient, patientCard } from '#shared/model/patient.ts';
import { schedule } from '#shared/model/schedule.ts';
import { service } from '#shared/model/service.ts';
import { instant } from '#shared/time/instant.ts';
import { birthDate, phone } from './contact.ts';
import { query, window } from './query-row.ts';
import { timeQueries } from './time-queries.ts';
import { clinicEvent } from './events.ts';
import { via } from './via.ts';

/** The longest window one read covers, in days. */
export const LONGEST_WINDOW_DAYS = 62;

/** The most commits one answer about the past tells, the newest of them. */
export const MOST_ENTRIES = 2000;
/** And no older ones once the newer did so much. */
export const MOST_CHANGES = 4000;

/** One civil day as a screen draws it: 23, 24 or 25 hours, with the offsets in force from when. */
export const dayShape = z.object({
  date: z.string(),
  start: instant,
  minutes: z.int(),
  offsets: z.array(z.object({ from: instant, offsetMinutes: z.int() })),
});

export const settings = z.object({
  clinic,
  services: z.array(service),
  schedules: z.array(schedule),
  queues: z.array(z.object({ id, name: z.string() })),
  members: z.array(member),
  displays: z.array(display),
});
export type Settings = z.infer<typeof settings>;

export const calendar = z.object({
  appointments: z.array(appointment),
  holds: z.array(hold),
  closures: z.array(closure),
  patients: z.array(patientCard),
  days: z.array(dayShape),
});
export type Calendar = z.infer<typeof calendar>;

/** One commit as its history tells it: who did what, when by the database's clock, through which door. */
export const historyEntry = z.object({
  version: z.int(),
  at: instant,
  by: z.object({ id, name: z.string() }).nullable(),
  via,
  commandId: id,
  events: z.array(clinicEvent),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Commits, oldest first, with the patients they name; `earlier` says that there are older ones than were told. */
const history = z.object({ entries: z.array(historyEntry), patients: z.array(patientCard), earlier: z.boolean() });
export type History = z.infer<typeof history>;

/** The most visits of the past one answer about a patient tells, the newest of them. */
export const MOST_PAST_VISITS = 50;

/** A patient's visits: those to come by start, those of the past newest first, and how many there were of each kind. */
const patientVisits = z.object({
  upcoming: z.array(appointment),
  past: z.array(appointment),
  counts: z.object({ fulfilled: z.int(), noshow: z.int(), cancelled: z.int(), past: z.int() }),
});

/** A member as a manager sees them; `seenAt` is when one of their open sessions was last used. */
const knownMember = member.extend({
  email: z.string(),
  hasPassword: z.boolean(),
  sessions: z.int(),
  seenAt: instant.nullable(),
});
export type KnownMember = z.infer<typeof knownMember>;

/** Every query: its input, its answer and who may. */
export const queries = {
  'calendar.range': query({
    does: 'The calendar of a window at one version, with the shape of each of its days.',
    input: z.strictObject({ ...window, scheduleIds: z.array(id).max(500).optional() }),
    output: calendar,
    allow: 'read',
  }),
  'calendar.at': query({
    does: 'The calendar of a window as it was at a moment of the past, and the newest commit it then rested on.',
    input: z.strictObject({ at: instant, ...window }),
    output: calendar.extend({ last: historyEntry.nullable() }),
    allow: 'audit',
  }),
  'appointment.history': query({
    does: 'Everything that was done to an appointment: who, what, when and from which screen.',
    input: z.strictObject({ appointmentId: id }),
    output: history,
    allow: 'read',
  }),
  'day.history': query({
    does: 'Everything that was done in the clinic on a civil date, by one member, on one schedule or before a version where that is asked.',
    input: z.strictObject({
      date: z.iso.date(),
      by: id.optional(),
      scheduleId: id.optional(),
      before: z.int().min(1).optional(),
    }),
    output: history,
    allow: 'audit',
  }),
  'clinic.settings': query({
    does: 'The clinic, its services, schedules, members and screens.',
    input: z.strictObject({}),
    output: settings,
    allow: 'read',
  }),
  ...timeQueries,
  'patient.search': query({
    does: 'Patients by part of a name, a phone number or a file number.',
    input: z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50).optional() }),
    output: z.array(patient),
    allow: 'patients',
    private: true,
  }),
  'patient.view': query({
    does: 'One patient, with the visits to come, those of the past and how many of them were missed.',
    input: z.strictObject({ patientId: id }),
    output: patient.extend(patientVisits.shape),
    allow: 'patients',
  }),
  'patient.alike': query({
    does: 'Patients in use who may be the same person: the same phone, or the same folded name and birth date.',
    input: z.strictObject({
      name: z.string().max(120),
      phone: phone.nullable().optional(),
      birthDate: birthDate.nullable().optional(),
      except: id.optional(),
    }),
    output: z.array(patient.extend({ same: z.array(z.enum(['phone', 'name'])) })),
    allow: 'patients',
    private: true,
  }),
  'patient.visits': query({
    does: 'The visits of a patient that keep time and share some with a window.',
    input: z.strictObject({ patientId: id, ...window }),
    output: z.array(appointment),
    allow: 'patients',
  }),
  'member.list': query({
    does: 'The members with their addresses, whether they have chosen a password, and how often and when last they are signed in.',
    input: z.strictObject({}),
    output: z.array(knownMember),
    allow: 'administer',
  }),
  'display.view': query({
    does: 'What a screen may show: its clinic’s name and clock, and nobody’s name.',
    input: z.strictObject({}),
    output: z.object({
      display,
      clinic: clinic.pick({
        name: true,
        names: true,
        zone: true,
        locale: true,
        digits: true,
        hourCycle: true,
        hijri: true,
        hijriAdjust: true,
      }),
    }),
    allow: 'show',
  }),
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<N extends QueryName> = z.infer<(typeof queries)[N]['input']>;
export type QueryOutput<N extends QueryName> = z.infer<(typeof queries)[N]['output']>;

/** The answer to a query: true at this version of this epoch. */
export type QueryReply<T = unknown> = { readonly value: T; readonly epoch: string; readonly version: number };
