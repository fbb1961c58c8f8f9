// A booking that was refused after its sheet had gone: what was typed waits here until the sheet is open again.
import type { BookingForm } from './booking-form.ts';
import type { No } from './refusals.ts';
import type { Draft } from './subject.ts';

/** What came back, and why. */
export type ReturnedForm = { readonly form: BookingForm; readonly refusal: No };

const returned = new WeakMap<Draft, ReturnedForm>();
let open = 0;

/** A draft under which the refused form is found again. */
export function keepReturned(kept: ReturnedForm): Draft {
  const { patientId, serviceId, scheduleIds, durationMinutes } = kept.form;
  const draft = { ...(patientId !== null && { patientId }), serviceId, scheduleIds, durationMinutes };
  returned.set(draft, kept);
  return draft;
}

/** The refused form a draft stands for, if it stands for one. */
export function returnedUnder(draft: Draft): ReturnedForm | undefined {
  return returned.get(draft);
}

/** A sheet is on the page until the answer is called. */
export function noteOpenSheet(): () => void {
  open += 1;
  return () => void (open -= 1);
}

/** Whether something is being typed or looked at that must not be covered. */
export function isSheetOpen(): boolean {
  return open > 0;
}
