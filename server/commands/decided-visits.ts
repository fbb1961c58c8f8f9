// What decisions about visits are judged by that another change leaves without their time.
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { AROUND } from '#shared/rules/claims-near.ts';
import type { OfService } from '#shared/rules/daily-cap.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { standingOfService } from '#server/store/of-service.ts';
import type { Tx } from '#server/store/open.ts';
import type { Context } from './handler.ts';
import { practitionersOf, touchedBy } from './placement.ts';

/** One decision, with its place in the list and the visit as it stands. */
export type Decided = { readonly at: number; readonly choice: VisitDecision; readonly visit: Appointment };

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

/** The service of a visit, in use or not. */
export function serviceOf({ settings }: Context, { serviceId }: Appointment): Service | undefined {
  return settings.services.find(({ id }) => id === serviceId);
}
