// One call of each kind about schedules, services and settings that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { DatedHours } from '#shared/model/hours.ts';
import type { Id } from '#shared/model/id.ts';
import { minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import { everyWeekday } from './nouns.ts';
import type { Recorded } from './recorded-calls.ts';

/** A visit that is given another time on a schedule. */
function movedTo(visit: Appointment, start: string, scheduleId: Id) {
  const { id: appointmentId, version: baseVersion } = visit;
  return { appointmentId, baseVersion, action: 'move' as const, start, scheduleIds: [scheduleId] };
}

/** The date of a visit as it usually is, but for its time. */
function withoutTime({ startWall, start, end }: Appointment): DatedHours {
  const [date = '', from = ''] = startWall.split('T');
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  const over = hour * 60 + minute + minutesBetween(start, end);
  const to = [Math.floor(over / 60), over % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const before = from > '08:00' ? [{ from: '08:00', to: from }] : [];
  return { from: date, to: date, windows: [...before, { from: to, to: '18:00' }], reason: '' };
}

type OfThese = Exclude<Extract<CommandName, `${'clinic' | 'schedule' | 'service'}.${string}`>, 'schedule.close-series'>;

/** The recorded calls about schedules, services and settings. */
export const recordedClinic: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'clinic.edit': [
    { input: () => ({ baseVersion: 0, base: { hijriAdjust: 0 }, hijriAdjust: 1 }) },
    {
      how: 'with what becomes of a visit',
      input: ({ schedule, visit, free }) => ({
        baseVersion: 0,
        base: { gridMinutes: 5 },
        gridMinutes: 5,
        visits: [movedTo(visit, free, schedule)],
      }),
    },
  ],
  'schedule.add': [
    {
      input: () => ({
        kind: 'device',
        name: 'Scales',
        names: { ar: 'ميزان' },
        title: 'Ward 1',
        hours: everyWeekday('08:00', '18:00'),
      }),
    },
  ],
  'schedule.edit': [
    {
      how: 'out of use',
      input: ({ spareRoom }) => ({ scheduleId: spareRoom, baseVersion: 0, base: { active: true }, active: false }),
    },
  ],
  'schedule.set-hours': [
    {
      input: ({ spareRoom }) => ({
        scheduleId: spareRoom,
        baseVersion: 0,
        base: { hours: everyWeekday('08:00', '18:00') },
        hours: everyWeekday('09:00', '17:00'),
      }),
    },
    {
      how: 'with what becomes of a visit',
      input: ({ schedule, dated, visit, free }) => ({
        scheduleId: schedule,
        baseVersion: 0,
        base: { exceptions: dated },
        exceptions: [withoutTime(visit)],
        visits: [movedTo(visit, free, schedule)],
      }),
    },
  ],
  'schedule.arrange': [{ input: ({ schedules }) => ({ scheduleIds: [...schedules] }) }],
  'schedule.close': [
    {
      input: ({ schedule, free, visit }) => ({
        scheduleId: schedule,
        start: free,
        end: plusMinutes(free, 15),
        reason: 'at a congress',
        keep: [visit.id],
      }),
    },
    {
      how: 'with what becomes of a visit',
      input: ({ schedule, free, visit }) => ({
        scheduleId: schedule,
        start: visit.start,
        end: visit.end,
        reason: 'at a congress',
        visits: [movedTo(visit, free, schedule)],
      }),
    },
  ],
  'schedule.reopen': [{ input: ({ closure }) => ({ closureId: closure.id }) }],
  'service.add': [
    {
      input: ({ schedule }) => ({
        name: 'Check-up',
        durationMinutes: 20,
        needs: [{ kind: 'practitioner', among: [schedule] }],
        color: 'rose',
        public: false,
      }),
    },
  ],
  'service.edit': [
    {
      input: ({ offered: { id, needs, version }, schedule }) => ({
        serviceId: id,
        baseVersion: version,
        base: { needs },
        needs: [{ kind: 'practitioner', among: [schedule] }],
      }),
    },
  ],
  'service.arrange': [{ input: ({ services }) => ({ serviceIds: services.toReversed() }) }],
};
