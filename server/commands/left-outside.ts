// The visits that other hours would leave without theirs: found under the lock, and decided about in the same commit.
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { type Calendar, changedHours, keptOutside, leftOutside } from '#shared/rules/impact.ts';
import { keptReason } from '#server/ops/sentences.ts';
import { visitsAhead } from '#server/store/ahead.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import type { Tx } from '#server/store/open.ts';
import { decideVisits } from './decide-visits.ts';
import { type DecidedFacts, loadDecided } from './decided-visits.ts';
import type { Can, Change, Context } from './handler.ts';

/** A change of hours as it was decided, and the visits it touches. */
export type LeftFacts<T> = {
  readonly change: Change<T>;
  readonly after: Calendar;
  readonly touched: readonly Appointment[];
  readonly decided: DecidedFacts;
};

/** Which visits to come other hours would leave outside, of one schedule where it is named, by start. */
export async function loadLeft(
  tx: Tx,
  context: Pick<Context, 'caller' | 'at'>,
  { before, after, scheduleId }: { before: Calendar; after: Calendar; scheduleId?: Id },
): Promise<Appointment[]> {
  if (changedHours(before, after).length === 0) return [];
  const { clinicId } = context.caller;
  const ahead = await visitsAhead(tx, clinicId, { now: context.at, ...(scheduleId && { scheduleId }) });
  const left = leftOutside(ahead, before, after).map(({ id }) => id);
  const found = new Map((await appointmentsOf(tx, clinicId, left)).map((one) => [one.id, one]));
  return left.flatMap((id) => found.get(id) ?? []);
}

/** Loads whom a decided change of hours touches and what was chosen for them. */
export async function loadLeftBy<T>(
  tx: Tx,
  context: Context,
  change: Change<T>,
  {
    after,
    scheduleId,
    visits = [],
  }: { after: Calendar; scheduleId?: Id; visits?: readonly VisitDecision[] | undefined },
): Promise<Decision<LeftFacts<T>>> {
  const isNoop = change.events.length === 0;
  const decided = await loadDecided(tx, context, visits);
  if (!decided.ok) return decided;
  const hours = { before: context.settings, after, ...(scheduleId && { scheduleId }) };
  const touched = isNoop ? [] : await loadLeft(tx, context, hours);
  return accept({ change, after, touched, decided: decided.value });
}

/** Decides the change together with all that was chosen about the visits it touches; one that changes nothing touches nobody. */
export function decideLeft<T>(facts: LeftFacts<T>, context: Context, can: Can): Decision<Change<T>> {
  const { change, after, touched, decided } = facts;
  if (change.events.length === 0) return accept(change);
  const reason = keptReason(context.settings.clinic.locale);
  const visits = decideVisits(
    decided,
    { touched, after, keep: (visit) => keptOutside(visit, { before: context.settings, after }, reason) },
    context,
    can,
  );
  if (!visits.ok) return visits;
  const { events, release, claims } = visits.value;
  return accept({ ...change, events: [...change.events, ...events], release, claims });
}
