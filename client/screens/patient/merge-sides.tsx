// Two records side by side: every field in words, marked where they differ, with how many visits each has.
import type { VersusRow, VersusSide } from '#client/kit/versus.tsx';
import { useTranslation } from 'react-i18next';
import { Phone } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Format } from '#client/kit/format.ts';
import { partLabel } from '#client/screens/words/part-words.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { JOINED_FIELDS, type JoinedField } from './merge-of.ts';
import type { PatientView } from './visits-now.ts';
import type { Voice } from './visit-words.ts';

/** The record that stays first. */
export function mergeSides(into: PatientView, from: PatientView, voice: Voice): [VersusSide, VersusSide] {
  const { t } = voice;
  return [
    { id: 'into', title: t(($) => $.patient.merge.stays), rows: rowsOf(into, from, voice) },
    { id: 'from', title: t(($) => $.patient.merge.goes), rows: rowsOf(from, into, voice) },
  ];
}

/** Names of fields in one phrase. */
export function useFieldNames(): (fields: readonly JoinedField[]) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (fields) => format.list(fields.map((field) => t(($) => $.together.part[field])));
}

function rowsOf(one: PatientView, other: PatientView, { t, format }: Voice): VersusRow[] {
  const file: VersusRow = {
    id: 'file',
    label: t(($) => $.patient.fact.file),
    value: format.plain(one.fileNumber),
    changed: false,
  };
  const fields = JOINED_FIELDS.filter((field) => hasWords(one[field]) || hasWords(other[field]));
  const visits: VersusRow = {
    id: 'visits',
    label: t(($) => $.patient.merge.visits),
    value: format.number(one.upcoming.length + one.counts.past),
    changed: false,
  };
  return [
    file,
    ...fields.map((field) => ({
      id: field,
      label: partLabel(field, t),
      value: <span dir="auto">{valueOf(one, field, t, format)}</span>,
      changed: one[field] !== other[field],
    })),
    visits,
  ];
}

function hasWords(value: string | null): boolean {
  return value !== null && value !== '';
}

function valueOf(one: PatientView, field: JoinedField, t: Translate, format: Format) {
  const value = one[field];
  if (value === null || value === '') return t(($) => $.booking.conflict.nothing);
  if (field === 'phone') return <Phone>{value}</Phone>;
  if (field === 'birthDate') return format.dateOfYear(value);
  if (field === 'sex') return t(($) => $.booking.patient[value as 'female' | 'male']);
  return value;
}
