// What would become of each time that is to be closed again and again: who is in it, and what closes it.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { type Instant, msOf, plusMinutes } from '#shared/time/instant.ts';
import type { LocalTime } from '#shared/time/zone.ts';
import { overlaps } from '#shared/time/interval.ts';
import { nearClaims } from './claims-near.ts';
import { timeOf } from './capacity.ts';
import { isPromised } from './choosing.ts';
import { decideClosedTime } from './closing.ts';
import { accept, type Decision, invalidAt } from './decision.ts';
import type { Occurrence } from './recurrence.ts';

/** What is known of the schedule that is to be closed: its claims, and the visits and closures they are for. */
export type ClosingPlanFacts = {
  readonly clinic: Clinic;
  readonly taken: readonly Claim[];
  readonly visits: readonly Appointment[];
  readonly closures: readonly Closure[];
  readonly now: number;
};

/** A time to be closed, with whoever stands in it; `promised` is time that is held for somebody and cannot be closed. */
export type PlannedClosing = {
  readonly recurrenceId: LocalTime;
  readonly start: Instant;
  readonly end: Instant;
  readonly clock: Occurrence['clock'];
  readonly taken: Claim[];
  readonly visits: Appointment[];
  readonly closures: Closure[];
  readonly promised: Claim[];
};

/** What somebody chose for a time: leave it out, or close it and keep the visits in it. */
export type ClosingChoice = { readonly recurrenceId: LocalTime; readonly action: 'skip' | 'keep' };

/** Plans each time of a rule on one schedule. Refused are times that can be no closed time here, and those that share time. */
export function planClosings(
  facts: ClosingPlanFacts,
  occurrences: readonly Occurrence[],
  { durationMinutes }: { readonly durationMinutes: number },
): Decision<PlannedClosing[]> {
  const near = nearClaims(facts.taken);
  const planned: PlannedClosing[] = [];
  const visits = byId(facts.visits);
  const closures = byId(facts.closures);
  for (const { recurrenceId, start, clock } of occurrences) {
    const end = plusMinutes(start, durationMinutes);
    const timely = decideClosedTime(facts.clinic, { start, end }, facts.now);
    if (!timely.ok) return ofSeries(timely);
    if ((planned.at(-1)?.end ?? '') > start) return invalidAt('durationMinutes', 'overlap');
    const span = { start: msOf(start), end: msOf(end) };
    const taken = near.near(span).filter((claim) => overlaps(timeOf(claim), span));
    const owners = [...new Set(taken.map(({ owner }) => owner))];
    planned.push({
      recurrenceId,
      start,
      end,
      clock,
      taken,
      visits: owners.flatMap((owner) => visits.get(owner) ?? []),
      closures: owners.flatMap((owner) => closures.get(owner) ?? []),
      promised: taken.filter(isPromised),
    });
  }
  return accept(planned);
}

/** Those of a plan that cannot be closed as was chosen: visits nobody chose to keep are in them, or time that is promised. */
export function unclosable(planned: readonly PlannedClosing[], choices: readonly ClosingChoice[]): PlannedClosing[] {
  const chosen = new Map(choices.map(({ recurrenceId, action }) => [recurrenceId, action]));
  return planned.filter(({ recurrenceId, visits, promised }) => {
    const action = chosen.get(recurrenceId);
    return action !== 'skip' && (promised.length > 0 || (visits.length > 0 && action !== 'keep'));
  });
}

/** Decides that each choice is for a time of the plan, and for each at most one. */
export function decideClosingChoices(
  planned: readonly PlannedClosing[],
  choices: readonly ClosingChoice[],
): Decision<null> {
  const known = new Set(planned.map((one) => one.recurrenceId));
  for (const [at, { recurrenceId }] of choices.entries()) {
    if (!known.has(recurrenceId)) return invalidAt(`choices.${at}.recurrenceId`, 'unknown-choice');
    if (choices.findIndex((one) => one.recurrenceId === recurrenceId) < at)
      return invalidAt(`choices.${at}.recurrenceId`, 'each-once');
  }
  return accept(null);
}

function byId<T extends { readonly id: Id }>(some: readonly T[]): Map<Id, T> {
  return new Map(some.map((one) => [one.id, one]));
}

/** A fault of a time that follows from a rule is that of its beginning or its length. */
function ofSeries(no: Decision<null>): Decision<never> {
  if (no.ok) return invalidAt('rule', 'rule-never');
  if (no.refusal.code !== 'invalid') return no;
  const paths: Readonly<Record<string, string>> = { start: 'startLocal', end: 'durationMinutes' };
  const fields = no.refusal.fields.map((fault) => ({ ...fault, path: paths[fault.path] ?? fault.path }));
  return { ok: false, refusal: { ...no.refusal, fields } };
}
