// Turns query parameters, which are all text, into the input a schema describes.
import type { z } from 'zod';

type Schema = z.core.$ZodType;
type Def = { readonly type: string; readonly innerType?: Schema; readonly element?: Schema; readonly in?: Schema };

function bare(schema: Schema): Def {
  const def = schema._zod.def as Def;
  const inner = def.innerType ?? def.in;
  return inner ? bare(inner) : def;
}

const fromText: Readonly<Record<string, (text: string) => unknown>> = {
  number: (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text),
  boolean: (text) => ({ true: true, false: false, 1: true, 0: false })[text] ?? text,
  object: nested,
  union: nested,
};

/** What has parts of its own is spelt as JSON. */
function nested(text: string): unknown {
  try {
    return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

function valueOf(texts: readonly string[], schema: Schema | undefined): unknown {
  if (!schema) return texts[0];
  const def = bare(schema);
  if (def.type === 'array') return texts.map((text) => valueOf([text], def.element));
  return texts.length > 1 ? texts : (fromText[def.type]?.(texts[0] ?? '') ?? texts[0]);
}

/**
 * The parameters of a query string as an input: lists are repeated, numbers and booleans are spelt out, what has
 * parts of its own is JSON. What does not fit its field is left as text, and what is no field is left in, so that the schema names it.
 */
export function coerced(querystring: string, schema: z.ZodObject): Record<string, unknown> {
  const search = new URLSearchParams(querystring);
  const shape: Readonly<Record<string, Schema>> = schema.shape;
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => [
      key,
      valueOf(search.getAll(key), Object.hasOwn(shape, key) ? shape[key] : undefined),
    ]),
  );
}
