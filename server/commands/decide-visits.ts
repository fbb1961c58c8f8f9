// Decides about visits that another change leaves without their time: kept, moved or cancelled in the same commit.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import { isUnattended } from '#shared/rules/appointment-status.ts';
import { decidePlacement } from '#shared/rules/booking.ts';
import { AROUND, nearClaims } from '#shared/rules/claims-near.ts';
import { conflictNaming } from '#shared/rules/conflict.ts';
import { departed } from '#shared/rules/departures.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import type { Calendar } from '#shared/rules/impact.ts';
import { whatWas } from '#shared/rules/was.ts';
import { minutesBetween, msOf } from '#shared/time/instant.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { type Decided, type DecidedFacts, serviceOf } from './decided-visits.ts';
import type { Can, Change, Context } from './handler.ts';
import { timeFields } from './placement.ts';

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
 * Decides about every visit that a change touches, all at once. One that nobody decided about, that has changed since, or that
 * is attended and was not to be kept, is a conflict which names it; a new time is claimed like anybody’s, within the hours that
 * are to be, and nobody has confirmed it.
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
  const attended = changing.filter(({ visit }) => !isUnattended(visit.status));
  if (attended.length > 0) return conflictNaming(attended.map(({ visit }) => visit));
  const moved = decideMoves(facts, around, context);
  if (!moved.ok) return moved;
  const kept = decided.filter(({ choice, visit }) => choice.action === 'keep' && touched.has(visit.id));
  const others = [...kept.map(({ visit }) => around.keep(visit)), ...cancelled(changing)].map((visit) => ({
    ...visit,
    version: context.version,
  }));
  const befores = new Map(decided.map(({ visit }) => [visit.id, visit]));
  return accept({
    events: [...moved.value.visits, ...others].flatMap((visit) => eventOf(befores.get(visit.id) ?? visit, visit)),
    release: changing.map(({ visit }) => visit.id),
    claims: moved.value.claims,
    kept: kept.map(({ visit }) => visit),
  });
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

/** The visits that are moved, in the order they are named: each finds what those before it have left, and what all gave up. */
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
