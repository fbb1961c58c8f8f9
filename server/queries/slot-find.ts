// slot.find: the next free starts of a service, from what this node remembers where that is exactly what stands, else read.
import type { QueryInput, QueryOutput, Settings } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { ableFor, type FreeTimeAsk, type FreeTimeFacts, freeStarts } from '#shared/rules/availability.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { DAY, msOf } from '#shared/time/instant.ts';
import { dateOf, startOfDay } from '#shared/time/zone.ts';
import { now } from '#server/ops/clock.ts';
import { loadAppointment } from '#server/store/calendar.ts';
import { claimWindow, readFreeTime, wholeDays } from '#server/store/free-facts.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import { decideWindow } from './calendar-range.ts';
import { knownHours } from './known-hours.ts';
import type { Place } from './view.ts';

type Wish = QueryInput<'slot.find'>;
type Slots = QueryOutput<'slot.find'>;

/** The starts that were found, the schedules whose time can make them others, and whether the horizon cut the search off. */
export type Found = { readonly slots: Slots; readonly among: readonly Id[]; readonly isCut: boolean };

const USUAL_LIMIT = 20;

/** The view of free starts. */
export async function slotFind(tx: Tx, input: Wish, _caller: Caller, place: Place): Promise<Decision<Slots>> {
  const found = await findFree(tx, input, place);
  return found.ok ? accept(found.value.slots) : found;
}

/**
 * The free starts of a search, between the clinic's earliest past and its horizon; what has passed of today, and of days
 * before it in a search that reaches today, is not looked at. Refuses ids that are not the clinic's.
 */
export async function findFree(tx: Tx, input: Wish, place: Place): Promise<Decision<Found>> {
  const fits = decideWindow(input);
  if (!fits.ok) return fits;
  const { clinicId } = place.head;
  const settings = place.settings ?? (await loadSettings(tx, clinicId));
  const { clinic, services, schedules } = settings;
  const service = services.find((one) => one.id === input.serviceId && one.active);
  const unknown = input.scheduleIds?.some((id) => !schedules.some((one) => one.id === id));
  const moves = input.exceptId === undefined ? null : await loadAppointment(tx, clinicId, input.exceptId);
  if (!service || unknown || (input.exceptId !== undefined && !moves)) return refuse({ code: 'not-found' });
  const among = [
    ...new Set(ableFor(service, schedules, input.scheduleIds).flatMap((able) => able.map(({ id }) => id))),
  ];
  const at = now();
  const ask = { ...askedOf(input), ...windowOf(settings, input, at) };
  const isCut = ask.to < msOf(input.to);
  if (ask.to <= ask.from) return accept({ slots: [], among, isCut });
  const claims = claimWindow(service, { start: ask.from, end: ask.to }, ask.durationMinutes);
  const known = service.dailyCap === null ? claims : wholeDays(claims, clinic.zone);
  const remembered = place.memory?.at(place.head, known) ?? null;
  const facts: FreeTimeFacts = remembered
    ? {
        clinic,
        service,
        schedules,
        taken: (scheduleId, within) => remembered.on(scheduleId, within, at),
        ofService: service.dailyCap === null ? [] : remembered.ofService(service.id, at),
      }
    : await readFreeTime(tx, clinicId, { settings, service, among, claims, at });
  const slots = freeStarts({ ...facts, open: knownHours(clinic) }, ask);
  return accept({ slots: slots.map((one) => ({ ...one, scheduleIds: [...one.scheduleIds] })), among, isCut });
}

function askedOf({ limit, each, durationMinutes, scheduleIds, exceptId }: Wish): Omit<FreeTimeAsk, 'from' | 'to'> {
  return {
    limit: limit ?? USUAL_LIMIT,
    ...(each && { each }),
    ...(durationMinutes !== undefined && { durationMinutes }),
    ...(scheduleIds && { scheduleIds }),
    ...(exceptId !== undefined && { exceptId }),
  };
}

/** A search of days that are over is of what may still be written down of them; any other begins at this moment. */
function windowOf({ clinic }: Settings, { from, to }: Wish, at: number): { from: number; to: number } {
  const today = startOfDay(dateOf(at, clinic.zone), clinic.zone);
  const earliest = msOf(to) > today ? at : at - clinic.backdateDays * DAY;
  return { from: Math.max(msOf(from), earliest), to: Math.min(msOf(to), at + clinic.horizonDays * DAY) };
}
