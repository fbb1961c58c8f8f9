// Other hours for tests: asked for as a manager does who sees what stands, with what is decided about visits.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Core } from './core.ts';
import { seen } from './every-change.ts';
import type { World } from './world.ts';

type SetHours = CommandInput<'schedule.set-hours'>;
type EditClinic = CommandInput<'clinic.edit'>;
/** What is decided about visits. */
export type Visits = NonNullable<SetHours['visits']>;
type Hours = Partial<Pick<Schedule, 'hours' | 'otherHours' | 'exceptions' | 'observes'>>;

/** A schedule as it stands. */
export async function scheduleNow(core: Core, world: World, id: Id = world.practitioner): Promise<Schedule> {
  const { schedules } = await core.read(world.manager, 'clinic.settings', {});
  return schedules.find((one) => one.id === id)!;
}

/** A change of the hours of a schedule, the first practitioner's unless it is said. */
export async function hoursOf(core: Core, world: World, set: Hours, visits?: Visits, id?: Id): Promise<SetHours> {
  const schedule = await scheduleNow(core, world, id);
  return { scheduleId: schedule.id, ...seen(schedule, set), ...(visits && { visits }) };
}

/** A change of the clinic's days. */
export async function daysOf(
  core: Core,
  world: World,
  set: Partial<Pick<Clinic, 'holidays' | 'prayer' | 'hijriAdjust'>>,
  visits?: Visits,
): Promise<EditClinic> {
  const { clinic } = await core.read(world.manager, 'clinic.settings', {});
  return { ...seen(clinic, set), ...(visits && { visits }) };
}

/** A visit as somebody decides about it who sees it as given. */
export function about({ id, version }: Appointment) {
  return { appointmentId: id, baseVersion: version };
}

/** A day off: the date of tomorrow in `days`. */
export function dayOff(world: World, days = 0, reason = 'a family matter') {
  const date = world.at('12:00', days).slice(0, 10);
  return { from: date, to: date, windows: [], reason };
}
