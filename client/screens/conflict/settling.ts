// The commands that make an appointment, or a patient, what was chosen: on top of what stands now.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment, AppointmentStatus, CancelReason } from '#shared/model/appointment.ts';
import type { Patient } from '#shared/model/patient.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { editableOf, slotOf } from '#client/live/fields.ts';
import { type Crossed, type Fields, fieldsOf, isAppointment } from './crossed.ts';

type Settler = 'appointment.move' | 'appointment.edit' | 'appointment.cancel' | 'appointment.advance' | 'patient.edit';

/** A command to be given, in the order of the list. */
export type Given = { [N in Settler]: { readonly name: N; readonly input: CommandInput<N> } }[Settler];

/** What has to be asked for so that the chosen fields stand; nothing where they stand already. */
export function commandsFor({ current, override, name }: Crossed, chosen: Fields): Given[] {
  const changed = changesOf(current, chosen);
  if (!isAppointment(current)) return corrected(current, changed);
  const { status, ...rest } = changed as { status?: AppointmentStatus };
  const reason =
    override ?? (name === 'command.undo' && current.override ? { reason: current.override.reason } : undefined);
  return [
    ...advanced(current, status, 'back'),
    ...moved(current, rest, reason),
    ...edited(current, rest),
    ...advanced(current, status, 'on'),
  ];
}

function changesOf(current: Crossed['current'], chosen: Fields): Fields {
  const now = fieldsOf(current);
  return Object.fromEntries(Object.entries(chosen).filter(([name, value]) => !sameValue(value, now[name])));
}

function moved(current: Appointment, changed: Fields, reason: { reason: string } | undefined): Given[] {
  const base = slotOf(current);
  const slot = only(changed, Object.keys(base));
  if (Object.keys(slot).length === 0) return [];
  const input = { appointmentId: current.id, baseVersion: current.version, base, ...slot };
  return [{ name: 'appointment.move', input: { ...input, ...(reason && { override: reason }) } }];
}

function edited(current: Appointment, changed: Fields): Given[] {
  const seen = editableOf(current);
  const asked = only(changed, Object.keys(seen));
  if (Object.keys(asked).length === 0) return [];
  const base = only(seen, Object.keys(asked));
  return [
    { name: 'appointment.edit', input: { appointmentId: current.id, baseVersion: current.version, base, ...asked } },
  ];
}

/** A state that gives time back comes last, one that takes it again comes first: only what keeps its time is moved. */
function advanced(current: Appointment, to: AppointmentStatus | undefined, when: 'back' | 'on'): Given[] {
  if (to === undefined) return [];
  const isBack = current.status === 'cancelled' || current.status === 'noshow';
  if (isBack !== (when === 'back')) return [];
  const seen = { appointmentId: current.id, baseVersion: current.version };
  if (to !== 'cancelled') return [{ name: 'appointment.advance', input: { ...seen, to } }];
  const reason: CancelReason = current.cancelReason ?? 'other';
  return [{ name: 'appointment.cancel', input: { ...seen, reason } }];
}

function corrected(current: Patient, changed: Fields): Given[] {
  const { active: _, mergedInto: __, ...asked } = changed;
  if (Object.keys(asked).length === 0) return [];
  const base = only(fieldsOf(current), Object.keys(asked));
  return [{ name: 'patient.edit', input: { patientId: current.id, baseVersion: current.version, base, ...asked } }];
}

function only(fields: object, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
