// What commands that take time share: loading who is in the way, and turning a placement into an appointment's fields and claims.
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { ableFor } from '#shared/rules/availability.ts';
import type { BookingFacts, Placement } from '#shared/rules/booking.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { offsetAt, wallOf } from '#shared/time/zone.ts';
import { type KeptTime, keptTimes } from '#shared/rules/kept-visits.ts';
import { dayOf, type OfService } from '#shared/rules/daily-cap.ts';
import { claimsWithin } from '#server/store/claims.ts';
import { loadClosures } from '#server/store/closures.ts';
import { standingOfService } from '#server/store/of-service.ts';
import type { Tx } from '#server/store/open.ts';
import type { Context } from './handler.ts';

/** Loads the claims of the day around a wanted time on every schedule that could serve it; `except` is the owner that is moving. */
export async function loadTaken(
  tx: Tx,
  context: Context,
  service: Service,
  wanted: { start: string; scheduleIds: readonly Id[] },
  except?: Id,
): Promise<Claim[]> {
  const able = ableFor(service, context.settings.schedules, wanted.scheduleIds).flat();
  const ids = new Set([...able.map((one) => one.id), ...wanted.scheduleIds]);
  const at = msOf(wanted.start);
  const window = { from: instantOf(at - 1.25 * DAY), to: instantOf(at + 1.25 * DAY), now: context.at };
  const claims = await claimsWithin(tx, context.caller.clinicId, [...ids], window);
  return claims.filter((one) => one.owner !== except);
}

/** Loads the times that the closures among some claims leave to a visit which was there before them. */
export async function loadKept(
  tx: Tx,
  context: Context,
  taken: readonly Claim[],
  appointmentId: Id,
): Promise<KeptTime[]> {
  const ids = taken.filter(({ kind }) => kind === 'closure').map(({ owner }) => owner);
  return keptTimes(await loadClosures(tx, context.caller.clinicId, [...new Set(ids)]), appointmentId);
}

/** Loads the others of a service on the local day of a start, where it has a daily cap; `except` is who is decided about. */
export async function loadOfService(
  tx: Tx,
  context: Context,
  service: Pick<Service, 'id' | 'dailyCap'>,
  { start }: { readonly start: string },
  except?: Id,
): Promise<OfService[]> {
  if (service.dailyCap === null) return [];
  const day = dayOf(start, context.settings.clinic.zone);
  const window = { from: instantOf(day.start), to: instantOf(day.end), now: context.at };
  const standing = await standingOfService(tx, context.caller.clinicId, service.id, window);
  return standing.filter((one) => one.owner !== except);
}

/** The facts of a booking decision. */
export function bookingFacts(
  context: Context,
  service: Service,
  taken: readonly Claim[],
  { kept = [], ofService = [] }: Pick<BookingFacts, 'kept' | 'ofService'> = {},
): BookingFacts {
  const { clinic, schedules } = context.settings;
  return { clinic, service, schedules, taken, kept, ofService, now: context.now };
}

/** The practitioners among some schedules. */
export function practitionersOf(context: Context, scheduleIds: readonly Id[]): Id[] {
  const kinds = new Map(context.settings.schedules.map((one) => [one.id, one.kind]));
  return scheduleIds.filter((one) => kinds.get(one) === 'practitioner');
}

/** The practitioners that a wish for these schedules touches: those named, or all who could serve when none is. */
export function touchedBy(context: Context, service: Service, scheduleIds: readonly Id[]): Id[] {
  const named = practitionersOf(context, scheduleIds);
  if (named.length > 0) return named;
  const able = ableFor(service, context.settings.schedules).flat();
  return able.filter((one) => one.kind === 'practitioner').map((one) => one.id);
}

/** The fields of an appointment that its time decides; the wall clock is what was booked, the instant what it means. */
export function timeFields(context: Pick<Context, 'settings'>, service: Service, placement: Placement) {
  const { zone } = context.settings.clinic;
  return {
    serviceId: service.id,
    scheduleIds: placement.scheduleIds,
    start: placement.start,
    end: placement.end,
    startWall: wallOf(placement.start, zone),
    zone,
    offsetMinutes: offsetAt(msOf(placement.start), zone),
    bufferBefore: service.bufferBefore,
    bufferAfter: service.bufferAfter,
    capacity: service.capacity,
  };
}
