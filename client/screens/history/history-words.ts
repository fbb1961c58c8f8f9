// One commit of the log as a person reads it: what was done to whom, and each old value beside the new one.
import { wallOf } from '#client/screens/desk/times.ts';
import { partsOf } from '#client/screens/conflict/parts.ts';
import { fieldsOf } from '#client/screens/conflict/crossed.ts';
import { type PartFacts, partLabel, partWords } from '#client/screens/words/part-words.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import { isolate } from '#shared/i18n/isolate.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { before } from '#shared/rules/was.ts';
import type { ChangeWords, DeedWords } from './deed.ts';
import { seriesDeeds, seriesRows } from './series-words.ts';
import { setupRows } from './setup-words.ts';

type Named<N extends ClinicEvent['type']> = Extract<ClinicEvent, { type: N }>;
type Rows = { readonly [N in ClinicEvent['type']]: (event: Named<N>, facts: PartFacts) => DeedWords | null };

const rows: Rows = {
  'appointment.booked': ({ appointment }, facts) => ({
    ...ofAppointment(appointment, facts, {}),
    verb: facts.t(($) => $.together.history.booked),
    about: whereWords(appointment, facts),
  }),
  'appointment.moved': ({ appointment, was }, facts) => ({
    ...ofAppointment(appointment, facts, was),
    verb: facts.t(($) => $.together.history.moved),
  }),
  'appointment.edited': ({ appointment, was }, facts) => ({
    ...ofAppointment(appointment, facts, was),
    verb: facts.t(($) => $.together.history.edited),
  }),
  'appointment.cancelled': ({ appointment, was }, facts) => ({
    ...ofAppointment(appointment, facts, was),
    verb: facts.t(($) => $.together.history.cancelled),
  }),
  'appointment.advanced': ({ appointment, was }, facts) => ({
    ...ofAppointment(appointment, facts, was),
    verb: facts.t(($) => $.together.history.advanced),
  }),
  'appointment.undone': ({ appointment, was }, facts) => ({
    ...ofAppointment(appointment, facts, was),
    verb: facts.t(($) => $.together.history.undone),
  }),
  'hold.placed': ({ hold }, facts) =>
    ofHold(
      hold,
      facts,
      facts.t(($) => $.together.history.placed),
    ),
  'hold.extended': ({ hold }, facts) =>
    ofHold(
      hold,
      facts,
      facts.t(($) => $.together.history.extended),
    ),
  'hold.taken-over': ({ hold, reason }, facts) => ({
    ...ofHold(
      hold,
      facts,
      facts.t(($) => $.together.history['taken-over']),
    ),
    remarks: [facts.t(($) => $.together.history.reason, { reason })],
  }),
  'hold.released': ({ hold }, facts) =>
    ofHold(
      hold,
      facts,
      facts.t(($) => $.together.history.released),
    ),
  // The booking in the same commit says it.
  'hold.booked': () => null,
  'hold.expired': ({ hold }, facts) =>
    ofHold(
      hold,
      facts,
      facts.t(($) => $.together.history.expired),
    ),
  'patient.registered': ({ patient }, facts) =>
    ofPatient(
      patient,
      {},
      facts,
      facts.t(($) => $.together.history.registered),
    ),
  'patient.edited': ({ patient, was }, facts) =>
    ofPatient(
      patient,
      was,
      facts,
      facts.t(($) => $.together.history.corrected),
    ),
  'patient.undone': ({ patient, was }, facts) =>
    ofPatient(
      patient,
      was,
      facts,
      facts.t(($) => $.together.history.fileUndone),
    ),
  'patient.merged': ({ patient, was }, facts) => ({
    ...ofPatient(
      patient,
      was,
      facts,
      facts.t(($) => $.together.history.merged),
    ),
    remarks: mergeRemarks(patient, facts),
  }),
  ...setupRows,
  ...seriesRows,
  // Nobody's to read: it is meant for the nodes.
  'session.ended': () => null,
};

