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

/** The rule of the first date `start`; `begun` is the text of the rule, or what was typed in the fields, it begins with. */
export function useRule(start: LocalDate, weekStart: number, begun: string | RuleForm | null = null): RuleModel {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState(() => {
    const first = firstForm(begun, start);
    return first && inDigits(first, (value) => format.plain(value));
  });
  const [isShown, setShown] = useState(false);
  const rule = form === null ? ruleIn(begun) : ruleOf(form, start, weekStart);
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

function ruleIn(begun: string | RuleForm | null): Rule | null {
  const read = typeof begun === 'string' ? readRule(begun) : null;
  return read?.ok === true ? read.value : null;
}

function firstForm(begun: string | RuleForm | null, start: LocalDate): RuleForm | null {
  if (typeof begun !== 'string') return begun ?? FIRST_FORM;
  const rule = ruleIn(begun);
  return rule && formOf(rule, start);
}
