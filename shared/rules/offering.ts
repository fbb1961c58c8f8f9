// What a service can be: which schedules it needs, and lengths that the clinic's calendar can hold.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { type Need, type Service, type ServiceColor, serviceColor } from '#shared/model/service.ts';
import { LONGEST_CLAIM_MINUTES } from './booking.ts';
import { accept, type Decision, invalidAt, refuse } from './decision.ts';

type Limits = Pick<Clinic, 'gridMinutes' | 'longest'>;
type Lengths = Pick<Service, 'durationMinutes' | 'startEvery' | 'startOffset' | 'bufferBefore' | 'bufferAfter'>;

/**
 * Decides what a service may need: a practitioner first and only once, then rooms and devices, no schedule for two needs.
 * Those that are named are of the need's kind and in use, or were named before; an unknown one is not found.
 */
export function decideNeeds(
  needs: readonly Need[],
  schedules: readonly Schedule[],
  before: readonly Need[] = [],
): Decision<null> {
  const byId = new Map(schedules.map((one) => [one.id, one]));
  const named = needs.flatMap(({ among }) => among ?? []);
  if (named.some((id) => !byId.has(id))) return refuse({ code: 'not-found' });
  const known = new Set(before.flatMap(({ among }) => among ?? []));
  const canServe = (kind: Need['kind']) => (id: Id) =>
    byId.get(id)?.kind === kind && (byId.get(id)?.active === true || known.has(id));
  const fits = needs.every(({ kind, among }, at) => {
    const isInPlace = (kind === 'practitioner') === (at === 0);
    return isInPlace && (among === null || (among.length > 0 && among.every(canServe(kind))));
  });
  return fits && new Set(named).size === named.length && !sharesAny(needs) ? accept(null) : invalidAt('needs', 'needs');
}

/** Whether two needs are of one kind and one of them takes anybody. */
function sharesAny(needs: readonly Need[]): boolean {
  return needs.some(
    ({ kind, among }, at) => among === null && needs.some((one, other) => other !== at && one.kind === kind),
  );
}

/** Decides whether a service's lengths fit the clinic: on its grid, within its longest visit and what a claim can last. */
export function decideLengths({ gridMinutes, longest }: Limits, service: Lengths): Decision<null> {
  const { durationMinutes, startEvery, startOffset, bufferBefore, bufferAfter } = service;
  const most = Math.min(longest, LONGEST_CLAIM_MINUTES - bufferBefore - bufferAfter);
  const minutes = { minutes: gridMinutes };
  if (durationMinutes < gridMinutes) return invalidAt('durationMinutes', 'too-small', { least: gridMinutes });
  if (durationMinutes > most) return invalidAt('durationMinutes', 'too-large', { most });
  if (durationMinutes % gridMinutes !== 0) return invalidAt('durationMinutes', 'unaligned', minutes);
  if (startEvery % gridMinutes !== 0) return invalidAt('startEvery', 'unaligned', minutes);
  if (startOffset % gridMinutes !== 0) return invalidAt('startOffset', 'unaligned', minutes);
  return accept(null);
}

/** How often a new service is suggested unless that is said: each quarter of an hour, or each step of a grid that has none. */
export function usualStep({ gridMinutes }: Limits): number {
  return 15 % gridMinutes === 0 ? 15 : gridMinutes;
}

/** The colour of a new service unless one is named: the first of those that the fewest services in use have. */
export function freeColor(services: readonly Pick<Service, 'color' | 'active'>[]): ServiceColor {
  const times = (color: ServiceColor) => services.filter((one) => one.active && one.color === color).length;
  return serviceColor.options.toSorted((a, b) => times(a) - times(b))[0] ?? 'teal';
}
