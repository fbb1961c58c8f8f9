// schedule.impact: the visits that a change of hours, of the clinic's days or a closing would touch, and where each could go.
import { permits } from '#shared/contract/allow.ts';
import type { QueryInput, QueryOutput, Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Id } from '#shared/model/id.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { isUnattended } from '#shared/rules/appointment-status.ts';
import { AROUND } from '#shared/rules/claims-near.ts';
import { decideClinic } from '#shared/rules/clinic-habits.ts';
import type { OfService } from '#shared/rules/daily-cap.ts';
import { decideClosedTime } from '#shared/rules/closing.ts';
import { accept, type Alternative, type Decision, refuse } from '#shared/rules/decision.ts';
import { decideHours } from '#shared/rules/hours.ts';
import type { Calendar } from '#shared/rules/impact.ts';
import { nearestFree, NEAREST_REACH_DAYS } from '#shared/rules/nearest-free.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { loadClosing } from '#server/commands/close-schedule.ts';
import { loadLeft } from '#server/commands/left-outside.ts';
import { now } from '#server/ops/clock.ts';
import { patientCards } from '#server/store/calendar.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { standingOfService } from '#server/store/of-service.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';

/** So many visits are told: as many as one commit decides about. */
const MOST_TOLD = 400;

type Change = QueryInput<'schedule.impact'>['change'];
type Of<K extends Change['of']> = Extract<Change, { of: K }>;
/** What is asked on: the clinic as it stands. */
type Ground = { readonly tx: Tx; readonly caller: Caller; readonly settings: Settings; readonly at: string };
/** Whom a change touches, the hours after it and the time it takes. */
type Touched = { readonly visits: readonly Appointment[]; readonly after: Calendar; readonly taking: readonly Claim[] };

/** The view of an impact, for whoever may make the change. Refuses what the change itself would be refused for. */
export async function scheduleImpact(
  tx: Tx,
  { change }: QueryInput<'schedule.impact'>,
  caller: Caller,
): Promise<Decision<QueryOutput<'schedule.impact'>>> {
  const settings = await loadSettings(tx, caller.clinicId);
  const ground = { tx, caller, settings, at: instantOf(now()) };
  const touched = await touchedBy(ground, change);
  if (!touched.ok) return touched;
  const { visits, after, taking } = touched.value;
  const told = visits.slice(0, MOST_TOLD);
  const taken = [...(await takenAround(ground, told)), ...taking];
  const ofService = await countedAround(ground, told);
  const movable = told.filter(({ status }) => isUnattended(status));
  const nearest = nearestFree({ ...after, services: settings.services, taken, ofService, now: now() }, movable);
  const patients = await patientCards(tx, caller.clinicId, [...new Set(told.map(({ patientId }) => patientId))]);
  const withNearest = told.map((appointment) => {
    const found = nearest.get(appointment.id) ?? null;
    const free = found && mayMoveTo(settings, caller, found) ? found : null;
    return { appointment, nearest: free && { ...free, scheduleIds: [...free.scheduleIds] } };
  });
  return accept({ visits: withNearest, patients, total: visits.length });
}

/** Whether somebody may move a visit there: a doctor’s own are not given to a colleague by them. */
function mayMoveTo({ schedules }: Settings, caller: Caller, { scheduleIds }: Alternative): boolean {
  const whose = schedules.filter(({ id, kind }) => kind === 'practitioner' && scheduleIds.includes(id));
  return permits(
    caller,
    'calendar',
    whose.map(({ id }) => id),
  );
}

function touchedBy(ground: Ground, change: Change): Promise<Decision<Touched>> {
  if (change.of === 'hours') return byHours(ground, change);
  return change.of === 'clinic' ? byClinic(ground, change) : byClosing(ground, change);
}

