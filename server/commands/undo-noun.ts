// Taking back what was done to a patient or a hold: the patient as they were, the time on hold anybody's again.
import type { InverseOf } from '#shared/contract/inverse.ts';
import type { CommandOutput } from '#shared/contract/commands.ts';
import { type Hold, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { isReferredTo, loadPatient } from '#server/store/calendar.ts';
import { loadHold } from '#server/store/holds.ts';
import type { Tx } from '#server/store/open.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import type { Change, Context } from './handler.ts';
import { endOf } from './held.ts';
import { practitionersOf } from './placement.ts';

/** What taking back does to some nouns, and how they then stand. */
export type TakenBack = Omit<Change<unknown>, 'value'> & Partial<Omit<CommandOutput<'command.undo'>, 'undoes'>>;

/** A patient who is to be as they were. */
export type PatientBack = {
  readonly left: Patient;
  readonly now: Patient;
  readonly written: Written;
  readonly restored: Decision<Patient>;
  /** They have visits that were not mistakes and are not given to somebody else by the same taking back. */
  readonly isReferredTo: boolean;
};

/** Loads how a patient stands whom a command left otherwise; `beside` are the appointments that it left otherwise too. */
export async function loadPatientBack(
  tx: Tx,
  context: Context,
  inverse: InverseOf<'patient'>,
  beside: readonly Id[],
): Promise<PatientBack> {
  const { clinicId } = context.caller;
  const { left } = inverse;
  const now = (await loadPatient(tx, clinicId, left.id)) ?? left;
  const written = await writtenSince(tx, clinicId, now, left.version);
  const restored = takeBack(inverse, now, writerOf(written));
  return { left, now, written, restored, isReferredTo: await isReferredTo(tx, clinicId, left.id, beside) };
}

/** Decides whether a patient may be as they were: nobody is put out of use who has a visit. */
export function decidePatient(back: PatientBack, undoes: Id, context: Context): Decision<TakenBack> {
  const { now, left, restored, written } = back;
  if (!restored.ok) return restored;
  const was = whatWas(now, restored.value);
  if (Object.keys(was).length === 0) return accept({ patients: [now], events: [] });
  if (now.active && !restored.value.active && back.isReferredTo)
    return refuse({ code: 'wrong-status', from: 'in-use', to: 'undone' });
  const patient = { ...restored.value, version: context.version };
  return accept({
    patients: [patient],
    events: [{ type: 'patient.undone' as const, patient, was, undoes }],
    ...onTop(context, now, left.version, written, changedFields(now, patient)),
  });
}

/** A hold that is to be let go, and the practitioners whose schedules it is on. */
export type HoldBack = { readonly now: Hold; readonly touches: readonly Id[] };

/** Loads how a hold stands that a command placed. */
export async function loadHoldBack(tx: Tx, context: Context, { left }: InverseOf<'hold'>): Promise<HoldBack> {
  const now = (await loadHold(tx, context.caller.clinicId, left.id)) ?? left;
  return { now, touches: practitionersOf(context, now.scheduleIds) };
}

/** Decides whether a hold may be let go: one that has ended stays as it ended, one that somebody took over is theirs. */
export function decideHold({ now }: HoldBack, context: Context): Decision<TakenBack> {
  if (!isHeld(now, context.now)) return accept({ holds: [now], events: [] });
  if (now.memberId !== context.caller.id) return refuse({ code: 'forbidden' });
  const end = endOf(now, 'released', context.version);
  return accept({ ...end, holds: end.events.flatMap((event) => ('hold' in event ? event.hold : [])) });
}
