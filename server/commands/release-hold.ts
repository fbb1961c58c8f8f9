// hold.release: the time is anybody's again; a hold that has ended stays as it ended.
import { type Hold, isHeld } from '#shared/model/hold.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { ended } from '#shared/rules/holding.ts';
import { handler } from './handler.ts';
import { endOf, loadHoldFor } from './held.ts';

export const releaseHold = handler<'hold.release', Hold>('hold.release', {
  load: (tx, input, context) => loadHoldFor(tx, context, input.holdId),

  decide(hold, _input, context) {
    if (hold.memberId !== context.caller.id) return refuse({ code: 'forbidden' });
    if (!isHeld(hold, context.now)) return accept({ value: hold, events: [] });
    return accept({ value: ended(hold, 'released', context.version), ...endOf(hold, 'released', context.version) });
  },
});
