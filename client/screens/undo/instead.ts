// The same command at another time, where the wanted one could not be had.
import type { Answer } from '#client/live/ask.ts';
import type { Live } from '#client/live/live.ts';
import { moveInput } from '#client/screens/desk/moves.ts';
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import type { Alternative } from '#shared/rules/decision.ts';

type Asked = { readonly name: CommandName; readonly input: object; readonly on: { readonly id: Id } };
type Placing = 'appointment.book' | 'appointment.move';

/** The way to give it, which answers its answer; null where it asked for no time. */
export function instead(
  live: Live,
  { name, input, on }: Asked,
  slot: Alternative,
): (() => Promise<Answer<Placing>> | null) | null {
  const { start } = slot;
  const scheduleIds = [...slot.scheduleIds];
  if (name === 'appointment.book') {
    const { holdId: _, ...booking } = input as CommandInput<'appointment.book'>;
    return () => live.ask('appointment.book', { ...booking, start, scheduleIds }).answer;
  }
  if (name !== 'appointment.move') return null;
  const { durationMinutes } = input as Partial<CommandInput<'appointment.move'>>;
  return () => {
    const appointment = live.store.appointment(on.id);
    if (!appointment) return null;
    const length = durationMinutes === undefined ? {} : { durationMinutes };
    return live.ask('appointment.move', moveInput(appointment, { start, scheduleIds, ...length })).answer;
  };
}
