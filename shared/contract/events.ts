// What can have happened: one row per event, with the noun it leaves behind and who hears it.
import { z } from 'zod';
import { appointment, type Appointment } from '#shared/model/appointment.ts';
import { type Member, member } from '#shared/model/caller.ts';
import { type Clinic, clinic } from '#shared/model/clinic.ts';
import { type Closure, closure } from '#shared/model/closure.ts';
import { type Display, display } from '#shared/model/display.ts';
import { type Hold, hold } from '#shared/model/hold.ts';
import { id } from '#shared/model/id.ts';
import { patient, type Patient } from '#shared/model/patient.ts';
import { type Schedule, schedule } from '#shared/model/schedule.ts';
import { type Series, series } from '#shared/model/series.ts';
import { type Service, service } from '#shared/model/service.ts';

/** Who an event is sent to: the staff's screens, or only the nodes themselves. */
export type Audience = 'staff' | 'nodes';

/** The nouns an event can carry whole, as after the change. */
export type Nouns = {
  appointment: Appointment;
  patient: Patient;
  hold: Hold;
  closure: Closure;
  clinic: Clinic;
  schedule: Schedule;
  service: Service;
  member: Member;
  display: Display;
  series: Series;
};
export type NounName = keyof Nouns;

/** Their names, each once. */
export const nounNames = [
  'appointment',
  'hold',
  'patient',
  'closure',
  'schedule',
  'service',
  'member',
  'display',
  'clinic',
  'series',
] as const satisfies readonly NounName[];

type Row<S extends z.ZodObject> = {
  readonly payload: S;
  readonly hears: Audience;
  readonly noun?: NounName;
  /** Whoever did it can take it back; a commit is as undoable as any of its events. */
  readonly undoable?: true;
  /** Whoever it names may be less than they were: their sessions are looked up again at every node. */
  readonly rechecks?: true;
};

function event<S extends z.ZodObject>(row: Row<S>): Row<S> {
  return row;
}

const was = z.record(z.string(), z.unknown());
const changedAppointment = z.object({ appointment, was });
const changedPatient = z.object({ patient, was });
const changedHold = z.object({ hold, was });
const changedClosure = z.object({ closure, was });
const changedMember = z.object({ member, was });
const changedDisplay = z.object({ display, was });
const changedSeries = z.object({ series, was });
/** The command that was taken back. */
const undoes = id;

/**
 * Every event. `was` holds the old value of every field that changed but `version`: the noun before is the noun after with
 * `was` over it.
 */
