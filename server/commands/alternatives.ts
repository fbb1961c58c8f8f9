// Advice after a refused time: near free times, looked up after the transaction and outside the lock.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { ALTERNATIVES_REACH, nearAlternatives } from '#shared/rules/alternatives.ts';
import { ableFor } from '#shared/rules/availability.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { DAY, minutesBetween, msOf } from '#shared/time/instant.ts';
import { now } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import { loadAppointment } from '#server/store/calendar.ts';
import { claimWindow, readFreeTime } from '#server/store/free-facts.ts';
import { loadHold } from '#server/store/holds.ts';
import type { Store, Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import type { Outcome } from './outcome.ts';
import type { Asked } from './transaction.ts';
import { restoredBy } from './undo-appointment.ts';

type Wanted = { serviceId: Id; scheduleIds: Id[]; start: string; durationMinutes?: number };

/** The outcome with alternatives where its refusal has a place for them; anything else as it is. Advice that cannot be had is none. */
export async function adviseAlternatives(
  { store, log }: { readonly store: Store; readonly log: Logger },
  asked: Asked,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.ok || !('alternatives' in outcome.refusal)) return outcome;
  const alternatives = await store
    .read(asked.caller.clinicId, (tx) => findAlternatives(tx, asked.caller, asked.input))
    .catch((error: unknown) => {
      log.warn({ err: error, commandId: asked.commandId }, 'alternatives could not be looked up');
      return [];
    });
  return { ok: false, refusal: { ...outcome.refusal, alternatives } };
}

async function findAlternatives(tx: Tx, { clinicId, id }: Caller, input: unknown): Promise<Alternative[]> {
  const settings = await loadSettings(tx, clinicId);
  const { wanted, except } = await wantedOf(tx, clinicId, input);
  const own = await ownHoldIn(tx, clinicId, id, input);
  const service = settings.services.find((one) => one.id === wanted?.serviceId);
  if (!wanted || !service) return [];
  const at = Math.max(msOf(wanted.start), now());
  const durationMinutes = wanted.durationMinutes ?? service.durationMinutes;
  const among = ableFor(service, settings.schedules).flatMap((able) => able.map((one) => one.id));
  const facts = await readFreeTime(tx, clinicId, {
    settings,
    service,
    among: [...new Set(among)],
    claims: claimWindow(service, { start: at, end: at + ALTERNATIVES_REACH }, durationMinutes),
    at: now(),
    except: [except, own].filter((one) => typeof one === 'string'),
  });
  return nearAlternatives(facts, {
    start: wanted.start,
    durationMinutes,
    scheduleIds: wanted.scheduleIds,
    notBefore: now(),
    notAfter: now() + settings.clinic.horizonDays * DAY,
  });
}

async function wantedOf(tx: Tx, clinicId: Id, input: unknown): Promise<{ wanted?: Wanted; except?: Id }> {
  const asked = input as Partial<Wanted> & { appointmentId?: Id; commandId?: Id };
  const restored = asked.commandId ? await restoredBy(tx, clinicId, asked.commandId) : null;
  if (restored) return { wanted: slotOf(restored), except: restored.id };
  const moving = asked.appointmentId ? await loadAppointment(tx, clinicId, asked.appointmentId) : null;
  if (!moving) return { wanted: asked as Wanted };
  return { wanted: { ...slotOf(moving), ...definedOf(asked) }, except: moving.id };
}

/** The hold a caller named that is their own: its time is theirs. */
async function ownHoldIn(tx: Tx, clinicId: Id, memberId: Id, input: unknown): Promise<Id | null> {
  const { holdId, insteadOf } = input as { holdId?: Id; insteadOf?: Id };
  const named = holdId ?? insteadOf;
  const hold = named === undefined ? null : await loadHold(tx, clinicId, named);
  return hold?.memberId === memberId ? hold.id : null;
}

function slotOf(appointment: Appointment): Wanted {
  const { serviceId, scheduleIds, start, end } = appointment;
  return { serviceId, scheduleIds, start, durationMinutes: minutesBetween(start, end) };
}

function definedOf(asked: Partial<Wanted>): Partial<Wanted> {
  const { serviceId, scheduleIds, start, durationMinutes } = asked;
  return Object.fromEntries(
    Object.entries({ serviceId, scheduleIds, start, durationMinutes }).filter(([, value]) => value !== undefined),
  );
}
