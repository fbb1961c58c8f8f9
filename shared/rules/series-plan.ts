// What would become of each visit of a series: the one plan that a preview shows and a commit carries out.
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { type Instant, msOf, plusMinutes } from '#shared/time/instant.ts';
import { dateOf, type LocalTime } from '#shared/time/zone.ts';
import { ableFor } from './availability.ts';
import { type BookingFacts, claimSpan, decidePlacement, overrideOf, type Placement, type Wanted } from './booking.ts';
import { AROUND, type NearClaims, nearClaims } from './claims-near.ts';
import type { OfService } from './daily-cap.ts';
import { accept, type Alternative, type Blocker, type Decision, invalidAt, type Refusal, refuse } from './decision.ts';
import type { KeptTime } from './kept-visits.ts';
import { isOpen } from './opening.ts';
import { holdsOn } from './period.ts';
import { nearOf } from './series-alternatives.ts';

/** What a plan needs to know of the clinic; `taken` is whatever stands around its times, but for the visits it moves. */
export type PlanFacts = Pick<BookingFacts, 'clinic' | 'schedules' | 'taken' | 'now'> & {
  /** Of each service that has a daily cap those who have it on the days of the plan. */
  readonly counted?: ReadonlyMap<Id, readonly OfService[]>;
};

/** An occurrence as it is wished: the visit `owner` at an instant, how its wall time is met, and what it had before. */
export type WishedVisit = {
  readonly recurrenceId: LocalTime;
  readonly owner: Id;
  readonly start: Instant;
  readonly clock: 'exact' | 'gap' | 'fold';
  readonly service: Service;
  readonly scheduleIds: readonly Id[];
  readonly durationMinutes: number;
  readonly before?: NonNullable<Wanted['before']>;
  /** What closures leave to the visit. */
  readonly kept?: readonly KeptTime[];
};

/** What somebody chose for an occurrence: leave it out, give it another time or schedules, or leave the rules for it. */
export type Choice = {
  readonly recurrenceId: LocalTime;
  readonly action: 'skip' | 'move' | 'override';
  readonly start?: Instant | undefined;
  readonly scheduleIds?: readonly Id[] | undefined;
  readonly reason?: string | undefined;
};

/** How an occurrence stands; `ok` and `shifted-gap` have a place, any other has none. */
export type PlannedResult = 'ok' | 'conflict' | 'outside-hours' | 'holiday' | 'closure' | 'daily-cap' | 'shifted-gap';

/** An occurrence with what was found for it; `placement` is null where it has no place, `alternatives` are at most three. */
export type PlannedVisit = {
  readonly wished: WishedVisit;
  readonly choice: Choice | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly scheduleIds: Id[];
  readonly result: PlannedResult;
  readonly blockers: Blocker[];
  readonly holiday: string | null;
  readonly alternatives: Alternative[];
  readonly placement: Placement | null;
};

/** The facts, and what they say of who is there, in order. */
export type Step = {
  readonly facts: PlanFacts;
  readonly near: NearClaims;
  /** Those planned before, of each service. */
  readonly planned: readonly (OfService & { readonly serviceId: Id })[];
};

/**
 * Plans visits in the order of their time, each as a booking of its own beside those planned before it; what is left out by a
 * choice is not among them. Refused are choices that mean nothing, and times no visit of this clinic may have.
 */
export function planVisits(
  facts: PlanFacts,
  wishes: readonly WishedVisit[],
  choices: readonly Choice[] = [],
): Decision<PlannedVisit[]> {
  const sensible = decideChoices(wishes, choices);
  if (!sensible.ok) return sensible;
  const before: (OfService & { serviceId: Id })[] = [];
  const step: Step = { facts, near: nearClaims(facts.taken), planned: before };
  const chosen = new Map(choices.map((one) => [one.recurrenceId, one]));
  const planned: PlannedVisit[] = [];
  for (const wished of wishes.toSorted((a, b) => msOf(a.start) - msOf(b.start))) {
    const choice = chosen.get(wished.recurrenceId) ?? null;
    if (choice?.action === 'skip') continue;
    const visit = planOne(step, wished, choice);
    if (!visit.ok)
      return refuse(
        atChoice(
          visit.refusal,
          choices.findIndex((one) => one === choice),
        ),
      );
    planned.push(visit.value);
    const { placement } = visit.value;
    if (!placement) continue;
    step.near.add(claimsOfPlanned(wished, placement));
    before.push({ ...placement, owner: wished.owner, serviceId: wished.service.id });
  }
  return accept(withAlternatives(step, planned));
}

function decideChoices(wishes: readonly WishedVisit[], choices: readonly Choice[]): Decision<null> {
  const known = new Set(wishes.map((one) => one.recurrenceId));
  const seen = new Set<LocalTime>();
  for (const [at, { recurrenceId, action, start, scheduleIds, reason }] of choices.entries()) {
    if (!known.has(recurrenceId)) return invalidAt(`choices.${at}.recurrenceId`, 'unknown-choice');
    if (seen.has(recurrenceId)) return invalidAt(`choices.${at}.recurrenceId`, 'each-once');
    if (action === 'move' && start === undefined && scheduleIds === undefined)
      return invalidAt(`choices.${at}.start`, 'required');
    if (action === 'override' && reason === undefined) return invalidAt(`choices.${at}.reason`, 'reason');
    seen.add(recurrenceId);
  }
  return accept(null);
}