export const events = {
  'appointment.booked': event({
    payload: z.object({ appointment }),
    hears: 'staff',
    noun: 'appointment',
    undoable: true,
  }),
  'appointment.moved': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment', undoable: true }),
  'appointment.edited': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment', undoable: true }),
  'appointment.cancelled': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment', undoable: true }),
  'appointment.advanced': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment', undoable: true }),
  'appointment.undone': event({
    payload: changedAppointment.extend({ undoes }),
    hears: 'staff',
    noun: 'appointment',
    undoable: true,
  }),
  'hold.placed': event({ payload: z.object({ hold }), hears: 'staff', noun: 'hold', undoable: true }),
  'hold.extended': event({ payload: changedHold, hears: 'staff', noun: 'hold' }),
  'hold.taken-over': event({ payload: changedHold.extend({ reason: z.string() }), hears: 'staff', noun: 'hold' }),
  'hold.released': event({ payload: changedHold, hears: 'staff', noun: 'hold' }),
  'hold.booked': event({ payload: changedHold, hears: 'staff', noun: 'hold' }),
  'hold.expired': event({ payload: changedHold, hears: 'staff', noun: 'hold' }),
  'patient.registered': event({ payload: z.object({ patient }), hears: 'staff', noun: 'patient', undoable: true }),
  'patient.edited': event({ payload: changedPatient, hears: 'staff', noun: 'patient', undoable: true }),
  'patient.undone': event({
    payload: changedPatient.extend({ undoes }),
    hears: 'staff',
    noun: 'patient',
    undoable: true,
  }),
  'patient.merged': event({ payload: changedPatient, hears: 'staff', noun: 'patient', undoable: true }),
  'schedule.closed': event({ payload: z.object({ closure }), hears: 'staff', noun: 'closure', undoable: true }),
  'schedule.reopened': event({ payload: changedClosure, hears: 'staff', noun: 'closure', undoable: true }),
  'closure.undone': event({
    payload: changedClosure.extend({ undoes }),
    hears: 'staff',
    noun: 'closure',
    undoable: true,
  }),
  'series.started': event({ payload: z.object({ series }), hears: 'staff', noun: 'series', undoable: true }),
  'series.changed': event({ payload: changedSeries, hears: 'staff', noun: 'series', undoable: true }),
  'series.ended': event({ payload: changedSeries, hears: 'staff', noun: 'series', undoable: true }),
  'series.extended': event({ payload: changedSeries, hears: 'staff', noun: 'series' }),
  'series.undone': event({
    payload: changedSeries.extend({ undoes }),
    hears: 'staff',
    noun: 'series',
    undoable: true,
  }),
  'clinic.edited': event({ payload: z.object({ clinic, was }), hears: 'staff', noun: 'clinic', undoable: true }),
  'clinic.undone': event({
    payload: z.object({ clinic, was, undoes }),
    hears: 'staff',
    noun: 'clinic',
    undoable: true,
  }),
  'schedule.added': event({ payload: z.object({ schedule }), hears: 'staff', noun: 'schedule' }),
  'schedule.edited': event({ payload: z.object({ schedule, was }), hears: 'staff', noun: 'schedule', undoable: true }),
  'schedule.undone': event({
    payload: z.object({ schedule, was, undoes }),
    hears: 'staff',
    noun: 'schedule',
    undoable: true,
  }),
  'service.added': event({ payload: z.object({ service }), hears: 'staff', noun: 'service' }),
  'service.edited': event({ payload: z.object({ service, was }), hears: 'staff', noun: 'service' }),
  'display.paired': event({ payload: z.object({ display }), hears: 'staff', noun: 'display' }),
  'display.renamed': event({ payload: changedDisplay, hears: 'staff', noun: 'display' }),
  'display.revoked': event({ payload: changedDisplay, hears: 'staff', noun: 'display', rechecks: true }),
  'member.invited': event({ payload: z.object({ member }), hears: 'staff', noun: 'member' }),
  'member.changed': event({ payload: changedMember, hears: 'staff', noun: 'member', rechecks: true }),
  'session.ended': event({ payload: z.object({ memberId: id, sessionId: id }), hears: 'nodes', rechecks: true }),
} as const;

export type EventName = keyof typeof events;

/** The nouns a clinic's settings are made of. */
export const settingsNouns: ReadonlySet<NounName> = new Set<NounName>([
  'clinic',
  'schedule',
  'service',
  'member',
  'display',
]);

/** One thing that happened, with its name. */
export type ClinicEvent = {
  [N in EventName]: { readonly type: N } & z.infer<(typeof events)[N]['payload']>;
}[EventName];

/** The noun an event left behind; null where it is about none. */
export function nounOf(event: ClinicEvent): Nouns[NounName] | null {
  const { noun }: { noun?: NounName } = events[event.type];
  return noun ? (event as unknown as Nouns)[noun] : null;
}

/** One event of any name, for answers that carry some. */
export const clinicEvent = z.union(
  Object.entries(events).map(([type, { payload }]) => payload.extend({ type: z.literal(type) })),
) as unknown as z.ZodType<ClinicEvent>;

/** Whether what happened can be taken back by whoever did it. */
export function canBeUndone(happened: readonly ClinicEvent[]): boolean {
  return happened.some(({ type }) => (events[type] as { readonly undoable?: true }).undoable === true);
}
