// The next appointment of a patient: from what is kept here, and week by week from the server beyond that.
import type { Live } from '#client/live/live.ts';
import type { Window } from '#client/live/window.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { DAY, instantOf } from '#shared/time/instant.ts';

const STEP = 7 * DAY;
const STEPS = 8;

/** The patient's earliest appointment that is not over at `now` in ms, within eight weeks; null where there is none. */
export async function nextAppointment(live: Live, patientId: string, now: number): Promise<Appointment | null> {
  for (let step = 0; step < STEPS; step += 1) {
    const week = { from: instantOf(now + step * STEP), to: instantOf(now + (step + 1) * STEP) };
    const found = (await appointmentsIn(live, week)).filter(
      (one) => one.patientId === patientId && keepsTime(one.status) && one.status !== 'fulfilled',
    );
    const [first] = found.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    if (first) return first;
  }
  return null;
}

async function appointmentsIn(live: Live, week: Window): Promise<readonly Appointment[]> {
  if (live.store.covers(week)) return live.store.calendar(week);
  const answer = await live.read('calendar.range', week);
  return answer.ok ? answer.value.appointments : [];
}
