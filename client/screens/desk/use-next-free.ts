// The next free time of each practitioner, asked anew when the calendar changes, at most every five seconds.
import { useEffect, useRef, useState } from 'react';
import { useLink, useLive } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { DAY, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { useScene } from './scene.ts';
import { usualService } from './usual-service.ts';

/** A first free time. */
export interface FreeChip {
  readonly schedule: Schedule;
  readonly serviceId: string;
  readonly start: string;
  readonly scheduleIds: readonly string[];
}

const BETWEEN_ASKS = 5000;
const LOOK_AHEAD = 14 * DAY;
const REACHABLE: ReadonlySet<string> = new Set(['live', 'polling', 'behind']);

/** The chips, earliest first; null until they are known. From the day in view on, never before now. */
export function useNextFree(): readonly FreeChip[] | null {
  const live = useLive();
  const isReachable = REACHABLE.has(useLink().kind);
  const { settings, offered, days, window } = useScene();
  const [chips, setChips] = useState<readonly FreeChip[] | null>(null);
  const practitioners = offered.filter(({ kind }) => kind === 'practitioner');
  const dayStart = days[0]?.start;

  const look = useRef(async (): Promise<readonly FreeChip[] | null> => null);
  useEffect(() => {
    look.current = async () => {
      if (!settings || dayStart === undefined) return null;
      const known = live.store.calendar(window);
      const from = Math.max(Math.ceil(clinicNow() / MINUTE) * MINUTE, msOf(dayStart));
      const range = { from: instantOf(from), to: instantOf(from + LOOK_AHEAD), limit: 1 };
      const found = await Promise.all(
        practitioners.map(async (schedule) => {
          const service = usualService(schedule.id, known, settings.services);
          if (!service) return [];
          const answer = await live.read('slot.find', { serviceId: service.id, scheduleIds: [schedule.id], ...range });
          const [slot] = answer.ok ? answer.value : [];
          if (!slot || !slot.scheduleIds.includes(schedule.id)) return [];
          return [{ schedule, serviceId: service.id, start: slot.start, scheduleIds: slot.scheduleIds }];
        }),
      );
      return found.flat().toSorted((a, b) => (a.start < b.start ? -1 : 1));
    };
  });

  const who = practitioners.map(({ id }) => id).join();
  useEffect(() => {
    if (!isReachable || who === '') return;
    let isOver = false;
    let isStale = true;
    let resting: ReturnType<typeof setTimeout> | null = null;
    const ask = async () => {
      if (isOver || resting !== null || !isStale) return;
      isStale = false;
      resting = setTimeout(() => {
        resting = null;
        void ask();
      }, BETWEEN_ASKS);
      const found = await look.current().catch(() => null);
      if (!isOver && found) setChips(found);
    };
    const wake = () => {
      isStale = true;
      void ask();
    };
    void ask();
    const stops = [live.store.subscribe('calendar', wake), live.store.subscribe('holds', wake)];
    const minute = setInterval(wake, MINUTE);
    return () => {
      isOver = true;
      for (const stop of stops) stop();
      clearInterval(minute);
      if (resting !== null) clearTimeout(resting);
    };
  }, [live, isReachable, who, dayStart, settings]);
  return chips;
}
