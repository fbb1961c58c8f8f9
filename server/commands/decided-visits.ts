// Visits that another change leaves without their time, and what was decided about each: kept, moved or cancelled with it.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { decidePlacement } from '#shared/rules/booking.ts';
import { AROUND, nearClaims } from '#shared/rules/claims-near.ts';
import { conflictNaming } from '#shared/rules/conflict.ts';
import type { OfService } from '#shared/rules/daily-cap.ts';
import { departed } from '#shared/rules/departures.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import type { Calendar } from '#shared/rules/impact.ts';
import { whatWas } from '#shared/rules/was.ts';
import { instantOf, minutesBetween, msOf } from '#shared/time/instant.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { standingOfService } from '#server/store/of-service.ts';
import type { Tx } from '#server/store/open.ts';
import type { Can, Change, Context } from './handler.ts';
import { practitionersOf, timeFields, touchedBy } from './placement.ts';

/** One decision, with its place in the list and the visit as it stands. */
type Decided = { readonly at: number; readonly choice: VisitDecision; readonly visit: Appointment };

/** What decisions about visits are judged by: what is taken around the new times, and who counts for a daily cap there. */
export type DecidedFacts = {
  readonly decided: readonly Decided[];
  readonly taken: readonly Claim[];
  readonly ofService: ReadonlyMap<Id, readonly OfService[]>;
  /** The practitioners of the visits, as they are and as they are to be. */
  readonly touches: readonly Id[];
};

/** Loads what decisions about visits are judged by. Refuses a visit or a schedule that is not there, and a visit named twice. */
export async function loadDecided(
  tx: Tx,
  context: Context,
  choices: readonly VisitDecision[],
): Promise<Decision<DecidedFacts>> {
  const ids = choices.map(({ appointmentId }) => appointmentId);
  const again = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (again >= 0) return invalidAt(`visits.${again}.appointmentId`, 'each-once');
  const known = new Set(context.settings.schedules.map(({ id }) => id));
  if (choices.some((one) => one.action === 'move' && one.scheduleIds.some((id) => !known.has(id))))
    return refuse({ code: 'not-found' });
  const visits = new Map((await appointmentsOf(tx, context.caller.clinicId, ids)).map((one) => [one.id, one]));
  const decided: Decided[] = [];
  for (const [at, choice] of choices.entries()) {
    const visit = visits.get(choice.appointmentId);
    if (!visit) return refuse({ code: 'not-found' });
    decided.push({ at, choice, visit });
  }
  return accept({ decided, ...(await loadAround(tx, context, decided)) });
}

async function loadAround(
  tx: Tx,
  context: Context,
  decided: readonly Decided[],
): Promise<Omit<DecidedFacts, 'decided'>> {
  const { clinicId } = context.caller;
  const touches = new Set(decided.flatMap(({ visit }) => practitionersOf(context, visit.scheduleIds)));
  const able = new Set<Id>();
  const starts = new Map<Service, number[]>();
  for (const { choice, visit } of decided) {
    const service = serviceOf(context, visit);
    if (choice.action !== 'move' || !service) continue;
    for (const id of touchedBy(context, service, choice.scheduleIds)) touches.add(id);
    for (const id of choice.scheduleIds) able.add(id);
    for (const one of ableFor(service, context.settings.schedules, choice.scheduleIds).flat()) able.add(one.id);
    starts.set(service, [...(starts.get(service) ?? []), msOf(choice.start)]);
  }
  const spans = [...starts.values()].flat().map((at) => ({ start: at - AROUND, end: at + AROUND }));
  const ofService = new Map<Id, OfService[]>();
  for (const [{ id, dailyCap }, times] of starts) {
    if (dailyCap === null) continue;
    const window = { from: instantOf(Math.min(...times) - AROUND), to: instantOf(Math.max(...times) + AROUND) };
    ofService.set(id, await standingOfService(tx, clinicId, id, { ...window, now: context.at }));
  }
  const taken = await claimsAround(tx, clinicId, [...able], { spans, now: context.at });
  return { taken, ofService, touches: [...touches] };
}

function serviceOf({ settings }: Context, { serviceId }: Appointment): Service | undefined {
  return settings.services.find(({ id }) => id === serviceId);
}

/** What a change does to visits, and which it keeps where they are. */
export type VisitsChange = Required<Pick<Change<unknown>, 'events' | 'release' | 'claims'>> & {
  readonly kept: readonly Appointment[];
};

/** The change they go with: whom it touches, the hours that are to be, the time it takes, and a kept visit after it. */
export type Around = {
  readonly touched: readonly Appointment[];
  readonly after: Calendar;
  readonly taking?: readonly Claim[];
  readonly keep: (visit: Appointment) => Appointment;
};

/**
 * Decides about every visit that a change touches, all at once. One that nobody decided about, or that has changed since, is a
 * conflict which names it; a new time is claimed like anybody’s, within the hours that are to be, and nobody has confirmed it.
 */
