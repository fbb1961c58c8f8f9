// One call of each kind about schedules, services and settings that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { everyWeekday } from './nouns.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Exclude<Extract<CommandName, `${'clinic' | 'schedule' | 'service'}.${string}`>, 'schedule.close-series'>;

/** The recorded calls about schedules, services and settings. */
export const recordedClinic: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'clinic.edit': [{ input: () => ({ baseVersion: 0, base: { hijriAdjust: 0 }, hijriAdjust: 1 }) }],
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
