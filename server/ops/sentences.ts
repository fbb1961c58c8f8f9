// Refusals as they leave the server: the same fields as inside, with sentences in the caller's language.
import { type Translate, translator } from '#shared/i18n/catalog.ts';
import { regionOf } from '#shared/i18n/language.ts';
import { fieldText, refusalText, refusalTitle, type TextParams } from '#shared/i18n/refusal-text.ts';
import { languageOf } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';

const readers = new Map<string, Translate>();

/** The catalogue as somebody of this locale (`ar-SA`, `en`) reads it. */
function readerOf(locale: string): Translate {
  const language = languageOf(locale);
  const digits = /-u-nu-arab\b/.test(locale) ? 'arab' : 'latn';
  const key = `${language}-${regionOf(locale)}-${digits}`;
  const known = readers.get(key);
  if (known) return known;
  const made = translator(language, digits, regionOf(locale));
  readers.set(key, made);
  return made;
}

/** The short heading of a refusal, in the language of a locale. */
export function titleOf(refusal: Refusal, locale: string): string {
  return refusalTitle(readerOf(locale), refusal.code);
}

/** A refusal with `detail`, and with a `message` beside each fault of a field, in the language of a locale. */
export function worded(refusal: Refusal, locale: string): Refusal & { readonly detail: string } {
  const reader = readerOf(locale);
  const detail = refusalText(reader, refusal.code, mentioned(refusal));
  if (refusal.code !== 'invalid') return { ...refusal, detail };
  const fields = refusal.fields.map((fault) => ({
    ...fault,
    message: fieldText(reader, fault.problem, fault.params),
  }));
  return { ...refusal, fields, detail };
}

/** Why a visit stays outside the hours, where those who changed them gave no reason, in the language of a locale. */
export function keptReason(locale: string): string {
  return readerOf(locale)(($) => $.common.bookedBeforeHours);
}

/** Why a visit stands where there is no room since its zone's clock rules changed, in the language of a locale. */
export function clockReason(locale: string): string {
  return readerOf(locale)(($) => $.common.clockChanged);
}

function mentioned(refusal: Refusal): TextParams {
  if (refusal.code === 'wrong-status') return { from: refusal.from, to: refusal.to };
  if (refusal.code === 'locked') return { by: refusal.by };
  return {};
}