/** Everything a commit did, in the order it was done; what is nobody's to read is left out. */
export function deedsOf({ events }: Pick<HistoryEntry, 'events'>, facts: PartFacts): DeedWords[] {
  const ofSeries = seriesDeeds(events, facts);
  if (ofSeries) return ofSeries;
  // Joining two records is told before what became of their visits by it.
  const inOrder = events.toSorted((a, b) => Number(b.type === 'patient.merged') - Number(a.type === 'patient.merged'));
  const deeds = inOrder.flatMap((event) => {
    const deed = (rows[event.type] as (one: ClinicEvent, given: PartFacts) => DeedWords | null)(event, facts);
    return deed ? [deed] : [];
  });
  const keys = deeds.map(({ verb, nounId }) => `${verb} ${nounId}`);
  return deeds.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

/** The commands among these commits that were taken back later and not done again since. */
export function takenBack(entries: readonly HistoryEntry[]): ReadonlySet<Id> {
  const gone = new Set<Id>();
  for (const { commandId, events } of entries.toReversed()) {
    if (gone.has(commandId)) continue;
    for (const event of events) if ('undoes' in event) gone.add(event.undoes);
  }
  return gone;
}

/** Who did it: a member, or the system itself. */
export function authorOf({ by }: HistoryEntry, { t }: Pick<PartFacts, 't'>): string {
  return by?.name ?? t(($) => $.together.history.itself);
}

function ofAppointment(after: Appointment, facts: PartFacts, was: Readonly<Record<string, unknown>>): DeedWords {
  const { patientOf, settings } = facts;
  const sides = { theirs: fieldsOf(before(after, was)), mine: fieldsOf(after) };
  const isCancel = after.status === 'cancelled' && 'cancelReason' in was;
  const parts = partsOf({ base: sides.theirs, ...sides }, settings.schedules);
  const day = wallOf(after.start, settings.clinic.zone).date;
  return {
    verb: '',
    name: patientOf(after.patientId),
    about: '',
    changes: parts
      .filter(({ name, changedBy }) => changedBy === 'mine' && !(isCancel && name === 'status'))
      .map(({ name, theirs, mine }) => changeWords(name, theirs, mine, { ...facts, day })),
    remarks: [...(isCancel ? cancelRemarks(after, facts) : []), ...overrideRemarks(after, was, facts)],
    nounId: after.id,
  };
}

/** Why it was cancelled. */
function cancelRemarks({ cancelReason, cancelNote }: Appointment, { t }: PartFacts): string[] {
  if (cancelReason === null) return [];
  const reason = t(($) => $.booking.cancel[cancelReason]);
  return [t(($) => $.together.history.reason, { reason: cancelNote === '' ? reason : `${reason} – ${cancelNote}` })];
}

/** Why a rule was left by this change, and which. */
function overrideRemarks({ override }: Appointment, was: object, { t }: PartFacts): string[] {
  const isNew = Object.keys(was).length === 0 || 'override' in was || 'start' in was;
  if (!override || !isNew) return [];
  const { reason, beyond } = override;
  if (beyond.includes('capacity')) return [t(($) => $.together.history.beyondCapacity, { reason })];
  if (beyond.includes('closure')) return [t(($) => $.together.history.beyondClosed, { reason })];
  if (beyond.includes('daily-cap')) return [t(($) => $.together.history.beyondCap, { reason })];
  if (beyond.includes('hours')) return [t(($) => $.together.history.beyondHours, { reason })];
  return [t(($) => $.together.history.reason, { reason })];
}

function ofHold(hold: Hold, facts: PartFacts, verb: string): DeedWords {
  return { verb, name: null, about: whereWords(hold, facts), changes: [], remarks: [], nounId: hold.id };
}

function ofPatient(after: Patient, was: Readonly<Record<string, unknown>>, facts: PartFacts, verb: string): DeedWords {
  const sides = { theirs: fieldsOf(before(after, was)), mine: fieldsOf(after) };
  const parts = partsOf({ base: sides.theirs, ...sides }, []).filter(({ changedBy }) => changedBy === 'mine');
  const changes = parts.map(({ name, theirs, mine }) => changeWords(name, theirs, mine, facts));
  return { verb, name: after.name, about: '', changes, remarks: [], nounId: after.id };
}

/** Which record took this one in. */
function mergeRemarks({ mergedInto }: Patient, { t, patientOf }: PartFacts): string[] {
  return mergedInto === null ? [] : [t(($) => $.together.history.mergedInto, { patient: patientOf(mergedInto) })];
}

function changeWords(name: Parameters<typeof partWords>[0], from: unknown, to: unknown, facts: PartFacts): ChangeWords {
  return { label: partLabel(name, facts.t), from: partWords(name, from, facts), to: partWords(name, to, facts) };
}

/** The time and the places of an appointment or a hold, each whole in its own direction. */
function whereWords({ start, scheduleIds }: Pick<Appointment, 'start' | 'scheduleIds'>, facts: PartFacts): string {
  const places = scheduleIds.map((id) => partWords('practitioner', [id], facts));
  return [partWords('start', start, facts), ...places].map((each) => isolate(each, facts.format.direction)).join(' · ');
}
