// A rule while somebody builds it: its fields, what is wrong with them, and the rule they mean.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { readRule, type Rule, writeRule } from '#shared/rules/recurrence-rule.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { FIRST_FORM, formOf, inDigits, type RuleFaults, type RuleForm, ruleFaults, ruleOf } from './rule-form.ts';

/** Sentences at the fields. */
export type RuleTrouble = Readonly<Partial<Record<keyof RuleFaults, string>>>;

/** The builder's state. `form` is null while a rule is shown that the fields cannot draw. */
export interface RuleModel {
  readonly form: RuleForm | null;
  /** The first date, and the first day of the clinic's week. */
  readonly start: LocalDate;
  readonly weekStart: number;
  readonly rule: Rule | null;
  /** The text of the rule; null while a field is at fault. */
  readonly text: string | null;
  readonly trouble: RuleTrouble;
  readonly take: (form: RuleForm) => void;
  /** Shows what is wrong, if anything is. Answers whether nothing is. */
  readonly passes: () => boolean;
}

/** The rule of the first date `start`; `written` is the text it begins with. */
export function useRule(start: LocalDate, weekStart: number, written: string | null = null): RuleModel {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState(() => {
    const first = firstForm(written, start);
    return first && inDigits(first, (value) => format.plain(value));
  });
  const [isShown, setShown] = useState(false);
  const rule = form === null ? ruleIn(written) : ruleOf(form, start, weekStart);
  const faults = form && isShown ? ruleFaults(form, start) : {};
  const trouble = Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field, t(($) => $.series.builder.fault[fault])]),
  );
  return {
    form,
    start,
    weekStart,
    rule,
    text: rule && writeRule(rule),
    trouble,
    take(next) {
      setForm(next);
      setShown(false);
    },
    passes() {
      setShown(true);
      return rule !== null;
    },
  };
}

function ruleIn(text: string | null): Rule | null {
  const read = text === null ? null : readRule(text);
  return read?.ok === true ? read.value : null;
}

function firstForm(written: string | null, start: LocalDate): RuleForm | null {
  if (written === null) return FIRST_FORM;
  const rule = ruleIn(written);
  return rule && formOf(rule, start);
}
