// One call of each kind about schedules, services and settings that works.
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Recorded } from './recorded-calls.ts';

type OfThese = Extract<CommandName, `${'clinic' | 'schedule' | 'service'}.${string}`>;

/** The recorded calls about schedules, services and settings. */
export const recordedClinic: { readonly [N in OfThese]: readonly Recorded<CommandInput<N>>[] } = {
  'clinic.edit': [],
  'schedule.add': [],
  'schedule.edit': [],
  'schedule.set-hours': [],
  'schedule.arrange': [],
  'schedule.close': [],
  'schedule.reopen': [],
  'service.add': [],
  'service.edit': [],
  'service.arrange': [],
};
