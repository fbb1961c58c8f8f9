// One call of each kind about series of visits and closures that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { QueryInput, QueryName } from '#shared/contract/queries.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { everyWeekday } from './nouns.ts';
import type { Recorded } from './recorded-calls.ts';
import type { Stage } from './stage.ts';

type Repeating = Extract<CommandName, `series.${string}` | 'schedule.close-series'>;
type Foreseen = Extract<QueryName, `series.${string}` | 'schedule.impact' | 'schedule.preview-closing'>;

/** One visit by a rule: what is said of a series that is begun. */
function repeating({ visitService, schedule, patient, zone }: Stage, start: string): QueryInput<'series.preview'> {
  return {
    serviceId: visitService,
    scheduleIds: [schedule],
    patientId: patient.id,
    startLocal: wallOf(start, zone),
    durationMinutes: 15,
    rule: 'FREQ=WEEKLY;COUNT=1',
  };
}

function closing({ schedule, free, zone }: Stage): QueryInput<'schedule.preview-closing'> {
  return {
    scheduleId: schedule,
    startLocal: wallOf(free, zone),
    durationMinutes: 15,
    rule: 'FREQ=WEEKLY;COUNT=1',
  };
}

/** All that can be other of a series. */
function change(stage: Stage): QueryInput<'series.preview-change'> {
  const { series, schedule, visitService, otherPatient, free, zone } = stage;
  return {
    seriesId: series.id,
    recurrenceId: series.startLocal,
    scope: 'all',
    set: {
      serviceId: visitService,
      scheduleIds: [schedule],
      patientId: otherPatient.id,
      startLocal: wallOf(free, zone),
      note: 'a course of eight',
    },
  };
}

/** The recorded calls that make, change and end series. */
export const recordedSeries: { readonly [N in Repeating]: readonly Recorded<CommandInput<N>>[] } = {
  'schedule.close-series': [{ input: (stage) => ({ ...closing(stage), reason: 'the weekly meeting', choices: [] }) }],
  'series.start': [
    { input: (stage) => ({ ...repeating(stage, stage.free), note: 'a course of ten' }) },
    {
      how: 'outside the hours',
      needs: 'override',
      input: (stage) => ({
        ...repeating(stage, stage.late),
        choices: [
          {
            recurrenceId: wallOf(stage.late, stage.zone),
            action: 'override',
            scheduleIds: [stage.schedule],
            reason: 'the family came from far away',
          },
        ],
      }),
    },
  ],
  'series.change': [
    {
      input: (stage) => ({
        ...change(stage),
        baseVersion: stage.series.version,
        choices: [{ recurrenceId: wallOf(stage.free, stage.zone), action: 'move', scheduleIds: [stage.schedule] }],
      }),
    },
  ],
  'series.end': [
    {
      input: ({ series }) => ({
        seriesId: series.id,
        recurrenceId: series.startLocal,
        baseVersion: series.version,
        reason: 'patient',
        note: 'moved away',
      }),
    },
  ],
};

/** The recorded calls that look at them, and ahead at what a change would do. */
export const recordedForesight: { readonly [N in Foreseen]: readonly Recorded<QueryInput<N>>[] } = {
  'schedule.impact': [
    {
      how: 'of hours',
      needs: 'administer',
      input: ({ schedule }) => ({
        change: { of: 'hours', scheduleId: schedule, set: { hours: everyWeekday('12:00', '13:00') } },
      }),
    },
    {
      how: 'of the clinic’s days',
      needs: 'administer',
      input: () => ({ change: { of: 'clinic', set: { hijriAdjust: 1 } } }),
    },
    {
      how: 'of closing',
      input: ({ schedule, free }) => ({
        change: { of: 'closure', scheduleId: schedule, from: free, to: plusMinutes(free, 60) },
      }),
    },
  ],
  'schedule.preview-closing': [{ input: closing }],
  'series.preview': [{ input: (stage) => repeating(stage, stage.free) }],
  'series.preview-change': [{ input: change }],
  'series.view': [{ input: ({ series }) => ({ seriesId: series.id }) }],
  'series.unplaced': [{ input: () => ({}) }],
};
