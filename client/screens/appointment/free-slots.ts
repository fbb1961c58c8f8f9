// The free times of some days as the server finds them, followed as long as they are shown.
import { useMemo } from 'react';
import { useCalendar, useHolds, useLink, usePending, useSettings } from '#client/live/hooks.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { useCaller } from '#client/screens/session.ts';
import { useFollowed } from '#client/screens/use-followed.ts';
import type { SlotWish as Asked } from '#shared/contract/time-queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { DAY, instantOf, MINUTE, msOf, plusMinutes } from '#shared/time/instant.ts';
import { plusDays, startOfDay } from '#shared/time/zone.ts';
import { isInTheWay, lastly, newsOf, withOwn } from './newest-slots.ts';

/**
 * What is looked for. `days` whole days from `date` on; of several practitioners named anyone will do; `except` is an appointment that may stand in its own way.
 */
export type SlotWish = {
  readonly serviceId: Id;
  readonly scheduleIds: readonly Id[];
  readonly date: string;
  readonly days?: number;
  readonly durationMinutes: number;
  readonly zone: string;
  readonly except?: Id;
};

/** The answer, earliest first; `isKnown` is false until there is one. */
export type FreeSlots = {
  readonly slots: readonly Alternative[];
  readonly isKnown: boolean;
  readonly isFailed: boolean;
  /** Where nobody can be asked: when this was last known to be true, in ms of this device. */
  readonly asOf: number | null;
  /** Whether this person has just taken the time, or let it go. */
  readonly isOwn: (slot: Alternative) => boolean;
};

const MOST = 200;
/** So long before a window an appointment may have begun that reaches into it, in ms. */
const REACH = DAY / 2;
/** What is asked for begins on a mark of so many ms, so that the question stays the same for a while. */
const MARK = 10 * MINUTE;
const UNREACHABLE: ReadonlySet<string> = new Set(['offline', 'signed-out']);

/** The free times from now on, as they are from moment to moment. */
export function useFreeSlots(wish: SlotWish): FreeSlots {
  const { serviceId, zone, date, days = 1, durationMinutes, except, scheduleIds } = wish;
  const mark = useClinicNow(MARK);
  const soonest = useClinicNow(MINUTE);
  const window = useMemo(() => windowOf(date, days, zone, mark), [date, days, zone, mark]);
  const isAskable = serviceId !== '' && window.from < window.to;
  const key: Asked = {
    serviceId,
    ...(scheduleIds.length > 0 && { scheduleIds: [...scheduleIds] }),
    ...window,
    limit: MOST,
    durationMinutes,
    ...(except !== undefined && { exceptId: except }),
  };
  const found = useFollowed('slots', isAskable ? key : null);
  const isCut = UNREACHABLE.has(useLink().kind);
  const near = useMemo(
    () => ({ from: instantOf(msOf(window.from) - REACH), to: instantOf(msOf(window.to) + REACH) }),
    [window],
  );
  const booked = useCalendar(near);
  const holds = useHolds(near);
  const pending = usePending();
  const schedules = useSettings()?.schedules;
  const { id: callerId } = useCaller();
  const own = useMemo(() => {
    const mine = new Set(pending.map(({ on }) => on.id));
    return booked.filter(({ id }) => mine.has(id));
  }, [booked, pending]);
  const slots = useMemo(() => {
    const news = newsOf({ booked, holds, own }, { version: found.version, callerId, except });
    const first = instantOf(soonest + MINUTE);
    const asked = {
      scheduleIds,
      schedules: schedules ?? [],
      from: first > window.from ? first : window.from,
      to: window.to,
    };
    // While a new answer is awaited the one before is still here: of it only what fits the new question.
    const fitting = withOwn(lastly(found.last ?? [], asked), holds, { serviceId, callerId, ...asked });
    return fitting
      .map((slot) => ({ ...slot, end: plusMinutes(slot.start, durationMinutes) }))
      .filter((slot) => !news.some((one) => isInTheWay(one, slot)));
  }, [
    found,
    booked,
    holds,
    own,
    serviceId,
    callerId,
    durationMinutes,
    except,
    scheduleIds,
    schedules,
    window,
    soonest,
  ]);
  const isFailed = found.state === 'refused' || (found.state === 'old' && found.last === null);
  return {
    slots: isAskable ? slots : [],
    isKnown: !isAskable || found.value !== null,
    isFailed: isAskable && isFailed,
    asOf: isCut && found.state === 'old' && found.value !== null ? found.asOf : null,
    isOwn: (slot) =>
      [...own, ...holds.filter(({ memberId }) => memberId === callerId)].some((one) => isInTheWay(one, slot)),
  };
}

/** From the last mark, or the day’s beginning, to the end of the last day. */
function windowOf(date: string, days: number, zone: string, mark: number): { from: string; to: string } {
  const from = Math.max(startOfDay(date, zone), mark);
  return { from: instantOf(from), to: instantOf(startOfDay(plusDays(date, days), zone)) };
}
