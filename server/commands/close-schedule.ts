// schedule.close: time on a schedule in which nobody is booked any more, but for the visits it keeps.
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { type ClosingFacts, decideClosedTime, decideClosing, keptOf } from '#shared/rules/closing.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { wallOf } from '#shared/time/zone.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { claimsWithin } from '#server/store/claims.ts';
import type { Tx } from '#server/store/open.ts';
import { type Context, handler } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** Loads who has time of a closure on its schedule. */
export async function loadClosing(
  tx: Tx,
  context: Context,
  { scheduleId, start, end }: Pick<Closure, 'scheduleId' | 'start' | 'end'>,
): Promise<ClosingFacts> {
  const { clinicId } = context.caller;
  const window = { from: start, to: end, now: context.at };
  const taken = await claimsWithin(tx, clinicId, [scheduleId], window);
  const owners = taken.filter(({ kind }) => kind === 'appointment').map(({ owner }) => owner);
  return { zone: context.settings.clinic.zone, taken, visits: await appointmentsOf(tx, clinicId, owners) };
}

async function areKnown(tx: Tx, context: Context, ids: readonly Id[]): Promise<boolean> {
  const found = await appointmentsOf(tx, context.caller.clinicId, ids);
  return found.length === new Set(ids).size;
}

export const closeSchedule = handler<'schedule.close', ClosingFacts>('schedule.close', {
  async load(tx, input, context) {
    const { clinic, schedules } = context.settings;
    if (!schedules.some(({ id }) => id === input.scheduleId)) return refuse({ code: 'not-found' });
    const timely = decideClosedTime(clinic, input, context.now);
    if (!timely.ok) return timely;
    if (!(await areKnown(tx, context, input.keep ?? []))) return refuse({ code: 'not-found' });
    const touches = practitionersOf(context, [input.scheduleId]);
    return accept({ facts: await loadClosing(tx, context, input), touches });
  },

  decide(facts, { scheduleId, start, end, reason, keep = [] }, context) {
    const closure: Closure = {
      id: context.commandId,
      scheduleId,
      start,
      end,
      startWall: wallOf(start, context.settings.clinic.zone),
      endWall: wallOf(end, context.settings.clinic.zone),
      zone: context.settings.clinic.zone,
      seriesId: null,
      recurrenceId: null,
      reason,
      kept: keptOf(keep, facts.visits),
      active: true,
      version: context.version,
    };
    const claims = decideClosing(closure, facts);
    if (!claims.ok) return claims;
    return accept({ value: closure, events: [{ type: 'schedule.closed' as const, closure }], claims: claims.value });
  },
});
