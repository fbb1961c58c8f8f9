// Time that is closed again and again: the first time as the form of a closing has it, and a rule.
import type { CommandInput } from '#shared/contract/commands.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';

/** The command it ends in. */
export type Closing = CommandInput<'schedule.close-series'>;

/** The wish of a stretch of time: where it begins on the wall, and how long it lasts there. */
export function closingWish(
  { scheduleId, start, end, reason }: Pick<CommandInput<'schedule.close'>, 'scheduleId' | 'start' | 'end' | 'reason'>,
  rule: string,
  zone: string,
): Closing {
  const [startLocal, endLocal] = [wallOf(start, zone), wallOf(end, zone)];
  const durationMinutes = (Date.parse(`${endLocal}Z`) - Date.parse(`${startLocal}Z`)) / MINUTE;
  return { scheduleId, startLocal, durationMinutes, rule, reason };
}
