// Who has a time that somebody is about to choose, said before the server has to.
import { useMemo } from 'react';
import { useCalendar, useClosures, useHolds } from '#client/live/hooks.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import { claimOf, type Crowd, crowdsAt, shutAt, type Thought } from './crowd.ts';
import { isInTheWay } from './newest-slots.ts';

/** What stands on a slot: a visit, another person's hold, closed time; `own` is a hold of this person's there. */
export type TimeTaken = {
  readonly visit: Appointment | null;
  readonly hold: Hold | null;
  readonly own: Hold | null;
  readonly crowds: readonly Crowd[];
  readonly shut: readonly Closure[];
};

const NEVER = { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' };
const FREE: TimeTaken = { visit: null, hold: null, own: null, crowds: [], shut: [] };

/** Whether somebody else has the time, or nobody may, as far as this screen knows. */
export function isTaken({ visit, hold, shut }: TimeTaken): boolean {
  return visit !== null || hold !== null || shut.length > 0;
}

/** What stands on the slot, as far as this screen knows; nothing on none. */
export function useTakenBy(thought: Thought | null, settings: Settings): TimeTaken {
  const { id: callerId } = useCaller();
  const { longest } = settings.clinic;
  const start = thought?.start;
  const length = thought?.durationMinutes ?? 0;
  const window = useMemo(
    () =>
      start === undefined ? NEVER : { from: plusMinutes(start, -longest), to: plusMinutes(start, length + longest) },
    [start, length, longest],
  );
  const near = useCalendar(window);
  const holds = useHolds(window);
  const closures = useClosures(window);
  if (!thought) return FREE;
  const claim = claimOf(thought, settings);
  const slot = { scheduleIds: thought.scheduleIds, start: instantOf(claim.start), end: instantOf(claim.end) };
  const there = holds.filter((one) => isInTheWay(one, slot));
  return {
    visit: near.find((one) => one.id !== thought.except && keepsTime(one.status) && isInTheWay(one, slot)) ?? null,
    hold: there.find(({ memberId }) => memberId !== callerId) ?? null,
    own: there.find(({ memberId }) => memberId === callerId) ?? null,
    crowds: crowdsAt(thought, near, settings),
    shut: shutAt(thought, closures, settings),
  };
}
