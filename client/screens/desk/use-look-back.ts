// The way into the past, for those who may look there.
import { useSettings } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { go, usePlace } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import { instantOf } from '#shared/time/instant.ts';

/** The page of a doctor's own schedule looks back on itself; every other on the calendar. */
const OWN = '/doctor';

/** Whether it is offered, whether the page is there already, and going there: the shown day as it is at this moment. */
export function useLookBack() {
  const place = usePlace();
  const caller = useCaller();
  const zone = useSettings()?.clinic.zone;
  const isThere = place.at !== null;
  return {
    isOffered: scopeOf(caller.role, 'audit') !== 'none',
    isThere,
    go: () => {
      if (isThere || zone === undefined) return;
      const date = place.date ?? dateIn(zone, clinicNow());
      go({
        path: place.path === OWN ? OWN : '/',
        section: null,
        at: instantOf(clinicNow()),
        date,
        appointmentId: null,
      });
    },
  };
}
