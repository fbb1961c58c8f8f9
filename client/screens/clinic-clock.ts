// The clinic's clock as a page reads it: the server's time, since a device may be set to any other.
import { useCallback, useSyncExternalStore } from 'react';
import { fromAbsolute, toCalendarDate } from '@internationalized/date';
import { now } from '#client/kit/clock.ts';

/** An answer's time is whole seconds and has travelled; smaller differences say nothing. */
const MEANINGLESS_MS = 2000;

let ahead = 0;

/** Learns the server's time from the `Date` header of an answer. */
export function setClinicClock(header: string | null): void {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(told)) return;
  const difference = told - now();
  ahead = Math.abs(difference) < MEANINGLESS_MS ? 0 : difference;
}

/** Milliseconds since 1970 on the server's clock. */
export function clinicNow(): number {
  return now() + ahead;
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