/** A fault of a time that was chosen is the choice’s; one of a time that follows from the rule is that of its beginning. */
function atChoice(refusal: Refusal, at: number): Refusal {
  if (refusal.code !== 'invalid') return refusal;
  const path = (of: string) => (at >= 0 ? `choices.${at}.${of}` : of === 'start' ? 'startLocal' : of);
  return { ...refusal, fields: refusal.fields.map((fault) => ({ ...fault, path: path(fault.path) })) };
}

function planOne(step: Step, wished: WishedVisit, choice: Choice | null): Decision<PlannedVisit> {
  const { durationMinutes, service, before } = wished;
  const start = choice?.start ?? wished.start;
  const scheduleIds = choice?.scheduleIds ?? wished.scheduleIds;
  const overridden = choice?.action === 'override';
  const placed = decidePlacement(
    { ...factsFor(step, service, start), kept: wished.kept ?? [] },
    {
      scheduleIds,
      start,
      durationMinutes,
      overridden,
      ...(before && { before }),
    },
  );
  const visit = { wished, choice, start, end: plusMinutes(start, durationMinutes), alternatives: [] };
  if (placed.ok) {
    const result = wished.clock === 'gap' && choice?.start === undefined ? 'shifted-gap' : 'ok';
    const found = { scheduleIds: placed.value.scheduleIds, blockers: [], holiday: null, placement: placed.value };
    return accept({ ...visit, result, ...found });
  }
  const { refusal } = placed;
  if (refusal.code !== 'slot-taken' && refusal.code !== 'outside-hours') return placed;
  const blockers = [...(refusal.blockers ?? [])];
  const none = { scheduleIds: [...scheduleIds], blockers, placement: null };
  if (refusal.code === 'slot-taken') return accept({ ...visit, ...none, holiday: null, result: inTheWay(blockers) });
  const holiday = holidayOf(step.facts, service, scheduleIds, { start, end: visit.end });
  return accept({ ...visit, ...none, holiday, result: holiday === null ? 'outside-hours' : 'holiday' });
}

/** The facts of one booking: of months of claims those around it. */
export function factsFor({ facts, near, planned }: Step, service: Service, start: Instant): BookingFacts {
  const at = msOf(start);
  const { counted, ...others } = facts;
  const ofService =
    service.dailyCap === null
      ? []
      : [...(counted?.get(service.id) ?? []), ...planned.filter(({ serviceId }) => serviceId === service.id)];
  return { ...others, service, taken: near.near({ start: at - AROUND, end: at + AROUND }), ofService };
}

function inTheWay(blockers: readonly Blocker[]): PlannedResult {
  const every = (kind: string) => blockers.length > 0 && blockers.every((one) => one.kind === kind);
  return every('closure') ? 'closure' : every('daily-cap') ? 'daily-cap' : 'conflict';
}

/** The holiday but for which somebody who could serve would be open; null where it is not that. */
function holidayOf(
  { clinic, schedules }: PlanFacts,
  service: Service,
  scheduleIds: readonly Id[],
  { start, end }: { start: Instant; end: Instant },
): string | null {
  const date = dateOf(start, clinic.zone);
  const holiday = clinic.holidays.find(({ period }) => holdsOn(period, date, clinic.hijriAdjust));
  if (!holiday) return null;
  const span = { start: msOf(start), end: msOf(end) };
  const able = ableFor(service, schedules, scheduleIds).flat();
  const isIts = able.some(
    (one) =>
      !isOpen(one, clinic, span) && isOpen({ ...one, observes: { ...one.observes, holidays: false } }, clinic, span),
  );
  return isIts ? holiday.name : null;
}

/** The time that a planned visit takes from those after it. */
function claimsOfPlanned({ owner, service }: WishedVisit, { scheduleIds, start, end, beyond }: Placement): Claim[] {
  const { capacity } = service;
  const span = claimSpan(service, start, end);
  return scheduleIds.map((scheduleId) => ({
    scheduleId,
    ...span,
    kind: 'appointment',
    owner,
    capacity,
    beyond: beyond.includes('capacity'),
  }));
}

/** Those without a place with times that are free instead: none is offered first to two of them. */
function withAlternatives(step: Step, planned: readonly PlannedVisit[]): PlannedVisit[] {
  return planned.map((one) => {
    if (one.placement) return one;
    const { service, durationMinutes } = one.wished;
    const facts = factsFor(step, service, one.start);
    const alternatives = nearOf(facts, { start: one.start, scheduleIds: one.scheduleIds, durationMinutes });
    const [first] = alternatives;
    if (first) {
      const placement = { scheduleIds: [...first.scheduleIds], start: first.start, end: first.end, beyond: [] };
      step.near.add(claimsOfPlanned(one.wished, placement));
    }
    return { ...one, alternatives };
  });
}

/** Those of a plan that have no place, and for which nothing else was chosen. */
export function unplacedOf(planned: readonly PlannedVisit[]): PlannedVisit[] {
  return planned.filter(({ placement }) => placement === null);
}

/** What a planned visit says of the rules it leaves. */
export function overrideOfPlanned({ choice, placement }: PlannedVisit) {
  if (choice?.action !== 'override' || !placement) return null;
  return overrideOf({ reason: choice.reason ?? '' }, placement);
}
