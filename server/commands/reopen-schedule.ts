// schedule.reopen: closed time can be booked again.
import type { Closure } from '#shared/model/closure.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { loadClosures } from '#server/store/closures.ts';
import { handler } from './handler.ts';
import { practitionersOf } from './placement.ts';

export const reopenSchedule = handler<'schedule.reopen', Closure>('schedule.reopen', {
  async load(tx, input, context) {
    const [closure] = await loadClosures(tx, context.caller.clinicId, [input.closureId]);
    if (!closure) return refuse({ code: 'not-found' });
    return accept({ facts: closure, touches: practitionersOf(context, [closure.scheduleId]) });
  },

  decide(closure, _input, context) {
    if (!closure.active) return accept({ value: closure, events: [] });
    const reopened: Closure = { ...closure, active: false, version: context.version };
    return accept({
      value: reopened,
      events: [{ type: 'schedule.reopened' as const, closure: reopened, was: { active: true } }],
      release: [closure.id],
    });
  },
});
