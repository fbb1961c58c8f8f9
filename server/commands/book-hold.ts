// hold.book: the booking that a hold was made for.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Hold } from '#shared/model/hold.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { booking, type BookingOf } from './book-appointment.ts';
import { handler } from './handler.ts';
import { loadHoldFor } from './held.ts';

/** The booking of a hold's own slot. */
function bookingOf(hold: Hold, input: CommandInput<'hold.book'>): CommandInput<'appointment.book'> {
  const { serviceId, scheduleIds, start, end } = hold;
  return { ...input, serviceId, scheduleIds, start, durationMinutes: minutesBetween(start, end) };
}

type Facts = { readonly hold: Hold; readonly ofBooking: BookingOf };

export const bookHold = handler<'hold.book', Facts>('hold.book', {
  async load(tx, input, context) {
    const found = await loadHoldFor(tx, context, input.holdId);
    if (!found.ok) return found;
    const hold = found.value.facts;
    if (hold.memberId !== context.caller.id) return refuse({ code: 'forbidden' });
    const loaded = await booking.load(tx, bookingOf(hold, input), context);
    if (!loaded.ok) return loaded;
    return accept({ ...loaded.value, facts: { hold, ofBooking: loaded.value.facts } });
  },

  decide: ({ hold, ofBooking }, input, context, can) => booking.decide(ofBooking, bookingOf(hold, input), context, can),
});
