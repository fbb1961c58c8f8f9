// What stands around some visits, read at once: hundreds of them are decided about in one commit.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import { AROUND, nearClaims } from '#shared/rules/claims-near.ts';
import { dayOf, type OfService } from '#shared/rules/daily-cap.ts';
import { type KeptTime, keptTimes } from '#shared/rules/kept-visits.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { loadClosures } from '#server/store/closures.ts';
import { standingOfService } from '#server/store/of-service.ts';
import type { Tx } from '#server/store/open.ts';
import type { Context } from './handler.ts';

type Placed = Pick<Appointment, 'id' | 'serviceId' | 'scheduleIds' | 'start'>;

/** Of one visit: the claims on its schedules around its time, what closures leave to it, and the others of its service that day. */
export type Surroundings = {
  readonly taken: readonly Claim[];
  readonly kept: readonly KeptTime[];
  readonly ofService: readonly OfService[];
};

/** Reads what stands around visits on their own schedules; the answer tells it of each of them. */
export async function loadSurroundings(
  tx: Tx,
  context: Context,
  visits: readonly Placed[],
): Promise<(visit: Placed) => Surroundings> {
  const { clinicId } = context.caller;
  const ids = visits.flatMap((one) => one.scheduleIds);
  const claims = await claimsAround(tx, clinicId, ids, { spans: visits.map(spanOf), now: context.at });
  const near = nearClaims(claims);
  const closing = claims.filter(({ kind }) => kind === 'closure').map(({ owner }) => owner);
  const closures = await loadClosures(tx, clinicId, [...new Set(closing)]);
  const counted = await loadCounted(tx, context, visits);
  return (visit) => {
    const day = dayOf(visit.start, context.settings.clinic.zone);
    const [from, to] = [instantOf(day.start), instantOf(day.end)];
    const others = counted.get(visit.serviceId) ?? [];
    return {
      taken: near.near(spanOf(visit)).filter((one) => visit.scheduleIds.includes(one.scheduleId)),
      kept: keptTimes(closures, visit.id),
      ofService: others.filter(({ start }) => start >= from && start < to),
    };
  };
}

/** The visits and holds of services that have a daily cap, on the days of these visits, by service. */
export async function loadCounted(
  tx: Tx,
  context: Pick<Context, 'settings' | 'at'> & { readonly caller: Pick<Context['caller'], 'clinicId'> },
  visits: readonly Pick<Placed, 'serviceId' | 'start'>[],
): Promise<Map<string, OfService[]>> {
  const counted = new Map<string, OfService[]>();
  const { services, clinic } = context.settings;
  for (const { id, dailyCap } of services) {
    const starts = visits
      .filter((one) => one.serviceId === id)
      .map(({ start }) => start)
      .toSorted();
    const [first, last] = [starts[0], starts.at(-1)];
    if (dailyCap === null || first === undefined || last === undefined) continue;
    const [from, to] = [dayOf(first, clinic.zone).start, dayOf(last, clinic.zone).end];
    const window = { from: instantOf(from), to: instantOf(to), now: context.at };
    counted.set(id, await standingOfService(tx, context.caller.clinicId, id, window));
  }
  return counted;
}

function spanOf({ start }: Pick<Placed, 'start'>) {
  return { start: msOf(start) - AROUND, end: msOf(start) + AROUND };
}
