// Keeps a booking while it is filled in, until it is given or thrown away.
import { useEffect, useRef, useState } from 'react';
import { newId } from '#client/kit/clock.ts';
import { usePatient } from '#client/live/hooks.ts';
import type { BookingForm } from '#client/screens/appointment/booking-form.ts';
import type { Draft } from '#client/screens/appointment/subject.ts';
import type { RuleForm } from '#client/screens/series/rule-form.ts';
import { type KeptBooking, resumedUnder } from './kept-bookings.ts';
import { useDraft } from './use-draft.ts';

/**
 * Keeps `form`, and the rule it `repeats` by, once something is typed in it. `isGiven`: it is on its way, and is kept again only
 * if it comes back.
 */
export function useKeptBooking(
  draft: Draft,
  form: BookingForm,
  {
    repeats,
    isTyped,
    isGiven,
  }: { readonly repeats: RuleForm | null; readonly isTyped: boolean; readonly isGiven: boolean },
): { readonly forget: () => void } {
  const [key] = useState(() => resumedUnder(draft)?.key ?? `booking ${newId()}`);
  const [, keep] = useDraft<KeptBooking>(key, 'booking');
  const patient = usePatient(form.patientId ?? '')?.name ?? null;
  const isForgotten = useRef(false);
  const isKept = isTyped && !isGiven;
  const text = JSON.stringify({ form, patient, repeats } satisfies KeptBooking);
  useEffect(() => {
    if (isForgotten.current) return;
    keep(isKept ? (JSON.parse(text) as KeptBooking) : null);
  }, [keep, isKept, text]);
  return {
    forget() {
      isForgotten.current = true;
      keep(null);
    },
  };
}
