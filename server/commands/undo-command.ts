// command.undo: takes back what one's own command did, all of it in one commit or nothing.
import type { Permission } from '#shared/contract/allow.ts';
import type { AnyInverse } from '#shared/contract/inverse.ts';
import { inverseOf } from '#shared/contract/inverse.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { UNDO_MS } from '#shared/rules/undo.ts';
import { msOf } from '#shared/time/instant.ts';
import { commitOf, receiptOf } from '#server/store/history.ts';
import type { Tx } from '#server/store/open.ts';
import { type Context, handler } from './handler.ts';
import { decideAppointments, loadAppointmentBacks, type AppointmentBack } from './undo-appointment.ts';
import { type ClosureBack, decideClosure, loadClosureBacks, openedBy } from './undo-closure.ts';
import { decideSeries, loadSeriesBack, type SeriesBack } from './undo-series.ts';
import {
  decideHold,
  decidePatient,
  type HoldBack,
  loadHoldBack,
  loadPatientBack,
  type PatientBack,
} from './undo-noun.ts';
import { decideSettings, loadSettingsBack, type SettingsBack } from './undo-settings.ts';

type Facts = {
  readonly appointments: readonly AppointmentBack[];
  readonly patients: readonly PatientBack[];
  readonly holds: readonly HoldBack[];
  readonly closures: readonly ClosureBack[];
  readonly series: readonly SeriesBack[];
  readonly settings: SettingsBack;
};

/** What a command of the caller's own did, as far as it can be taken back; nothing where it changed nothing. */
async function loadInverses(tx: Tx, context: Context, commandId: Id): Promise<Decision<AnyInverse[]>> {
  const { clinicId, id } = context.caller;
  const receipt = await receiptOf(tx, clinicId, commandId);
  if (!receipt || commandId === context.commandId) return refuse({ code: 'not-found' });
  if (receipt.callerId !== id) return refuse({ code: 'forbidden' });
  if (receipt.version === null) return accept([]);
  const commit = await commitOf(tx, clinicId, receipt.version);
  if (!commit) return refuse({ code: 'not-found' });
  if (context.now - msOf(commit.at) > UNDO_MS) return refuse({ code: 'too-old' });
  const inverses = commit.events.flatMap((event) => inverseOf(event) ?? []);
  return inverses.length > 0 ? accept(inverses) : refuse({ code: 'wrong-status', from: 'final', to: 'undone' });
}

function ofNoun<N extends AnyInverse['noun']>(inverses: readonly AnyInverse[], noun: N) {
  return inverses.filter((one): one is Extract<AnyInverse, { noun: N }> => one.noun === noun);
}

/** What must be allowed over the schedules that are touched: what the original needed. */
function needsOf({ appointments, patients, holds, closures, series, settings }: Facts): Permission[] {
  const needs: [Permission, boolean][] = [
    ['calendar', appointments.length + holds.length > 0 || series.some(({ now }) => now.kind === 'visits')],
    ['patients', patients.length > 0],
    ['merge', patients.some(isOfMerging)],
    ['administer', settings.schedules.length + settings.clinics.length > 0],
    ['closures', closures.length > 0 || series.some(({ now }) => now.kind === 'closures')],
  ];
  return needs.filter(([, isNeeded]) => isNeeded).map(([permission]) => permission);
}

export const undoCommand = handler<'command.undo', Facts>('command.undo', {
  async load(tx, input, context) {
    const inverses = await loadInverses(tx, context, input.commandId);
    if (!inverses.ok) return inverses;
    const visits = ofNoun(inverses.value, 'appointment');
    const beside = visits.map(({ left }) => left.id);
    const patients = await inTurn(ofNoun(inverses.value, 'patient'), (one) =>
      loadPatientBack(tx, context, one, beside),
    );
    const facts = {
      patients,
      appointments: await loadAppointmentBacks(tx, context, visits, revivedBy(patients)),
      holds: await inTurn(ofNoun(inverses.value, 'hold'), (one) => loadHoldBack(tx, context, one)),
      closures: await loadClosureBacks(tx, context, ofNoun(inverses.value, 'closure')),
      series: await inTurn(ofNoun(inverses.value, 'series'), (one) => loadSeriesBack(tx, context, one)),
      settings: await loadSettingsBack(tx, context, {
        schedules: ofNoun(inverses.value, 'schedule'),
        clinics: ofNoun(inverses.value, 'clinic'),
        beside,
      }),
    };
    const { appointments, holds, closures, series } = facts;
    const touches = [...appointments, ...holds, ...closures, ...series].flatMap((one) => one.touches);
    return accept({ facts, touches });
  },

  decide(facts, input, context, can) {
    if (!needsOf(facts).every(can)) return refuse({ code: 'forbidden' });
    const undoes = input.commandId;
    const appointments = decideAppointments(facts.appointments, undoes, context, openedBy(facts.closures));
    if (!appointments.ok) return appointments;
    const parts = [];
    for (const one of facts.patients) parts.push(decidePatient(one, undoes, context));
    for (const one of facts.holds) parts.push(decideHold(one, context));
    for (const one of facts.closures) parts.push(decideClosure(one, undoes, context, appointments.value));
    for (const one of facts.series) parts.push(decideSeries(one, undoes, context));
    parts.push(decideSettings(facts.settings, undoes, context));
    const no = parts.find((part) => !part.ok);
    if (no) return no;
    const done = [appointments.value, ...parts.flatMap((part) => (part.ok ? part.value : []))];
    const merged = done.flatMap((one) => one.merged ?? []);
    return accept({
      value: {
        undoes,
        appointments: done.flatMap((one) => one.appointments ?? []),
        patients: done.flatMap((one) => one.patients ?? []),
        holds: done.flatMap((one) => one.holds ?? []),
        closures: done.flatMap((one) => one.closures ?? []),
        series: done.flatMap((one) => one.series ?? []),
        schedules: done.flatMap((one) => one.schedules ?? []),
        clinics: done.flatMap((one) => one.clinics ?? []),
      },
      events: done.flatMap((one) => one.events),
      release: done.flatMap((one) => one.release ?? []),
      claims: done.flatMap((one) => one.claims ?? []),
      rebased: done.some((one) => one.rebased),
      ...(merged.length > 0 && { merged }),
    });
  },
});

/** Whether a record was joined to another by what is taken back, or would be by taking it back. */
function isOfMerging({ left, restored }: PatientBack): boolean {
  return left.mergedInto !== null || (restored.ok && restored.value.mergedInto !== null);
}

/** The patients who are in use again where the joining of records is taken back, or their parting; null where it is neither. */
function revivedBy(patients: readonly PatientBack[]): Set<Id> | null {
  if (!patients.some(isOfMerging)) return null;
  const back = patients.flatMap(({ now, restored }) =>
    !now.active && restored.ok && restored.value.active ? now.id : [],
  );
  return new Set(back);
}

/** A transaction has one connection: what is loaded in it is loaded one after the other. */
async function inTurn<A, B>(some: readonly A[], load: (one: A) => Promise<B>): Promise<B[]> {
  const loaded: B[] = [];
  for (const one of some) loaded.push(await load(one));
  return loaded;
}
