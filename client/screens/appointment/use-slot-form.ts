// A form with a slot in it, while somebody fills it in: what it means, who is in the way, and what was refused.
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Id } from '#shared/model/id.ts';
import type { Alternative, FieldFault } from '#shared/rules/decision.ts';
import { type BookingForm, closedAt, startOf, unpractised, withSlot } from './booking-form.ts';
import { useFreeSlots } from './free-slots.ts';
import { type FieldSentences, fieldSentences, type No } from './refusals.ts';
import { spanOf } from './slot-words.ts';
import { useTakenBy } from './use-taken-by.ts';

/** What is wrong at the moment: sentences under fields, and the server's whole refusal. */
export type Trouble = { readonly fields: FieldSentences; readonly refusal: No | null };

const NONE: Trouble = { fields: {}, refusal: null };

interface SlotFormParts {
  readonly settings: Settings;
  readonly start: () => BookingForm;
  /** What was refused before the form appeared. */
  readonly refusal?: No | null;
  /** An appointment that cannot be in its own way. */
  readonly except?: Id;
}

export type SlotForm = ReturnType<typeof useSlotForm>;

/** The form and all that follows from it. */
export function useSlotForm({ settings, start: begin, refusal = null, except }: SlotFormParts) {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const [form, setForm] = useState(begin);
  const [trouble, setTrouble] = useState(() => troubleOf(refusal));
  const { zone } = settings.clinic;
  const own = except === undefined ? {} : { except };
  const start = startOf(form, settings);
  const closed = useMemo(() => closedAt(form, settings), [form, settings]);
  const wish = { ...form, ...(form.anyone && { scheduleIds: unpractised(form.scheduleIds, settings) }), zone, ...own };
  const free = useFreeSlots(wish);
  const taken = useTakenBy(start === null ? null : { ...form, ...own, start }, settings);
  const mayOverride = mayChange(caller, settings.schedules, form.scheduleIds, 'override');
  const isBeyond = closed.length > 0 || taken.crowds.length > 0 || taken.shut.length > 0 || taken.full !== null;
  /** The slot leaves the rules and this person may book anyway: never over what a colleague holds. */
  const canOverride = isBeyond && mayOverride && taken.hold === null;

  const change = useCallback((part: Partial<BookingForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setTrouble(NONE);
  }, []);
  /** The time as the reader writes it, once it is understood; what is wrong stays said. */
  const tidyTime = () => {
    if (start === null) return;
    setForm((before) => ({ ...before, time: format.time(spanOf({ start, end: start }, zone).start) }));
  };
  const slotted = (slot: Alternative): BookingForm => {
    const span = spanOf(slot, zone);
    return { ...withSlot(form, settings, slot), date: span.date, time: format.time(span.start) };
  };
  const takeSlot = (slot: Alternative) => change(slotted(slot));
  /**
   * Shows the faults there are, also a missing reason to leave the rules. Answers whether there are none. A plan of many visits
   * says later, of each, what is in its way.
   */
  const passes = (faults: readonly FieldFault[], { isPlan = false } = {}): boolean => {
    const isBarred = !isPlan && closed.length > 0 && !mayOverride;
    const lacksReason = !isPlan && canOverride && form.reason.trim() === '';
    const fields = {
      ...Object.fromEntries(faults.map(({ path, problem, params }) => [fieldOf(path), fieldText(t, problem, params)])),
      ...(lacksReason && { override: fieldText(t, 'reason') }),
    };
    const isWrong = isBarred || Object.keys(fields).length > 0;
    setTrouble(isWrong ? { fields, refusal: isBarred ? { code: 'outside-hours', alternatives: [] } : null } : NONE);
    return !isWrong;
  };

  return {
    settings,
    form,
    change,
    takeSlot,
    /** The form as it would be with a slot. */
    slotted,
    tidyTime,
    start,
    closed,
    wish,
    free,
    taken,
    mayOverride,
    canOverride,
    today: dateIn(zone, clinicNow()),
    trouble,
    isTroubled: trouble !== NONE,
    passes,
    refused: (no: No) => setTrouble(troubleOf(no)),
  };

  function troubleOf(no: No | null): Trouble {
    return no === null ? NONE : { fields: fieldSentences(no, t), refusal: no };
  }
}

function fieldOf(path: string): string {
  return path.split('.')[0] ?? path;
}
