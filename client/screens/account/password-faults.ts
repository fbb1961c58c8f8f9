// What is wrong with a change of password, in words: at a field, or about the whole attempt.
import type { Format } from '#client/kit/format.ts';
import { waitSentence } from '#client/screens/sign-in/sign-in-faults.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { fieldText, refusalText } from '#shared/i18n/refusal-text.ts';
import type { Refusal } from '#shared/rules/decision.ts';

/** Sentences by field; `form` stands for the attempt as a whole. */
export type PasswordFaults = { readonly current?: string; readonly next?: string; readonly form?: string };

/** As the server has it; it says so again if it thinks otherwise. */
export const SHORTEST = 8;

/** What can be said without asking the server. */
export function passwordFaultsBefore(t: Translate, current: string, next: string): PasswordFaults {
  return {
    ...(current === '' && { current: fieldText(t, 'required') }),
    ...(next.length < SHORTEST && { next: fieldText(t, 'too-short', { least: SHORTEST }) }),
    ...(next.length >= SHORTEST && next === current && { next: t(($) => $.account.password.same) }),
  };
}

/** What the server's refusal means to somebody who changes their password. */
export function passwordFaultsAfter(t: Translate, format: Format, refusal: Refusal): PasswordFaults {
  if (refusal.code === 'unauthenticated') return { current: t(($) => $.account.password.wrong) };
  if (refusal.code === 'rate-limited') return { form: waitSentence(t, format, refusal.retryMs) };
  if (refusal.code !== 'invalid') return { form: refusalText(t, refusal.code) };
  const at = refusal.fields.find(({ path }) => path === 'current' || path === 'next');
  if (!at) return { form: refusalText(t, refusal.code) };
  const isWrong = at.path === 'current' && at.problem !== 'required';
  return { [at.path]: isWrong ? t(($) => $.account.password.wrong) : fieldText(t, at.problem, at.params) };
}
