// The scene: what of the clinic this page shows, put together from its address, the clinic's settings and the device.
import { createContext, use, useMemo } from 'react';
import { weekOf } from '#client/kit/dates.ts';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { useCovered, useSettings } from '#client/live/hooks.ts';
import type { Window } from '#client/live/window.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { clinicNow, dateIn, useClinicNow } from '#client/screens/clinic-clock.ts';
import { daysAround } from '#client/screens/live-context.tsx';
import { type Place, shortId, type ViewName } from '#client/screens/place-text.ts';
import { usePlace } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { inOwnOrder, notHidden } from './column-choice.ts';
import { useColumnChoice } from './use-column-choice.ts';
import { useDays } from './use-picture.ts';

/** What is shown. Before the first picture `settings` is null and the lists are empty. */
export interface Scene {
  readonly settings: Settings | null;
  readonly caller: Caller;
  readonly place: Place;
  readonly view: ViewName;
  readonly today: string;
  /** The chosen date; the week is the one it lies in. */
  readonly date: string;
  readonly dates: readonly string[];
  /** The shapes of the dates, as far as they are known. */
  readonly days: readonly DayShape[];
  /** Every schedule that is in use, in settings order. */
  readonly schedules: readonly Schedule[];
  /** Those that may be chosen among on this page, in this person's order, and those that are chosen. */
  readonly offered: readonly Schedule[];
  readonly shown: readonly Schedule[];
  /** Whose week is shown, or would be. */
  readonly practitioner: Schedule | null;
  /** Time that surely holds all that is shown. */
  readonly window: Window;
  readonly isLoading: boolean;
}

const SceneContext = createContext<Scene | null>(null);
export { SceneContext };

/** The scene of the desk around. Throws outside of one. */
export function useScene(): Scene {
  const scene = use(SceneContext);
  if (scene === null) throw new Error('useScene needs a desk above it');
  return scene;
}

const NONE: readonly Schedule[] = [];

/** Makes the scene; once per desk. */
export function useMadeScene(): Scene {
  const settings = useSettings();
  const caller = useCaller();
  const place = usePlace();
  const isPhone = useMedia(PHONE);
  const isOwnPage = place.path === '/doctor';
  const zone = settings?.clinic.zone;
  const today = useToday(zone);
  const view = place.view ?? (isPhone ? 'list' : isOwnPage ? 'week' : 'day');
  const date = place.date ?? today;
  const weekStart = settings?.clinic.weekStart ?? 7;
  const dates = useMemo(() => (view === 'week' ? weekOf(date, weekStart) : [date]), [view, date, weekStart]);
  const days = useDays(dates);
  const schedules = useMemo(() => settings?.schedules.filter(({ active }) => active) ?? NONE, [settings]);
  const { choice } = useColumnChoice();
  const offered = useMemo(
    () => (isOwnPage ? schedules.filter(({ id }) => id === caller.scheduleId) : inOwnOrder(schedules, choice)),
    [isOwnPage, schedules, caller.scheduleId, choice],
  );
  const { columns } = place;
  const shown = useMemo(() => {
    const chosen = columns && offered.filter(({ id }) => columns.includes(shortId(id)));
    if (chosen && chosen.length > 0) return chosen;
    return isOwnPage ? offered : notHidden(offered, choice);
  }, [columns, offered, isOwnPage, choice]);
  const [first = date, last = first] = [dates[0], dates.at(-1)];
  const window = useMemo(() => daysAround(first, last), [first, last]);
  const isCovered = useCovered(exactly(days) ?? window);
  return {
    settings,
    caller,
    place,
    view,
    today,
    date,
    dates,
    days,
    schedules,
    offered,
    shown,
    practitioner: practitionerOf(schedules, place.scheduleId, isOwnPage ? caller.scheduleId : undefined),
    window,
    isLoading: settings === null || days.length < dates.length || !isCovered,
  };
}

/** The clinic's civil date, looked at twice a minute. */
function useToday(zone: string | undefined): string {
  const now = useClinicNow(30_000);
  return useMemo(() => dateIn(zone ?? 'Asia/Riyadh', Math.max(now, clinicNow())), [zone, now]);
}

function practitionerOf(schedules: readonly Schedule[], asked: string | null, own: string | undefined) {
  const wanted = own ?? asked;
  const practitioners = schedules.filter(({ kind }) => kind === 'practitioner');
  return practitioners.find(({ id }) => id === wanted) ?? practitioners[0] ?? null;
}

function exactly(days: readonly DayShape[]): Window | null {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.start, to: plusMinutes(last.start, last.minutes) } : null;
}
