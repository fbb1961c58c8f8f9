// One call of each kind about holds that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';
import type { Stage } from './stage.ts';

type OfHolds = Extract<CommandName, `hold.${string}`>;

function slot({ visitService, schedule, free }: Stage) {
  return { serviceId: visitService, scheduleIds: [schedule], start: free };
}

/** The recorded calls about holds. */
export const recordedHolds: { readonly [N in OfHolds]: readonly Recorded<CommandInput<N>>[] } = {
  'hold.place': [
    { input: slot },
    {
      how: 'with a room',
      input: (stage) => ({ ...slot(stage), serviceId: stage.procedure, scheduleIds: [stage.schedule, stage.room] }),
    },
    { how: 'instead of another', input: (stage) => ({ ...slot(stage), insteadOf: stage.hold.id }) },
  ],
  'hold.extend': [{ input: ({ hold }) => ({ holdId: hold.id }) }],
  'hold.release': [{ input: ({ hold }) => ({ holdId: hold.id }) }],
  'hold.book': [{ input: ({ hold, patient }) => ({ holdId: hold.id, patientId: patient.id, note: 'from a hold' }) }],
  'hold.take-over': [{ input: ({ hold }) => ({ holdId: hold.id, reason: 'she is at lunch' }) }],
};
