// Which news are about a patient: their record, their visits, and visits that were theirs.
import { nounIn } from '#client/live/kept.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';

/** Whether anything that happened changes what is told of a patient. */
export function isAbout(patientId: Id, events: readonly ClinicEvent[]): boolean {
  return events.some((event) => {
    const carried = nounIn(event);
    if (carried?.noun === 'patient') return carried.value.id === patientId || carried.value.mergedInto === patientId;
    if (carried?.noun !== 'appointment') return false;
    const before = 'was' in event ? event.was['patientId'] : undefined;
    return carried.value.patientId === patientId || before === patientId;
  });
}
