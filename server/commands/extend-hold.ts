// hold.extend: five minutes more, once.
import type { Hold } from '#shared/model/hold.ts';
import { accept } from '#shared/rules/decision.ts';
import { decideLonger } from '#shared/rules/holding.ts';
import { handler } from './handler.ts';
import { loadHoldFor } from './held.ts';

export const extendHold = handler<'hold.extend', Hold>('hold.extend', {
  load: (tx, input, context) => loadHoldFor(tx, context, input.holdId),

  decide(hold, _input, context) {
    const longer = decideLonger(hold, context.caller.id, context.now);
    if (!longer.ok) return longer;
    const extended: Hold = { ...hold, ...longer.value, version: context.version };
    const was = { until: hold.until, extended: hold.extended };
    return accept({
      value: extended,
      events: [{ type: 'hold.extended' as const, hold: extended, was }],
      prolong: [extended],
    });
  },
});
