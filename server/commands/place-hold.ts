// hold.place: time that nobody else can have while somebody fills in a booking.
import type { Hold } from '#shared/model/hold.ts';
import { type BookingFacts, decidePlacement } from '#shared/rules/booking.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { decideOneMore, HOLD_MS } from '#shared/rules/holding.ts';
import { instantOf } from '#shared/time/instant.ts';
import { holdClaims, holdsOf } from '#server/store/holds.ts';
import { handler } from './handler.ts';
import { endOf, loadNamed, type Named } from './held.ts';
import { bookingFacts, loadOfService, loadTaken, touchedBy } from './placement.ts';

type Facts = { readonly booking: BookingFacts; readonly before: Named | null; readonly others: readonly Hold[] };

export const placeHold = handler<'hold.place', Facts>('hold.place', {
  async load(tx, input, context) {
    const { id, clinicId } = context.caller;
    const service = context.settings.services.find((one) => one.id === input.serviceId && one.active);
    const before = await loadNamed(tx, context, input.insteadOf);
    if (!before.ok) return before;
    if (!service) return refuse({ code: 'not-found' });
    const left = before.value?.mine?.id;
    const taken = await loadTaken(tx, context, service, input, left);
    const others = (await holdsOf(tx, clinicId, id, context.at)).filter((one) => one.id !== left);
    const ofService = await loadOfService(tx, context, service, input, left);
    const booking = bookingFacts(context, service, taken, { ofService });
    return accept({
      facts: { booking, before: before.value, others },
      touches: touchedBy(context, service, input.scheduleIds),
    });
  },

  decide({ booking, before, others }, input, context) {
    const { service } = booking;
    const oneMore = decideOneMore(others, context.now);
    if (!oneMore.ok) return oneMore;
    const durationMinutes = input.durationMinutes ?? service.durationMinutes;
    const placed = decidePlacement(booking, { ...input, durationMinutes, overridden: false });
    if (!placed.ok) return placed;
    const { scheduleIds, start, end } = placed.value;
    const hold: Hold = {
      id: context.commandId,
      serviceId: service.id,
      scheduleIds,
      start,
      end,
      bufferBefore: service.bufferBefore,
      bufferAfter: service.bufferAfter,
      capacity: service.capacity,
      memberId: context.caller.id,
      until: instantOf(context.now + HOLD_MS),
      extended: false,
      state: 'live',
      version: context.version,
    };
    const left = endOf(before?.mine, 'released', context.version);
    return accept({
      value: hold,
      events: [...left.events, { type: 'hold.placed' as const, hold }],
      release: left.release,
      claims: holdClaims(hold, booking.taken),
    });
  },
});
