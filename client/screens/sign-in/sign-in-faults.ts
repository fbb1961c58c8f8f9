// What is wrong with a sign-in, in words: at a field, or about the whole attempt.
import type { Translate } from '#shared/i18n/catalog.ts';
import { fieldText, refusalText } from '#shared/i18n/refusal-text.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { MINUTE } from '#shared/time/instant.ts';
import type { Format } from '#client/kit/format.ts';

/** Sentences by field; `form` stands for the attempt as a whole. */
export type SignInFaults = { readonly email?: string; readonly password?: string; readonly form?: string };

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** What can be said without asking the server. */
export function faultsBefore(t: Translate, email: string, password: string): SignInFaults {
  return {
    ...(email === '' && { email: fieldText(t, 'required') }),
    ...(email !== '' && !EMAIL.test(email) && { email: fieldText(t, 'email') }),
    ...(password === '' && { password: fieldText(t, 'required') }),
  };
}

/** What the server's refusal means to somebody who signs in. */
export function faultsAfter(t: Translate, format: Format, refusal: Refusal): SignInFaults {
  if (refusal.code === 'unauthenticated') return { form: t(($) => $.common.signIn.wrong) };
  if (refusal.code === 'rate-limited') return { form: waitSentence(t, format, refusal.retryMs) };
  if (refusal.code !== 'invalid') return { form: refusalText(t, refusal.code) };
  const at = refusal.fields.find(({ path }) => path === 'email' || path === 'password');
  if (!at) return { form: refusalText(t, refusal.code) };
  return { [at.path]: fieldText(t, at.problem, at.params) };
}

/** How long somebody has to wait who tried too often. */
export function waitSentence(t: Translate, format: Format, retryMs: number): string {
  const wait = format.duration(Math.max(1, Math.ceil(retryMs / MINUTE)));
  return t(($) => $.common.signIn.tooMany, { wait });
}
