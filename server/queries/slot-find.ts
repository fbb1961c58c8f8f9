// slot.find: the next free starts of a service.
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import { ableFor, freeStarts } from '#shared/rules/availability.ts';
import { freeTimeFacts } from '#shared/rules/booking.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { DAY, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { now } from '#server/ops/clock.ts';
import { claimsWithin } from '#server/store/claims.ts';
import type { Head } from '#server/store/clinic-log.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import { decideWindow } from './calendar-range.ts';

const USUAL_LIMIT = 20;

/** The view of free starts, between the clinic's earliest past and its horizon. Refuses ids that are not the clinic's. */
export async function slotFind(
  tx: Tx,
  input: QueryInput<'slot.find'>,
  { clinicId }: Caller,
): Promise<Decision<QueryOutput<'slot.find'>>> {
  return findFree(tx, { clinicId }, input);
}

/** The free starts that a search finds in a clinic. */
export async function findFree(
  tx: Tx,
  { clinicId }: Pick<Head, 'clinicId'>,
  input: QueryInput<'slot.find'>,
): Promise<Decision<QueryOutput<'slot.find'>>> {
  const fits = decideWindow(input);
  if (!fits.ok) return fits;
  const { clinic, services, schedules } = await loadSettings(tx, clinicId);
  const service = services.find((one) => one.id === input.serviceId && one.active);
  const unknown = input.scheduleIds?.some((id) => !schedules.some((one) => one.id === id));
  if (!service || unknown) return refuse({ code: 'not-found' });
  const from = Math.max(msOf(input.from), now() - clinic.backdateDays * DAY);
  const to = Math.min(msOf(input.to), now() + clinic.horizonDays * DAY);
  if (to <= from) return accept([]);
  const able = ableFor(service, schedules, input.scheduleIds ?? []).flat();
  const window = {
    from: instantOf(from - DAY / 4),
    to: instantOf(to + clinic.longest * MINUTE + DAY / 4),
    now: instantOf(now()),
  };
  const taken = await claimsWithin(
    tx,
    clinicId,
    able.map((one) => one.id),
    window,
  );
  const facts = freeTimeFacts({ clinic, service, schedules, taken });
  const found = freeStarts(facts, {
    from,
    to,
    limit: input.limit ?? USUAL_LIMIT,
    scheduleIds: input.scheduleIds ?? [],
  });
  return accept(found.map((one) => ({ ...one, scheduleIds: [...one.scheduleIds] })));
}
