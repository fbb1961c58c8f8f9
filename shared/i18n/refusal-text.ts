// Refusals in words: the one sentence for each code and each wrong field, from the catalogue.
import type { FieldProblem, RefusalCode, Translate, Words } from './catalog.ts';

/** Numbers and names a sentence may mention; `count` chooses the plural form. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The numbers a rule may name; a sentence speaks of the first it finds as its count. */
const COUNTED = ['minutes', 'days', 'most', 'least', 'count'];

type Status = keyof Words['common']['status'];

/** The sentence for a refusal. `from` and `to` of `wrong-status` are words of the wire and come out translated. */
export function refusalText(t: Translate, code: RefusalCode, params: TextParams = {}): string {
  const spoken = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'from' || name === 'to' ? t(($) => $.common.status[value as Status]) : value,
    ]),
  );
  return String(t(($) => $.errors.refusal[code], spoken));
}

/** The short heading for a refusal. */
export function refusalTitle(t: Translate, code: RefusalCode): string {
  return t(($) => $.errors.title[code]);
}

/** The sentence under one wrong field; a problem without words of its own gets the general one. */
export function fieldText(t: Translate, problem: FieldProblem | (string & {}), params: TextParams = {}): string {
  const general = t(($) => $.errors.field['wrong-type']);
  const count = Number(COUNTED.map((name) => params[name]).find(Number.isFinite) ?? 0);
  return t(($) => $.errors.field[problem as 'required'], { ...params, count, defaultValue: general });
}
