// A way on for those who may leave the rules: the refused move again, as a form that asks for the reason.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { ToastChoice } from '#client/kit/toasts.ts';
import type { RefusedCommand } from '#client/live/feed.ts';
import type { Store } from '#client/live/store.ts';
import type { DeskDoor } from './desk-context.ts';
import { mayChange } from './rights.ts';

/** What the choice needs to know and to call. */
export interface OverbookFacts {
  readonly store: Pick<Store, 'appointment'>;
  readonly caller: Caller;
  readonly schedules: readonly Schedule[];
  readonly desk: Pick<DeskDoor, 'ask'>;
  readonly t: Translate;
}

/** What a reason leaves: nothing that is promised to somebody. */
const overridable: ReadonlySet<string> = new Set(['appointment', 'closure', 'daily-cap']);

/** The choice; none where a colleague holds the time, for other commands, and for those who may not. */
export function overbookChoice({ pending, refusal }: RefusedCommand, facts: OverbookFacts): ToastChoice[] {
  const { store, caller, schedules, desk, t } = facts;
  if (pending.name !== 'appointment.move') return [];
  const isOver = refusal.code === 'slot-taken';
  if (!isOver && refusal.code !== 'outside-hours') return [];
  const blockers = refusal.blockers ?? [];
  if (isOver && blockers.some(({ kind }) => !overridable.has(kind))) return [];
  const { appointmentId: id, start, durationMinutes, scheduleIds } = pending.input;
  const touched = scheduleIds ?? store.appointment(id)?.scheduleIds ?? [];
  if (!mayChange(caller, schedules, touched, 'override')) return [];
  const to = {
    ...(start !== undefined && { start }),
    ...(durationMinutes !== undefined && { durationMinutes }),
    ...(scheduleIds !== undefined && { scheduleIds }),
  };
  const isCrowded = isOver && blockers.every(({ kind }) => kind === 'appointment');
  const text = isCrowded ? t(($) => $.hold.beyond.action) : t(($) => $.hold.beyond.outsideAction);
  return [{ text, run: () => desk.ask({ kind: 'move', id, to }) }];
}