async function byHours({ tx, caller, settings, at }: Ground, change: Of<'hours'>): Promise<Decision<Touched>> {
  const { scheduleId, set } = change;
  const schedule = settings.schedules.find(({ id }) => id === scheduleId);
  if (!schedule) return refuse({ code: 'not-found' });
  if (!permits(caller, 'administer', [])) return refuse({ code: 'forbidden' });
  const edited = decideHours({ ...schedule, ...definedOf(set) });
  if (!edited.ok) return edited;
  const schedules = settings.schedules.map((one) => (one === schedule ? edited.value : one));
  const after = { clinic: settings.clinic, schedules };
  const visits = await loadLeft(tx, { caller, at }, { before: settings, after, scheduleId });
  return accept({ visits, after, taking: [] });
}

async function byClinic({ tx, caller, settings, at }: Ground, { set }: Of<'clinic'>): Promise<Decision<Touched>> {
  if (!permits(caller, 'administer', [])) return refuse({ code: 'forbidden' });
  const clinic = { ...settings.clinic, ...definedOf(set) };
  const fits = decideClinic(settings.clinic, clinic, { services: settings.services, ahead: 0 });
  if (!fits.ok) return fits;
  const after = { clinic, schedules: settings.schedules };
  const visits = await loadLeft(tx, { caller, at }, { before: settings, after });
  return accept({ visits, after, taking: [] });
}

async function byClosing({ tx, caller, settings, at }: Ground, change: Of<'closure'>): Promise<Decision<Touched>> {
  const { scheduleId, from, to } = change;
  const schedule = settings.schedules.find(({ id }) => id === scheduleId);
  if (!schedule) return refuse({ code: 'not-found' });
  const whose = schedule.kind === 'practitioner' ? [scheduleId] : [];
  if (!permits(caller, 'closures', whose)) return refuse({ code: 'forbidden' });
  const timely = decideClosedTime(settings.clinic, { start: from, end: to }, msOf(at));
  if (!timely.ok) return timely;
  const { visits } = await loadClosing(tx, { caller, at, settings }, { scheduleId, start: from, end: to });
  const inOrder = visits.toSorted((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
  const taking: Claim = {
    scheduleId,
    startsAt: from,
    endsAt: to,
    kind: 'closure',
    owner: caller.clinicId,
    capacity: null,
  };
  return accept({ visits: inOrder, after: settings, taking: partsOf(taking) });
}

/** Closed time in parts of a day, as the ledger has it: whoever looks at one day finds it there. */
function partsOf(claim: Claim): Claim[] {
  const parts: Claim[] = [];
  for (let at = msOf(claim.startsAt); at < msOf(claim.endsAt); at += DAY) {
    const endsAt = instantOf(Math.min(at + DAY, msOf(claim.endsAt)));
    parts.push({ ...claim, startsAt: instantOf(at), endsAt });
  }
  return parts;
}

/** All that is taken where these visits could go. */
function takenAround({ tx, caller, settings, at }: Ground, visits: readonly Appointment[]): Promise<Claim[]> {
  const wanted = new Set(visits.map(({ serviceId }) => serviceId));
  const services = settings.services.filter(({ id }) => wanted.has(id));
  const able = services.flatMap((one) => ableFor(one, settings.schedules).flat()).map(({ id }) => id);
  const spans = visits.map(({ start }) => ({
    start: msOf(start) - AROUND,
    end: msOf(start) + NEAREST_REACH_DAYS * DAY + AROUND,
  }));
  return claimsAround(tx, caller.clinicId, able, { spans, now: at });
}

/** Who counts for the daily caps of their services there. */
async function countedAround({ tx, caller, settings, at }: Ground, visits: readonly Appointment[]) {
  const starts = visits.map(({ start }) => msOf(start));
  const window = {
    from: instantOf(Math.min(...starts, msOf(at)) - AROUND),
    to: instantOf(Math.max(...starts, msOf(at)) + NEAREST_REACH_DAYS * DAY + AROUND),
    now: at,
  };
  const counted = new Map<Id, OfService[]>();
  for (const { id, dailyCap } of settings.services)
    if (dailyCap !== null && visits.some(({ serviceId }) => serviceId === id))
      counted.set(id, await standingOfService(tx, caller.clinicId, id, window));
  return counted;
}

function definedOf<T extends object>(set: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as never;
}
