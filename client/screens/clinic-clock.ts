// The clinic's clock as a page reads it: the server's time, since a device may be set to any other.
import { useCallback, useSyncExternalStore } from 'react';
import { fromAbsolute, toCalendarDate } from '@internationalized/date';
import { now } from '#client/kit/clock.ts';
import { ClinicClock } from '#client/live/clinic-clock.ts';

/** The clock of this page's clinic; the live part learns it more exactly from what happens. */
export const clinicClock = new ClinicClock(now);

/** Learns the server's time from the `Date` header of an answer. */
export function setClinicClock(header: string | null): void {
  if (header !== null) clinicClock.learnDate(Date.parse(header));
}

/** Milliseconds since 1970 on the server's clock. */
export function clinicNow(): number {
  return clinicClock.now();
}

/** The civil date at an instant, in ms, in an IANA zone. */
export function dateIn(zone: string, ms: number): string {
  return toCalendarDate(fromAbsolute(ms, zone)).toString();
}

/** The clinic's time in steps of `step` ms: the component renders again at each step. */
export function useClinicNow(step: number): number {
  const follow = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, Math.min(step, 1000));
      return () => clearInterval(timer);
    },
    [step],
  );
  return useSyncExternalStore(follow, () => Math.floor(clinicNow() / step) * step);
}
