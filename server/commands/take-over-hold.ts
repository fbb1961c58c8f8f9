// hold.take-over: a colleague's hold becomes the taker's, for five minutes from now, with a reason they are told.
import { type Hold, isHeld } from '#shared/model/hold.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { takenOver } from '#shared/rules/holding.ts';
import { handler } from './handler.ts';
import { loadHoldFor } from './held.ts';

export const takeOverHold = handler<'hold.take-over', Hold>('hold.take-over', {
  load: (tx, input, context) => loadHoldFor(tx, context, input.holdId),

  decide(hold, input, context) {
    if (!isHeld(hold, context.now)) return refuse({ code: 'hold-expired' });
    if (hold.memberId === context.caller.id) return accept({ value: hold, events: [] });
    const taken: Hold = { ...hold, ...takenOver(context.caller.id, context.now), version: context.version };
    const was = { memberId: hold.memberId, until: hold.until, extended: hold.extended };
    return accept({
      value: taken,
      events: [{ type: 'hold.taken-over' as const, hold: taken, was, reason: input.reason }],
      prolong: [taken],
    });
  },
});
