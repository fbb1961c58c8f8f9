// Taking back what was done to closed time: open again, or closed again where nobody has come to be in the way.
import type { InverseOf } from '#shared/contract/inverse.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { timeOf } from '#shared/rules/capacity.ts';
import { nearClaims } from '#shared/rules/claims-near.ts';
import { type ClosingFacts, decideClosing } from '#shared/rules/closing.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { msOf } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';
import { appointmentsOf } from '#server/store/calendar.ts';
import { claimsAround } from '#server/store/claims-around.ts';
import { loadClosures } from '#server/store/closures.ts';
import type { Tx } from '#server/store/open.ts';
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

/** Loads how closures stand that a command left otherwise; what they all need is read at once, a rule may have made hundreds. */
export async function loadClosureBacks(
  tx: Tx,
  context: Context,
  inverses: readonly InverseOf<'closure'>[],
): Promise<ClosureBack[]> {
  const { clinicId } = context.caller;
  const ids = inverses.map(({ left }) => left.id);
  const standing = new Map((await loadClosures(tx, clinicId, ids)).map((one) => [one.id, one]));
  const backs: Omit<ClosureBack, 'closing'>[] = [];
  for (const inverse of inverses) {
    const { left } = inverse;
    const now = standing.get(left.id) ?? left;
    const written = await writtenSince(tx, clinicId, now, left.version);
    const restored = takeBack(inverse, now, writerOf(written));
    backs.push({ left, now, written, restored, touches: practitionersOf(context, [now.scheduleId]) });
  }
  const isClosing = ({ now, restored }: Omit<ClosureBack, 'closing'>) =>
    restored.ok && restored.value.active && !now.active;
  const closing = await loadClosings(
    tx,
    context,
    backs.filter(isClosing).map(({ now }) => now),
  );
  return backs.map((back) => ({ ...back, closing: isClosing(back) ? closing(back.now) : null }));
}

/** Reads who has time of closures on their schedules; the answer tells it of each of them. */
async function loadClosings(
  tx: Tx,
  context: Context,
  closures: readonly Closure[],
): Promise<(closure: Closure) => ClosingFacts> {
  const { clinicId } = context.caller;
  const spanOf = ({ start, end }: Closure) => ({ start: msOf(start), end: msOf(end) });
  const ids = closures.map(({ scheduleId }) => scheduleId);
  const claims = await claimsAround(tx, clinicId, ids, { spans: closures.map(spanOf), now: context.at });
  const owners = claims.filter(({ kind }) => kind === 'appointment').map(({ owner }) => owner);
  const visits = new Map((await appointmentsOf(tx, clinicId, owners)).map((one) => [one.id, one]));
  const near = nearClaims(claims);
  return (closure) => {
    const span = spanOf(closure);
    const taken = near.near(span).filter((one) => one.scheduleId === closure.scheduleId && overlaps(timeOf(one), span));
    const there = [...new Set(taken.map(({ owner }) => owner))].flatMap((owner) => visits.get(owner) ?? []);
    return { zone: context.settings.clinic.zone, taken, visits: there };
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