export function decideVisits(facts: DecidedFacts, around: Around, context: Context, can: Can): Decision<VisitsChange> {
  const { decided } = facts;
  const named = new Set(decided.map(({ visit }) => visit.id));
  const stale = decided.filter(({ choice, visit }) => choice.baseVersion !== visit.version).map(({ visit }) => visit);
  const stopping = [...stale, ...around.touched.filter(({ id }) => !named.has(id))];
  if (stopping.length > 0) return conflictNaming(stopping);
  const touched = new Set(around.touched.map(({ id }) => id));
  const changing = decided.filter(({ choice }) => choice.action !== 'keep');
  const stray = changing.find(({ visit }) => !touched.has(visit.id));
  if (stray) return invalidAt(`visits.${stray.at}.appointmentId`, 'unknown-choice');
  if (changing.length > 0 && !can('calendar')) return refuse({ code: 'forbidden' });
  const moved = decideMoves(facts, around, context);
  if (!moved.ok) return moved;
  const kept = decided.filter(({ choice, visit }) => choice.action === 'keep' && touched.has(visit.id));
  const others = [...kept.map(({ visit }) => around.keep(visit)), ...cancelled(changing)].map((visit) => ({
    ...visit,
    version: context.version,
  }));
  const befores = new Map(decided.map(({ visit }) => [visit.id, visit]));
  const lost = changing.filter(({ choice, visit }) => choice.action === 'cancel' && !canCancel(visit));
  if (lost.length > 0) return conflictNaming(lost.map(({ visit }) => visit));
  return accept({
    events: [...moved.value.visits, ...others].flatMap((visit) => eventOf(befores.get(visit.id) ?? visit, visit)),
    release: changing.filter(({ visit }) => keepsTime(visit.status)).map(({ visit }) => visit.id),
    claims: moved.value.claims,
    kept: kept.map(({ visit }) => visit),
  });
}

function canCancel({ status }: Appointment): boolean {
  return stepBetween(status, 'cancelled') === 'forward';
}

function cancelled(decided: readonly Decided[]): Appointment[] {
  return decided.flatMap(({ choice, visit }) =>
    choice.action === 'cancel'
      ? { ...visit, status: 'cancelled' as const, cancelReason: choice.reason, cancelNote: choice.note ?? '' }
      : [],
  );
}

function eventOf(before: Appointment, appointment: Appointment): ClinicEvent[] {
  const was = whatWas(before, appointment);
  if (Object.keys(was).length === 0) return [];
  const type = 'status' in was ? 'cancelled' : 'start' in was || 'scheduleIds' in was ? 'moved' : 'edited';
  return [{ type: `appointment.${type}`, appointment, was }];
}

/** The visits that are moved, in order of their new start: each finds what those before it have left, and what all gave up. */
function decideMoves(
  { decided, taken, ofService }: DecidedFacts,
  { after, taking = [] }: Around,
  context: Context,
): Decision<{ visits: Appointment[]; claims: Claim[] }> {
  const given = new Set(decided.filter(({ choice }) => choice.action !== 'keep').map(({ visit }) => visit.id));
  const there = nearClaims([...taken.filter(({ owner }) => !given.has(owner)), ...taking]);
  const counted = new Map([...ofService].map(([id, some]) => [id, some.filter(({ owner }) => !given.has(owner))]));
  const visits: Appointment[] = [];
  const claims: Claim[] = [];
  for (const { at, choice, visit } of decided) {
    if (choice.action !== 'move') continue;
    const service = serviceOf(context, visit);
    if (!service) return refuse({ code: 'not-found' });
    if (!keepsTime(visit.status)) return conflictNaming([visit]);
    const near = there.near({ start: msOf(choice.start) - AROUND, end: msOf(choice.start) + AROUND });
    const { start, scheduleIds } = choice;
    const durationMinutes = minutesBetween(visit.start, visit.end);
    const placed = decidePlacement(
      { ...after, service, taken: near, ofService: counted.get(service.id) ?? [], now: context.now },
      { start, scheduleIds, durationMinutes, overridden: false, before: { start: visit.start, durationMinutes } },
    );
    if (!placed.ok) return atVisit(placed, at);
    const moved = departed(visit, {
      ...visit,
      ...timeFields(context, service, placed.value),
      override: null,
      confirmedAt: null,
      version: context.version,
    });
    const own = appointmentClaims(moved, near);
    there.add(own);
    claims.push(...own);
    counted.get(service.id)?.push({ owner: moved.id, scheduleIds: moved.scheduleIds, start: moved.start });
    visits.push(moved);
  }
  return accept({ visits, claims });
}

/** A fault of one decision, by where it stands among them. */
function atVisit(refused: Extract<Decision<never>, { ok: false }>, at: number): Decision<never> {
  const { refusal } = refused;
  if (refusal.code !== 'invalid') return refused;
  return refuse({ ...refusal, fields: refusal.fields.map((one) => ({ ...one, path: `visits.${at}.${one.path}` })) });
}
