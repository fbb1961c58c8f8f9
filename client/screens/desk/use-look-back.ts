// The way into the past, for those who may look there.
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { go } from '#client/screens/place.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import { instantOf } from '#shared/time/instant.ts';
import { useScene } from './scene.ts';

/** Whether it is offered, whether the page is there already, and going there: the shown day as it is at this moment. */
export function useLookBack() {
  const { place, caller, date } = useScene();
  const isThere = place.at !== null;
  return {
    isOffered: scopeOf(caller.role, 'audit') !== 'none',
    isThere,
    go: () => {
      if (!isThere) go({ at: instantOf(clinicNow()), date, appointmentId: null });
    },
  };
}
