// schedule.close: time on a schedule in which nobody is booked any more, but for the visits it keeps; others move or go with it.
import { permits } from '#shared/contract/allow.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { type ClosingFacts, closureClaims, decideClosedTime, decideClosing, keptOf } from '#shared/rules/closing.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { wallOf } from '#shared/time/zone.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { claimsWithin } from '#server/store/claims.ts';
import type { Tx } from '#server/store/open.ts';
import { decideVisits } from './decide-visits.ts';
import { type DecidedFacts, loadDecided } from './decided-visits.ts';
import { type Context, handler } from './handler.ts';
import { practitionersOf } from './placement.ts';

/** Loads who has time of a closure on its schedule. */
export async function loadClosing(
  tx: Tx,
  context: Pick<Context, 'caller' | 'at' | 'settings'>,
  { scheduleId, start, end }: Pick<Closure, 'scheduleId' | 'start' | 'end'>,
): Promise<ClosingFacts> {
  const { clinicId } = context.caller;
  const window = { from: start, to: end, now: context.at };
  const taken = await claimsWithin(tx, clinicId, [scheduleId], window);
  const owners = taken.filter(({ kind }) => kind === 'appointment').map(({ owner }) => owner);
  return { zone: context.settings.clinic.zone, taken, visits: await appointmentsOf(tx, clinicId, owners) };
}

/** What closing is decided on, and what was decided about the visits in that time. */
type Facts = ClosingFacts & { readonly decided: DecidedFacts };

async function areKnown(tx: Tx, context: Context, ids: readonly Id[]): Promise<boolean> {
  const found = await appointmentsOf(tx, context.caller.clinicId, ids);
  return found.length === new Set(ids).size;
}

export const closeSchedule = handler<'schedule.close', Facts>('schedule.close', {
  async load(tx, input, context) {
    const { clinic, schedules } = context.settings;
    if (!schedules.some(({ id }) => id === input.scheduleId)) return refuse({ code: 'not-found' });
    // Whose visits are decided about gives nobody a right over the time that is closed.
    const whose = practitionersOf(context, [input.scheduleId]);
    if (!permits(context.caller, 'closures', whose)) return refuse({ code: 'forbidden' });
    const timely = decideClosedTime(clinic, input, context.now);
    if (!timely.ok) return timely;
    if (!(await areKnown(tx, context, input.keep ?? []))) return refuse({ code: 'not-found' });
    const decided = await loadDecided(tx, context, input.visits ?? []);
    if (!decided.ok) return decided;
    const touches = new Set([...whose, ...decided.value.touches]);
    const facts = { ...(await loadClosing(tx, context, input)), decided: decided.value };
    return accept({ facts, touches: [...touches] });
  },

  decide(facts, { scheduleId, start, end, reason, keep = [] }, context, can) {
    const wanted: Closure = {
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
    const touched = facts.visits.filter(({ id }) => !keep.includes(id));
    const taking = closureClaims(wanted, facts.zone, []);
    const around = { touched, after: context.settings, taking, keep: (visit: Appointment) => visit };
    const visits = decideVisits(facts.decided, around, context, can);
    if (!visits.ok) return visits;
    const { kept, events, release, claims } = visits.value;
    const closure = { ...wanted, kept: [...wanted.kept, ...keptOf(idsOf(kept), kept)] };
    const closing = decideClosing(closure, {
      ...facts,
      taken: facts.taken.filter(({ owner }) => !release.includes(owner)),
      visits: facts.visits.filter(({ id }) => !release.includes(id)),
    });
    if (!closing.ok) return closing;
    return accept({
      value: closure,
      events: [{ type: 'schedule.closed' as const, closure }, ...events],
      release,
      claims: [...closing.value, ...claims],
    });
  },
});

function idsOf(visits: readonly Appointment[]): Id[] {
  return visits.map(({ id }) => id);
}
