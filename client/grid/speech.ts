// Speech: what the polite live region says of places, moves and results.
import type { Translate } from '#shared/i18n/catalog.ts';
import { contains } from '#shared/time/interval.ts';
import { type Core, columnScene, type ColumnScene } from './core.ts';
import { wallAt } from './day-scale.ts';
import type { Ghost } from './session.ts';
import type { Stretch } from './types.ts';

/** Says a sentence; one that is said again is said again. */
export function speak(core: Core, sentence: string): void {
  const region = core.speaker.current;
  if (!region) return;
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

/** The wall-clock time of a grid minute in a column. */
export function timeAt({ scene, on }: ColumnScene, minute: number): string {
  return scene.format.time(wallAt(on.day, minute));
}

/** Free time as it is named: its time, its column, whether it lies outside opening hours. */
export function slotName(place: ColumnScene, slot: Stretch): string {
  const { t } = place.scene;
  const words = { time: timeAt(place, slot.start), column: place.column.title };
  return place.column.open.some((open) => contains(open, slot))
    ? t(($) => $.calendar.slot.free, words)
    : t(($) => $.calendar.slot.outside, words);
}

/** What stands in the way of a ghost, in words; whose the time is where it is on hold, why where it is closed. */
export function hintWords({ hint, holder, closure }: Ghost, t: Translate): string | null {
  if (hint === 'closed') return t(($) => $.day.closed.hint, { reason: closure?.reason ?? '' });
  if (hint !== 'held') return hint && t(($) => $.calendar.pick[hint]);
  return holder?.mine === true
    ? t(($) => $.hold.grid.heldByYou)
    : t(($) => $.hold.grid.heldBy, { name: holder?.owner ?? '' });
}

/** Says why a card did not follow a hand. */
export function speakLocked(core: Core, name: string): void {
  const t = core.scene.current?.t;
  if (t)
    speak(
      core,
      t(($) => $.hold.grid.lockedBy, { name }),
    );
}

/** Says where a ghost is: its place, or its length when that is what changed, and what stands in the way. */
export function speakGhost(core: Core, ghost: Ghost, isStretched: boolean): void {
  const place = columnScene(core, ghost.columnKey);
  if (!place) return;
  const { t, format } = place.scene;
  const where = isStretched
    ? t(($) => $.calendar.pick.length, {
        duration: format.duration(ghost.end - ghost.start),
        time: timeAt(place, ghost.end),
      })
    : t(($) => $.calendar.pick.at, { time: timeAt(place, ghost.start), column: place.column.title });
  const hint = hintWords(ghost, t);
  speak(core, hint === null ? where : `${where}. ${hint}`);
}

/** Says that something was picked up, and how to go on. */
export function speakPickedUp(core: Core, patient: string): void {
  const t = core.scene.current?.t;
  if (t)
    speak(
      core,
      t(($) => $.calendar.pick.picked, { patient }),
    );
}

/** Says where something was dropped, or that it was put back. */
export function speakDropped(core: Core, ghost: Ghost, hasLanded: boolean): void {
  const place = columnScene(core, ghost.columnKey);
  if (!place) return;
  const { t } = place.scene;
  if (!hasLanded)
    return speak(
      core,
      t(($) => $.calendar.pick.returned),
    );
  speak(
    core,
    t(($) => $.calendar.pick.dropped, { time: timeAt(place, ghost.start), column: place.column.title }),
  );
}
