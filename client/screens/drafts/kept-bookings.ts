// Bookings that were begun: the form as it was filled in, with what is needed to name it later.
import type { BookingForm } from '#client/screens/appointment/booking-form.ts';
import type { Draft as Kept } from '#client/live/drafts.ts';
import type { Draft } from '#client/screens/appointment/subject.ts';
import type { RuleForm } from '#client/screens/series/rule-form.ts';

/**
 * What is kept of a booking. The patient's name, as the patient may be unknown to the page that comes after; `repeats` is its
 * rule as far as it is built, null where it is for once.
 */
export type KeptBooking = {
  readonly form: BookingForm;
  readonly patient: string | null;
  readonly repeats?: RuleForm | null;
};
/** A kept booking with the key it is kept under. */
export type ResumedBooking = KeptBooking & { readonly key: string };

const resumed = new WeakMap<Draft, ResumedBooking>();

/** A draft under which the sheet finds the kept form again. */
export function resumedDraft({ key, value }: Kept): Draft {
  const draft: Draft = {};
  resumed.set(draft, { ...(value as KeptBooking), key });
  return draft;
}

/** The kept booking a draft stands for, if it stands for one. */
export function resumedUnder(draft: Draft): ResumedBooking | undefined {
  return resumed.get(draft);
}
