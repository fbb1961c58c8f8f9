// What a noun was before a change: the old value of every field that changed, and nothing else.

type Fields = Readonly<Record<string, unknown>>;

/** Whether two values are the same to the letter: lists in their order, nothing is the same as no value. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Array.isArray(a) === Array.isArray(b) && [...names].every((name) => isSame(fields(a)[name], fields(b)[name]));
}

function fields(value: object): Fields {
  return value as Fields;
}

/** The old values of the fields in which a noun differs after a change; its version is not one of them. */
export function whatWas(before: object, after: object): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete('version');
  const changed = [...names].filter((name) => !isSame(fields(before)[name], fields(after)[name]));
  return Object.fromEntries(changed.map((name) => [name, fields(before)[name] ?? null]));
}

/** The noun as it was before the change that left it so; it keeps the version of the change. */
export function before<N extends object>(after: N, was: Fields): N {
  return { ...after, ...was };
}
