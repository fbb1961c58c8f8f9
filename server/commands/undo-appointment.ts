// Taking back what was done to appointments: as they were, with their time claimed again like anybody's.
import { inverseOf, type InverseOf } from '#shared/contract/inverse.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { decideFree } from '#shared/rules/booking.ts';
import { AROUND, type NearClaims, nearClaims } from '#shared/rules/claims-near.ts';
import { type OfService, staysOnDay } from '#shared/rules/daily-cap.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import type { KeptTime } from '#shared/rules/kept-visits.ts';
import { claimsOf, decideRestored, takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { msOf } from '#shared/time/instant.ts';
import { appointmentsOf, patientsInUse } from '#server/store/calendar.ts';
import { appointmentClaims } from '#server/store/claims.ts';
import { commitOf, receiptOf } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import type { Context } from './handler.ts';
import { practitionersOf } from './placement.ts';
import { loadSurroundings, type Surroundings } from './surroundings.ts';
import type { TakenBack } from './undo-noun.ts';

/** An appointment that is to be as it was, and what that is decided on. */
export type AppointmentBack = {
  readonly left: Appointment;
  readonly now: Appointment;
  readonly written: Written;
  /** As it would be again, or why not. */
  readonly restored: Decision<Appointment>;
  readonly service: Service | undefined;
  /** The patient it would be for is in use, or will be; `record` where visits follow their record. */
  readonly patient: 'in-use' | 'record' | 'none';
  readonly taken: readonly Claim[];
  /** What closures leave to it. */
  readonly kept: readonly KeptTime[];
  /** The others of its service on its day, where those are counted. */
  readonly ofService: readonly OfService[];
  /** The practitioners whose schedules it was, is and would be on. */
  readonly touches: readonly Id[];
};

/**
 * Loads how appointments stand that a command left otherwise. Where it joined two records or took them apart, `revived` is
 * who will be in use again, else null. What they all need is read at once: a record may have hundreds.
 */
export async function loadAppointmentBacks(
  tx: Tx,
  context: Context,
  inverses: readonly InverseOf<'appointment'>[],
  revived: ReadonlySet<Id> | null,
): Promise<AppointmentBack[]> {
  const { clinicId } = context.caller;
  const ids = inverses.map(({ left }) => left.id);
  const standing = new Map((await appointmentsOf(tx, clinicId, ids)).map((one) => [one.id, one]));
  const asked: Restored[] = [];
  for (const inverse of inverses) {
    asked.push(await loadRestored(tx, context, inverse, standing.get(inverse.left.id) ?? inverse.left));
  }
  const takers = asked.filter(({ now, next }) => claimsOf(next, now).takes).map(({ next }) => next);
  const around = await loadSurroundings(tx, context, takers);
  const backs = asked.map((one) => backOf(context, one, takers.includes(one.next) ? around(one.next) : NOWHERE));
  const inUse = await patientsInUse(tx, clinicId, backs.map(patientOf));
  return backs.map((back) => {
    const patientId = patientOf(back);
    const isThere = inUse.has(patientId) || revived?.has(patientId) === true;
    return { ...back, patient: isThere ? (revived ? 'record' : 'in-use') : 'none' };
  });
}

function patientOf({ restored, now }: Pick<AppointmentBack, 'restored' | 'now'>): Id {
  return restored.ok ? restored.value.patientId : now.patientId;
}

type Restored = Pick<AppointmentBack, 'now' | 'written' | 'restored'> & {
  readonly inverse: InverseOf<'appointment'>;
  readonly next: Appointment;
};
const NOWHERE: Surroundings = { taken: [], kept: [], ofService: [] };

async function loadRestored(
  tx: Tx,
  context: Context,
  inverse: InverseOf<'appointment'>,
  now: Appointment,
): Promise<Restored> {
  const { left } = inverse;
  const written = await writtenSince(tx, context.caller.clinicId, now, left.version);
  const restored = takeBack(inverse, now, writerOf(written));
  return { inverse, now, written, restored, next: restored.ok ? restored.value : now };
}

function backOf(
  context: Context,
  { inverse, now, written, restored, next }: Restored,
  around: Surroundings,
): Omit<AppointmentBack, 'patient'> {
  const { left } = inverse;
  const service = context.settings.services.find((one) => one.id === next.serviceId);
  const { bufferBefore, bufferAfter, capacity } = next;
  const before = { ...left, ...inverse.back };
  return {
    left,
    now,
    written,
    restored,
    service: service && { ...service, bufferBefore, bufferAfter, capacity },
    ...around,
    touches: [left, before, now].flatMap((one) => practitionersOf(context, one.scheduleIds)),
  };
}

function decideOne(back: AppointmentBack, at: number): Decision<Appointment> {
  const { restored, now, patient } = back;
  if (!restored.ok) return restored;
  const next = restored.value;
  // Records that are joined again or taken apart have each their visits, whatever has become of those.
  if (patient === 'record') return accept(next);
  const may = decideRestored(next, now, at);
  if (!may.ok) return may;
  const isMistake = next.status === 'entered-in-error';
  const newly = next.patientId !== now.patientId || now.status === 'entered-in-error';
  return newly && !isMistake && patient === 'none' ? refuse({ code: 'not-found' }) : accept(next);
}

/**
 * Decides whether all of these may be as they were, at once: each has its time, or none changes. `opened` are closures whose
 * time is open again in the same commit.
 */
export function decideAppointments(
  backs: readonly AppointmentBack[],
  undoes: Id,
  context: Context,
  opened: readonly Id[] = [],
): Decision<TakenBack> {
  const done: { back: AppointmentBack; next: Appointment }[] = [];
  for (const back of backs) {
    const next = decideOne(back, context.now);
    if (!next.ok) return next;
    const changed = Object.keys(whatWas(back.now, next.value)).length > 0;
    done.push({ back, next: changed ? { ...next.value, version: context.version } : back.now });
  }
  const release = new Set(done.filter((one) => claimsOf(one.next, one.back.now).gives).map(({ next }) => next.id));
  const given = new Set([...release, ...opened]);
  const { clinic } = context.settings;
  const isStaying = ({ back: { now }, next }: (typeof done)[number]) =>
    keepsTime(now.status) && keepsTime(next.status) && staysOnDay(clinic, now, next);
  const staying = new Set(done.filter(isStaying).map(({ next }) => next.id));
  const left = new Set([...release].filter((id) => !staying.has(id)));
  const [claims, near]: [Claim[], NearClaims] = [[], nearClaims([])];
  const again: (OfService & { readonly serviceId: Id })[] = [];
  for (const { back, next } of done.filter((one) => claimsOf(one.next, one.back.now).takes)) {
    if (!back.service) return refuse({ code: 'not-found' });
    const span = { start: msOf(next.start) - AROUND, end: msOf(next.start) + AROUND };
    const taken = [...back.taken.filter(({ owner }) => owner !== next.id && !given.has(owner)), ...near.near(span)];
    const { service, kept } = back;
    const others = back.ofService.filter(({ owner }) => owner !== next.id && !left.has(owner));
    const ofService = [...others, ...again.filter(({ serviceId }) => serviceId === service.id)];
    const visit = { ...next, ...(staying.has(next.id) && { before: back.now }) };
    const free = decideFree({ clinic, service, taken, kept, ofService }, visit);
    if (!free.ok) return free;
    if (!staying.has(next.id))
      again.push({ owner: next.id, scheduleIds: next.scheduleIds, start: next.start, serviceId: service.id });
    const own = appointmentClaims(next, taken);
    near.add(own);
    claims.push(...own);
  }
  const changed = done.filter(({ back, next }) => next !== back.now);
  const tops = changed.map(({ back: { now, left, written }, next }) =>
    onTop(context, now, left.version, written, changedFields(now, next)),
  );
  return accept({
    appointments: done.map(({ next }) => next),
    events: changed.map(({ back: { now }, next }) => ({
      type: 'appointment.undone' as const,
      appointment: next,
      was: whatWas(now, next),
      undoes,
    })),
    release: [...release],
    claims,
    rebased: tops.some((one) => one.rebased),
    merged: tops.flatMap((one) => one.merged ?? []),
  });
}

/** The appointment that taking a command back would restore, as it would stand; null where there is none. */
export async function restoredBy(tx: Tx, clinicId: Id, commandId: Id): Promise<Appointment | null> {
  const version = (await receiptOf(tx, clinicId, commandId))?.version ?? null;
  const commit = version === null ? null : await commitOf(tx, clinicId, version);
  const inverses = (commit?.events ?? []).map(inverseOf);
  const found = inverses.find((one) => one?.noun === 'appointment');
  return found?.noun === 'appointment' ? { ...found.left, ...found.back } : null;
}
