// What can have happened: one row per event, with the noun it leaves behind and who hears it.
import { z } from 'zod';
import { appointment, type Appointment } from '#shared/model/appointment.ts';
import { member } from '#shared/model/caller.ts';
import { type Hold, hold } from '#shared/model/hold.ts';
import { id } from '#shared/model/id.ts';
import { patient, type Patient } from '#shared/model/patient.ts';

/** Who an event is sent to: the staff's screens, or only the nodes themselves. */
export type Audience = 'staff' | 'nodes';

/** The nouns an event can carry whole, as after the change. */
export type Nouns = { appointment: Appointment; patient: Patient; hold: Hold };
export type NounName = keyof Nouns;

type Row<S extends z.ZodObject> = {
  readonly payload: S;
  readonly hears: Audience;
  readonly noun?: NounName;
  /** Whoever did it can take it back; a commit is as undoable as any of its events. */
  readonly undoable?: true;
};

function event<S extends z.ZodObject>(row: Row<S>): Row<S> {
  return row;
}

const was = z.record(z.string(), z.unknown());
const changedAppointment = z.object({ appointment, was });
const changedPatient = z.object({ patient, was });
const changedHold = z.object({ hold, was });
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
  'member.changed': event({ payload: z.object({ member }), hears: 'nodes' }),
  'session.ended': event({ payload: z.object({ memberId: id, sessionId: id }), hears: 'nodes' }),
} as const;

export type EventName = keyof typeof events;

/** One thing that happened, with its name. */
export type ClinicEvent = {
  [N in EventName]: { readonly type: N } & z.infer<(typeof events)[N]['payload']>;
}[EventName];

/** One event of any name, for answers that carry some. */
export const clinicEvent = z.union(
  Object.entries(events).map(([type, { payload }]) => payload.extend({ type: z.literal(type) })),
) as unknown as z.ZodType<ClinicEvent>;

/** Whether what happened can be taken back by whoever did it. */
export function canBeUndone(happened: readonly ClinicEvent[]): boolean {
  return happened.some(({ type }) => (events[type] as { readonly undoable?: true }).undoable === true);
}
