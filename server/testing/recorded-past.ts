// One call of each kind about what has been done that works: taking it back, and looking at it.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { QueryInput } from '#shared/contract/queries.ts';
import type { Recorded } from './recorded-calls.ts';

/** The recorded call that takes a command back: the one that placed the asker's own hold. */
export const recordedUndo: readonly Recorded<CommandInput<'command.undo'>>[] = [
  { needs: 'calendar', input: ({ hold }) => ({ commandId: hold.id }) },
];

type OfThePast = 'calendar.at' | 'appointment.history' | 'day.history';

/** The recorded calls that look at the past. */
export const recordedPast: { readonly [N in OfThePast]: readonly Recorded<QueryInput<N>>[] } = {
  'calendar.at': [{ input: ({ window }) => ({ at: window.from, ...window }) }],
  'appointment.history': [{ input: ({ visit }) => ({ appointmentId: visit.id }) }],
  'day.history': [
    {
      input: ({ window, hold, schedule }) => ({
        date: window.from.slice(0, 10),
        by: hold.memberId,
        scheduleId: schedule,
      }),
    },
  ],
};
