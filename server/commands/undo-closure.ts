// Taking back what was done to closed time: open again, or closed again where nobody has come to be in the way.
import type { InverseOf } from '#shared/contract/inverse.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { type ClosingFacts, decideClosing } from '#shared/rules/closing.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { loadClosures } from '#server/store/closures.ts';
import type { Tx } from '#server/store/open.ts';
import { loadClosing } from './close-schedule.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import type { Context } from './handler.ts';
import { practitionersOf } from './placement.ts';
import type { TakenBack } from './undo-noun.ts';

/** A closure that is to be as it was, and who has time of it. */
export type ClosureBack = {
  readonly left: Closure;
  readonly now: Closure;
  readonly written: Written;
  readonly restored: Decision<Closure>;
  /** Null where its time is not to be closed again. */
  readonly closing: ClosingFacts | null;
  /** The practitioner whose time it is, where it is one’s. */
  readonly touches: readonly Id[];
};

/** Loads how a closure stands that a command left otherwise. */
export async function loadClosureBack(tx: Tx, context: Context, inverse: InverseOf<'closure'>): Promise<ClosureBack> {
  const { clinicId } = context.caller;
  const { left } = inverse;
  const [now = left] = await loadClosures(tx, clinicId, [left.id]);
  const written = await writtenSince(tx, clinicId, now, left.version);
  const restored = takeBack(inverse, now, writerOf(written));
  const isClosing = restored.ok && restored.value.active && !now.active;
  return {
    left,
    now,
    written,
    restored,
    closing: isClosing ? await loadClosing(tx, context, now) : null,
    touches: practitionersOf(context, [now.scheduleId]),
  };
}

/** The closures among some whose time is to be open again. */
export function openedBy(backs: readonly ClosureBack[]): Id[] {
  return backs.flatMap(({ now, restored }) => (now.active && restored.ok && !restored.value.active ? now.id : []));
}

/**
 * Decides whether closed time may be as it was; a visit that was booked on it for a reason is not in its way, and neither is
 * one that leaves it in the same commit: `visits` are those that are as they were again.
 */
export function decideClosure(
  back: ClosureBack,
  undoes: Id,
  context: Context,
  visits: TakenBack = { events: [] },
): Decision<TakenBack> {
  const { now, left, restored, written, closing } = back;
  if (!restored.ok) return restored;
  const was = whatWas(now, restored.value);
  if (Object.keys(was).length === 0) return accept({ closures: [now], events: [] });
  const closure = { ...restored.value, version: context.version };
  const claims = closing ? decideClosing(closure, besides(closing, visits)) : accept([]);
  if (!claims.ok) return claims;
  return accept({
    closures: [closure],
    events: [{ type: 'closure.undone' as const, closure, was, undoes }],
    release: closure.active ? [] : [closure.id],
    claims: claims.value,
    ...onTop(context, now, left.version, written, changedFields(now, closure)),
  });
}

/** Who is in that time once the visits of the same commit are as they were again. */
function besides({ zone, taken, visits }: ClosingFacts, { release = [], claims = [] }: TakenBack): ClosingFacts {
  const isThere = (id: Id) => !release.includes(id);
  return {
    zone,
    taken: [...taken.filter(({ owner }) => isThere(owner)), ...claims],
    visits: visits.filter(({ id, override }) => isThere(id) && !override?.beyond.includes('closure')),
  };
}
