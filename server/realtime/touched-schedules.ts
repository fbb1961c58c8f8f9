// Whose free time a row of the log may have made another.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';

/** The schedules whose time a row took or gave back; `all` where it changed what a clinic offers, or is not known. */
export function touchedSchedules({ events }: Pick<LogFrame, 'events'>): ReadonlySet<Id> | 'all' {
  if (!events || events.some((event) => 'clinic' in event || 'schedule' in event || 'service' in event)) return 'all';
  return new Set(events.flatMap(schedulesOf));
}

function schedulesOf(event: ClinicEvent): readonly Id[] {
  if ('closure' in event) return [event.closure.scheduleId];
  const noun = 'appointment' in event ? event.appointment : 'hold' in event ? event.hold : null;
  if (!noun) return [];
  const before = 'was' in event ? event.was['scheduleIds'] : undefined;
  return [...noun.scheduleIds, ...(Array.isArray(before) ? (before as Id[]) : [])];
}
