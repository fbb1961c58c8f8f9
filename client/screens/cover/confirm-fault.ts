// Why a covered screen stays covered, in words.
import type { Format } from '#client/kit/format.ts';
import { waitSentence } from '#client/screens/sign-in/sign-in-faults.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { refusalText } from '#shared/i18n/refusal-text.ts';
import type { Refusal } from '#shared/rules/decision.ts';

/** What the server's refusal of a password means to whoever came back; where nobody could be asked that is said. */
export function confirmFault(t: Translate, format: Format, refusal: Refusal): string {
  if (refusal.code === 'unauthenticated' || refusal.code === 'invalid') return t(($) => $.day.cover.wrong);
  if (refusal.code === 'rate-limited') return waitSentence(t, format, refusal.retryMs);
  return refusal.code === 'unavailable' ? t(($) => $.day.cover.offline) : refusalText(t, refusal.code);
}
