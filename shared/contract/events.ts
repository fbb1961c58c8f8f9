// What can have happened: one row per event, with the noun it leaves behind and who hears it.
import { z } from 'zod';
import { appointment, type Appointment } from '#shared/model/appointment.ts';
import { member } from '#shared/model/caller.ts';
import { id } from '#shared/model/id.ts';
import { patient, type Patient } from '#shared/model/patient.ts';

/** Who an event is sent to: the staff's screens, or only the nodes themselves. */
export type Audience = 'staff' | 'nodes';

/** The nouns an event can carry whole, as after the change. */
export type Nouns = { appointment: Appointment; patient: Patient };
export type NounName = keyof Nouns;

type Row<S extends z.ZodType> = { readonly payload: S; readonly hears: Audience; readonly noun?: NounName };

function event<S extends z.ZodType>(row: Row<S>): Row<S> {
  return row;
}

const was = z.record(z.string(), z.unknown());
const changedAppointment = z.object({ appointment, was });
const changedPatient = z.object({ patient, was });

/** Every event; `was` holds the old values of the fields that changed. */
export const events = {
  'appointment.booked': event({ payload: z.object({ appointment }), hears: 'staff', noun: 'appointment' }),
  'appointment.moved': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment' }),
  'appointment.edited': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment' }),
  'appointment.cancelled': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment' }),
  'appointment.advanced': event({ payload: changedAppointment, hears: 'staff', noun: 'appointment' }),
  'patient.registered': event({ payload: z.object({ patient }), hears: 'staff', noun: 'patient' }),
  'patient.edited': event({ payload: changedPatient, hears: 'staff', noun: 'patient' }),
  'member.changed': event({ payload: z.object({ member }), hears: 'nodes' }),
  'session.ended': event({ payload: z.object({ memberId: id, sessionId: id }), hears: 'nodes' }),
} as const;

export type EventName = keyof typeof events;

/** One thing that happened, with its name. */
export type ClinicEvent = {
  [N in EventName]: { readonly type: N } & z.infer<(typeof events)[N]['payload']>;
}[EventName];
