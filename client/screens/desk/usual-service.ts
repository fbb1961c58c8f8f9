// The usual service of a practitioner: what their patients mostly come for.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Service } from '#shared/model/service.ts';

/** The service most of these appointments of a schedule are for, else the first one the schedule can give. */
export function usualService(
  scheduleId: string,
  appointments: readonly Appointment[],
  services: readonly Service[],
): Service | null {
  const possible = services.filter(
    ({ active, needs }) =>
      active && needs.some(({ kind, among }) => kind === 'practitioner' && (among?.includes(scheduleId) ?? true)),
  );
  const counts = new Map<string, number>();
  for (const one of appointments) {
    if (one.scheduleIds.includes(scheduleId)) counts.set(one.serviceId, (counts.get(one.serviceId) ?? 0) + 1);
  }
  const [first = null] = possible.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return first;
}
