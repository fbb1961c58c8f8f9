// Two people's edits of one noun: which parts of it each asked for, and the noun with both.
import type { Fields } from './asked-fields.ts';
import { conflictsOf, sameField, type WrittenBy } from './conflict.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** The fields that hold a text for each language: each language stands or falls alone. */
const translated: ReadonlySet<string> = new Set(['names', 'titles']);

/** Fields with each language of a translated one under a name of its own, `names.ar`; one without a text is not there. */
export function inLanguages(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => partsOf(name, value)));
}

function partsOf(name: string, value: unknown): [string, unknown][] {
  if (!translated.has(name)) return [[name, value]];
  return Object.entries(withoutEmpty(value ?? {})).map(([language, text]) => [`${name}.${language}`, text]);
}

/** The texts of a translated field in those languages that have one. */
export function withoutEmpty<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as T;
}

/** What an edit comes to: the noun with it, and the parts it asked for by the names a conflict has for them. */
export type Edited<T> = { readonly noun: T; readonly asked: readonly string[] };

/**
 * A noun with the edit of somebody who saw `base` of it, which is the noun itself where nothing is to be other than it is;
 * where others changed the same meanwhile, a conflict. Of a translated field only those languages are asked for that are to
 * be other than they were seen.
 */
export function editedBy<T extends object>(
  noun: T,
  base: Fields,
  mine: Fields,
  written: WrittenBy,
): Decision<Edited<T>> {
  const [stands, saw, wants] = [inLanguages(noun as Fields), inLanguages(base), inLanguages(mine)];
  const asked = Object.keys({ ...wants, ...saw }).filter(
    (part) => part in mine || (fieldOf(part) in mine && !sameField(part, saw[part], wants[part])),
  );
  const clashes = conflictsOf('ask', stands, pick(saw, asked), pick(wants, asked), written);
  if (clashes.length > 0) return refuse({ code: 'conflict', current: noun, fields: clashes });
  const changed = asked.filter((part) => !sameField(part, stands[part], wants[part]));
  if (changed.length === 0) return accept({ noun, asked });
  const fields = [...new Set(changed.map(fieldOf))];
  const edited = fields.map((field) => [
    field,
    translated.has(field) ? textsOf(field, noun, changed, wants) : mine[field],
  ]);
  return accept({ noun: { ...noun, ...(Object.fromEntries(edited) as Partial<T>) }, asked });
}

/** A translated field with the changed languages as they are wanted. */
function textsOf(field: string, noun: object, changed: readonly string[], wants: Fields): Fields {
  const mine = changed.filter((part) => fieldOf(part) === field);
  const texts = mine.map((part) => [part.slice(field.length + 1), wants[part]]);
  return withoutEmpty({
    ...(noun as Readonly<Record<string, object>>)[field],
    ...(Object.fromEntries(texts) as Fields),
  });
}

function fieldOf(part: string): string {
  return part.split('.', 1)[0] ?? part;
}

function pick(fields: Fields, parts: readonly string[]): Fields {
  return Object.fromEntries(parts.map((part) => [part, fields[part] ?? null]));
}
