// Refusals as a person reads them: one sentence for the whole, one for each field at fault, and what to take instead.
import type { Format } from '#client/kit/format.ts';
import { now } from '#client/kit/clock.ts';
import type { SetAside } from '#client/live/ask.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { fieldText, refusalText } from '#shared/i18n/refusal-text.ts';
import type { Alternative, Refusal } from '#shared/rules/decision.ts';
import { msOf } from '#shared/time/instant.ts';

/** A "no" from the server, or from this page because what it was about has changed or was taken back. */
export type No = Refusal | SetAside;

/** Sentences by the field they stand under. */
export type FieldSentences = Readonly<Record<string, string>>;

/** The one sentence of a refusal: with names and times where it has some. */
export function refusalSentence(refusal: No, t: Translate, format: Format): string {
  if (refusal.code === 'set-aside' || refusal.code === 'withdrawn') return t(($) => $.booking.conflict.setAside);
  if (refusal.code === 'conflict') return conflictSentence(refusal, t, format);
  if (refusal.code === 'wrong-status') return refusalText(t, refusal.code, { from: refusal.from, to: refusal.to });
  if (refusal.code === 'locked') return refusalText(t, refusal.code, { by: refusal.by });
  const [only, ...others] = refusal.code === 'invalid' ? refusal.fields : [];
  if (only && others.length === 0) return fieldText(t, only.problem, only.params);
  return refusalText(t, refusal.code);
}

/** What is wrong with each field; a path inside a field counts for the field. */
export function fieldSentences(refusal: No, t: Translate): FieldSentences {
  if (refusal.code !== 'invalid') return {};
  return Object.fromEntries(
    refusal.fields.map(({ path, problem, params }) => [path.split('.')[0] ?? path, fieldText(t, problem, params)]),
  );
}

/** Times that may be taken instead of the refused one. */
export function alternativesOf(refusal: No): readonly Alternative[] {
  return 'alternatives' in refusal ? refusal.alternatives : [];
}

function conflictSentence(refusal: Extract<Refusal, { code: 'conflict' }>, t: Translate, format: Format): string {
  const written = refusal.fields.find(({ by, at }) => by !== null && at !== null);
  if (!written?.by || written.at === null) return refusalText(t, refusal.code);
  const since = format.since(Math.max(0, now() - msOf(written.at)));
  return t(($) => $.booking.conflict.lead, { by: written.by.name, since });
}
