// Who has a time that somebody is about to choose, said before the server has to.
import { useMemo } from 'react';
import { useCalendar, useClosures, useHolds } from '#client/live/hooks.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import { dayOf } from '#shared/rules/daily-cap.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import { claimOf, type Crowd, crowdsAt, type FullDay, fullDayAt, shutAt, stoppingAt, type Thought } from './crowd.ts';
import { isInTheWay } from './newest-slots.ts';

/** What stands on a slot: a visit, another person's hold, closed time; `own` is a hold of this person's there. */
export type TimeTaken = {
  readonly visit: Appointment | null;
  readonly hold: Hold | null;
  readonly own: Hold | null;
  readonly crowds: readonly Crowd[];
  readonly shut: readonly Closure[];
  /** The day has as many of the service as it may. */
  readonly full: FullDay | null;
};

const NEVER = { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' };
const FREE: TimeTaken = { visit: null, hold: null, own: null, crowds: [], shut: [], full: null };

/** Whether somebody else has the time, or nobody may, as far as this screen knows. */
export function isTaken({ visit, hold, shut, full }: TimeTaken): boolean {
  return visit !== null || hold !== null || shut.length > 0 || full !== null;
}

/** What stands on the slot, as far as this screen knows; nothing on none. */
export function useTakenBy(thought: Thought | null, settings: Settings): TimeTaken {
  const { id: callerId } = useCaller();
  const { longest, zone } = settings.clinic;
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
  const day = useMemo(() => (start === undefined ? NEVER : dayAround(start, zone)), [start, zone]);
  const [visitsOfDay, holdsOfDay] = [useCalendar(day), useHolds(day)];
  if (!thought) return FREE;
  const claim = claimOf(thought, settings);
  const slot = { scheduleIds: thought.scheduleIds, start: instantOf(claim.start), end: instantOf(claim.end) };
  const others = holds.filter(({ memberId }) => memberId !== callerId);
  const stopping = stoppingAt<Appointment | Hold>(thought, [...near, ...others], settings);
  return {
    visit: near.find((one) => stopping.includes(one)) ?? null,
    hold: others.find((one) => stopping.includes(one)) ?? null,
    own: holds.find((one) => one.memberId === callerId && isInTheWay(one, slot)) ?? null,
    crowds: crowdsAt(thought, near, settings),
    shut: shutAt(thought, closures, settings),
    full: fullDayAt(
      thought,
      [...visitsOfDay, ...holdsOfDay.filter((one) => !isOwnAt(one, callerId, thought))],
      settings,
    ),
  };
}

/** The local day of an instant. */
function dayAround(at: string, zone: string): { from: string; to: string } {
  const { start, end } = dayOf(at, zone);
  return { from: instantOf(start), to: instantOf(end) };
}

/** Whether a hold is this person’s for the very slot: it becomes the visit. */
function isOwnAt({ memberId, start, serviceId }: Hold, callerId: string, thought: Thought): boolean {
  return memberId === callerId && start === thought.start && serviceId === thought.serviceId;
}
