// The first free time, filled in for a booking that was begun without one.
import { useEffect, useRef } from 'react';
import { sameValue } from '#shared/rules/conflict.ts';
import type { BookingForm } from './booking-form.ts';
import type { Draft } from './subject.ts';
import type { SlotForm } from './use-slot-form.ts';

/** Until somebody types or chooses a time of their own; another service looks for a time anew. */
export function useFirstSlot({ form, free, change, slotted }: SlotForm, { start, scheduleIds = [] }: Draft): void {
  const isOpen = useRef(start === undefined);
  const filled = useRef<BookingForm | null>(null);
  useEffect(() => {
    const [first] = free.slots;
    if (isOpen.current && form.time !== '') isOpen.current = false;
    if (isOpen.current && first && free.isKnown) {
      filled.current = slotted(first);
      isOpen.current = false;
      change(filled.current);
    } else if (filled.current && isUntouched(form, filled.current) && form.serviceId !== filled.current.serviceId) {
      filled.current = null;
      isOpen.current = true;
      change({ time: '', scheduleIds: form.scheduleIds.filter((id) => scheduleIds.includes(id)) });
    }
  });
}

function isUntouched(form: BookingForm, filled: BookingForm): boolean {
  return form.time === filled.time && form.date === filled.date && sameValue(form.scheduleIds, filled.scheduleIds);
}
