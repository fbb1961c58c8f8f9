// The date that is meant by what somebody types into the command menu.
import { type DateFacts, dateMeant } from '#client/screens/desk/typed-date.ts';
import { foldArabic } from '#shared/i18n/fold.ts';

const GOING = /^(?:go to|go|to|show|open|اذهب الي|انتقل الي|انتقال الي|الانتقال الي|روح|الي|اعرض|يوم) /;

/** The date of `Sunday 22 November`, `go to tomorrow`, `إلى ١ رمضان`; null where none is meant. */
export function dateAsked(typed: string, facts: DateFacts): string | null {
  const plain = foldArabic(typed);
  const rest = plain.replace(GOING, '');
  return dateMeant(rest, facts) ?? dateMeant(plain, facts) ?? withoutWeekday(rest, facts);
}

/** A weekday before a date says the same day once more: it is read only where it does. */
function withoutWeekday(text: string, facts: DateFacts): string | null {
  const [, weekday = '', rest = ''] = /^(\S+?)[,،]? (.+)$/.exec(text) ?? [];
  const date = rest === '' ? null : dateMeant(rest, facts);
  if (date === null) return null;
  return dateMeant(weekday, { ...facts, today: date }) === date ? date : null;
}
