// Whether a visit may take a time: explains earlier and better what the ledger's constraint guarantees.
import type { Claim } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { DAY, type Instant, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { ableFor, type FreeTimeFacts, freeCheck, isAligned, isOpen } from './availability.ts';
import { accept, type Blocker, type Decision, invalidAt, refuse } from './decision.ts';

/** The time a visit asks for; `overridden` lets it lie outside hours. */
export type Wanted = {
  readonly scheduleIds: readonly Id[];
  readonly start: Instant;
  readonly durationMinutes: number;
  readonly overridden: boolean;
};

/** What the decision needs to know; `taken` names who uses the time. */
export type BookingFacts = {
  readonly clinic: Clinic;
  readonly service: Service;
  readonly schedules: readonly Schedule[];
  readonly taken: readonly Claim[];
  readonly now: number;
};

/** A time that may be taken: the schedules of all needs, in the order of the needs. */
export type Placement = { readonly scheduleIds: Id[]; readonly start: Instant; readonly end: Instant };

/** The ledger takes no claim over 25 hours, buffers included. */
const LONGEST_CLAIM_MINUTES = 25 * 60;

/** Decides start and duration against the clinic's grid, its longest visit, its past and its horizon. */
export function decideTime(
  clinic: Clinic,
  wanted: Pick<Wanted, 'start' | 'durationMinutes'>,
  now: number,
): Decision<null> {
  const { durationMinutes } = wanted;
  const start = msOf(wanted.start);
  const minutes = { minutes: clinic.gridMinutes };
  if (durationMinutes < clinic.gridMinutes)
    return invalidAt('durationMinutes', 'too-small', { least: clinic.gridMinutes });
  if (durationMinutes > clinic.longest) return invalidAt('durationMinutes', 'too-large', { most: clinic.longest });
  if (durationMinutes % clinic.gridMinutes !== 0) return invalidAt('durationMinutes', 'unaligned', minutes);
  if (!isAligned(start, clinic.gridMinutes, clinic.zone)) return invalidAt('start', 'unaligned', minutes);
  if (start < now - clinic.backdateDays * DAY) return invalidAt('start', 'past', { days: clinic.backdateDays });
  if (start >= now + clinic.horizonDays * DAY)
    return invalidAt('start', 'beyond-horizon', { days: clinic.horizonDays });
  return accept(null);
}

/** Decides which schedules serve each need of the service, choosing those not named: the first that is free. */
export function decidePlacement(facts: BookingFacts, wanted: Wanted): Decision<Placement> {
  const timely = decideTime(facts.clinic, wanted, facts.now);
  if (!timely.ok) return timely;
  const chosen = chooseSchedules(facts, wanted);
  if (!chosen.ok) return chosen;
  const visit = { start: msOf(wanted.start), end: msOf(wanted.start) + wanted.durationMinutes * MINUTE };
  const { bufferBefore, bufferAfter } = facts.service;
  const most = LONGEST_CLAIM_MINUTES - bufferBefore - bufferAfter;
  if (wanted.durationMinutes > most) return invalidAt('durationMinutes', 'too-large', { most });
  const shut = chosen.value.filter((one) => !isOpen(one, facts.clinic.zone, visit));
  if (shut.length > 0 && !wanted.overridden) return refuse({ code: 'outside-hours', alternatives: [] });
  const scheduleIds = chosen.value.map((one) => one.id);
  const placement = { scheduleIds, start: wanted.start, end: plusMinutes(wanted.start, wanted.durationMinutes) };
  const free = decideFree(facts, placement);
  return free.ok ? accept(placement) : free;
}

function chooseSchedules(facts: BookingFacts, wanted: Wanted): Decision<Schedule[]> {
  const named = wanted.scheduleIds.map((id) => facts.schedules.find((one) => one.id === id));
  if (named.some((one) => !one)) return refuse({ code: 'not-found' });
  const able = ableFor(facts.service, facts.schedules, wanted.scheduleIds);
  const isFree = freeAt(facts, wanted);
  const isClear = clearAt(facts, wanted);
  const chosen = able.map((choices) => {
    const asked = choices.filter((one) => wanted.scheduleIds.includes(one.id));
    if (asked.length > 1) return undefined;
    if (asked[0] || choices[0]?.kind === 'practitioner') return asked[0];
    return choices.find((one) => isFree(one)) ?? choices.find((one) => isClear(one)) ?? choices[0];
  });
  const used = chosen.filter((one) => one !== undefined);
  const unused = wanted.scheduleIds.some((id) => !used.some((one) => one.id === id));
  const twice = new Set(wanted.scheduleIds).size < wanted.scheduleIds.length;
  if (used.length < able.length || unused || twice) return invalidAt('scheduleIds', 'needs');
  return accept(used);
}

function freeAt(facts: BookingFacts, wanted: Wanted): (schedule: Schedule) => boolean {
  const start = msOf(wanted.start);
  const duration = wanted.durationMinutes * MINUTE;
  const check = freeCheck(freeTimeFacts(facts), { start, end: start + duration }, duration);
  return (schedule) => check(schedule, start);
}

/** Outside hours no schedule is free, but with an override one that nobody uses will do. */
function clearAt(facts: BookingFacts, wanted: Wanted): (schedule: Schedule) => boolean {
  const visit = { start: wanted.start, end: plusMinutes(wanted.start, wanted.durationMinutes) };
  return (schedule) => wanted.overridden && blockersOf(facts, [schedule.id], visit).length === 0;
}

/** The same facts as a search for free time sees them. */
export function freeTimeFacts(facts: Pick<BookingFacts, 'clinic' | 'service' | 'schedules' | 'taken'>): FreeTimeFacts {
  const taken = facts.taken.map((claim) => ({
    scheduleId: claim.scheduleId,
    start: msOf(claim.startsAt),
    end: msOf(claim.endsAt),
  }));
  return { clinic: facts.clinic, service: facts.service, schedules: facts.schedules, taken };
}

/** Decides whether nobody uses any of the time a visit would claim; the refusal names all that is in the way. */
export function decideFree(
  facts: BookingFacts,
  visit: { scheduleIds: readonly Id[]; start: Instant; end: Instant },
): Decision<null> {
  const blockers = blockersOf(facts, visit.scheduleIds, visit);
  return blockers.length > 0 ? refuse({ code: 'slot-taken', alternatives: [], blockers }) : accept(null);
}

function blockersOf(
  facts: BookingFacts,
  scheduleIds: readonly Id[],
  visit: { start: Instant; end: Instant },
): Blocker[] {
  const span = claimSpan(facts.service, visit.start, visit.end);
  const asked = { start: msOf(span.startsAt), end: msOf(span.endsAt) };
  return facts.taken
    .filter((one) => scheduleIds.includes(one.scheduleId))
    .filter((one) => overlaps({ start: msOf(one.startsAt), end: msOf(one.endsAt) }, asked))
    .map((one) => ({
      scheduleId: one.scheduleId,
      kind: one.kind,
      owner: one.owner,
      start: one.startsAt,
      end: one.endsAt,
    }));
}

/** The time a visit claims: from its start less the buffer before to its end and the buffer after. */
export function claimSpan(
  buffers: { readonly bufferBefore: number; readonly bufferAfter: number },
  start: Instant,
  end: Instant,
): { startsAt: Instant; endsAt: Instant } {
  return { startsAt: plusMinutes(start, -buffers.bufferBefore), endsAt: plusMinutes(end, buffers.bufferAfter) };
}
