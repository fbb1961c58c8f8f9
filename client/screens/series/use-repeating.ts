// A booking that is to repeat: whether it does, by which rule, and whether its dates are being looked at.
import { useState } from 'react';
import { startOf, type BookingForm } from '#client/screens/appointment/booking-form.ts';
import type { QueryInput, Settings } from '#shared/contract/queries.ts';
import { wallOf } from '#shared/time/zone.ts';
import type { RuleForm } from './rule-form.ts';
import { type RuleModel, useRule } from './use-rule.ts';

/** The state of a form's repeating. */
export interface Repeating {
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
  readonly rule: RuleModel;
  /** What the preview asks, while it is open. */
  readonly wish: QueryInput<'series.preview'> | null;
  /** Opens the preview where the rule is whole. */
  readonly look: () => void;
  readonly leave: () => void;
}

/** The repeating of a booking's form. `begun`: whether it is on at first, or what was typed of its rule before. */
export function useRepeating(form: BookingForm, settings: Settings, begun: boolean | RuleForm = false): Repeating {
  const [isOn, turn] = useState(begun !== false);
  const [wish, setWish] = useState<QueryInput<'series.preview'> | null>(null);
  const rule = useRule(form.date, settings.clinic.weekStart, typeof begun === 'boolean' ? null : begun);
  return {
    isOn,
    turn,
    rule,
    wish,
    look: () => rule.passes() && setWish(wishOf(form, settings, rule.text)),
    leave: () => setWish(null),
  };
}

/** The series a form and a rule mean; null while something is missing. */
export function wishOf(
  form: BookingForm,
  settings: Settings,
  rule: string | null,
): QueryInput<'series.preview'> | null {
  const start = startOf(form, settings);
  const { serviceId, patientId, scheduleIds, durationMinutes } = form;
  if (start === null || patientId === null || scheduleIds.length === 0 || rule === null) return null;
  const startLocal = wallOf(start, settings.clinic.zone);
  return { serviceId, patientId, scheduleIds: [...scheduleIds], durationMinutes, startLocal, rule };
}
