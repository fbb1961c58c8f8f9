// A form on a noun that others may change meanwhile: what it was opened on, what is typed, and what is to be sent of it.
import type { FieldConflict } from '#shared/rules/decision.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How the fields of a form hang together with those of a noun and its edit command. */
export interface FormShape<N, F> {
  /** The form's fields as a noun has them. */
  readonly typedOf: (noun: N) => F;
  /** The command's fields as they are typed. */
  readonly fieldsOf: (typed: F) => Fields;
  /** Which of the command's fields each field of the form writes. */
  readonly writes: { readonly [K in keyof F]: readonly string[] };
  /** Under which field of the form a path of the command stands: the longest beginning that is named here, or itself. */
  readonly spots?: Readonly<Record<string, keyof F & string>>;
}

/** A field that somebody else has changed as well, until one of the two is chosen. */
export interface Clash<F> {
  readonly at: keyof F & string;
  readonly by: FieldConflict['by'];
  readonly when: FieldConflict['at'];
}

/** The state of a form. */
export interface Edits<N, F> {
  /** The noun as it is known here, but for what is being changed: that is as it was first seen. */
  readonly base: N;
  readonly version: number;
  readonly typed: F;
  readonly clashes: readonly Clash<F>[];
}

type Versioned = { readonly version: number };

/** A form just opened on a noun. */
export function opened<N extends Versioned, F>(shape: FormShape<N, F>, noun: N): Edits<N, F> {
  return { base: noun, version: noun.version, typed: shape.typedOf(noun), clashes: [] };
}

/** The fields whose text is another than the noun has. */
export function touchedOf<N, F extends object>(shape: FormShape<N, F>, { base, typed }: Edits<N, F>) {
  const seen = shape.typedOf(base);
  return (Object.keys(shape.writes) as (keyof F & string)[]).filter((key) => !isSame(seen[key], typed[key]));
}

/** The form after the noun became another: what nobody types here follows it, what is typed stays and rests on what was seen. */
export function followed<N extends Versioned, F extends object>(
  shape: FormShape<N, F>,
  edits: Edits<N, F>,
  noun: N,
): Edits<N, F> {
  const touched = touchedOf(shape, edits);
  if (noun.version <= edits.base.version) return edits;
  if (touched.length === 0 && edits.clashes.length === 0) return opened(shape, noun);
  const kept = pick(edits.base, writtenBy(shape, touched));
  const base: N = { ...noun, ...kept };
  return { ...edits, base, typed: { ...shape.typedOf(base), ...pick(edits.typed as Fields, touched) } };
}

/** What is to be sent: the version and values that were seen, and the new ones; null where nothing is changed. */
export function editOf<N, F extends object>(shape: FormShape<N, F>, edits: Edits<N, F>) {
  const names = writtenBy(shape, touchedOf(shape, edits));
  if (names.length === 0) return null;
  const base = pick(edits.base as Fields, names);
  return { baseVersion: edits.version, base, ...pick(shape.fieldsOf(edits.typed), names) };
}

/** The form after a conflict: it rests on the noun as it stands now, what is typed stays, and each clash is to be chosen. */
export function crossed<N extends Versioned, F extends object>(
  shape: FormShape<N, F>,
  edits: Edits<N, F>,
  current: N,
  fields: readonly FieldConflict[],
): Edits<N, F> {
  const touched = touchedOf(shape, edits);
  const typed = { ...shape.typedOf(current), ...pick(edits.typed as Fields, touched) };
  const after = { base: current, version: current.version, typed, clashes: [] };
  const open = new Set<string>(touchedOf(shape, after));
  const clashes = fields
    .map(({ field, by, at }) => ({ at: spotOf(shape, field), by, when: at }))
    .filter((one): one is Clash<F> => one.at !== null && open.has(one.at));
  return { ...after, clashes: clashes.filter((one, at) => clashes.findIndex((other) => other.at === one.at) === at) };
}

/** The form after the noun was saved as `sent`: it rests on the saved one, and what was typed while it was on its way stays. */
export function saved<N extends Versioned, F extends object>(
  shape: FormShape<N, F>,
  edits: Edits<N, F>,
  sent: F,
  noun: N,
): Edits<N, F> {
  const now = opened(shape, noun);
  const typedSince = touchedOf(shape, edits).filter((key) => !isSame(edits.typed[key], sent[key]));
  return { ...now, typed: { ...now.typed, ...pick(edits.typed as Fields, typedSince) } };
}

/** The form after one of the two was chosen for a field. */
export function chosen<N, F extends object>(
  shape: FormShape<N, F>,
  edits: Edits<N, F>,
  at: keyof F & string,
  whose: 'mine' | 'theirs',
): Edits<N, F> {
  const clashes = edits.clashes.filter((one) => one.at !== at);
  const typed = whose === 'mine' ? edits.typed : { ...edits.typed, [at]: shape.typedOf(edits.base)[at] };
  return { ...edits, clashes, typed };
}

/** The field of the form under which a path of the command stands; null where there is none. */
export function spotOf<N, F>({ spots = {}, writes }: FormShape<N, F>, path: string): (keyof F & string) | null {
  const parts = path.split('.');
  const beginnings = parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
  for (const one of beginnings) {
    const spot = spots[one] ?? (one in writes ? (one as keyof F & string) : undefined);
    if (spot !== undefined) return spot;
  }
  return null;
}

function writtenBy<N, F>(shape: FormShape<N, F>, touched: readonly (keyof F & string)[]): string[] {
  return [...new Set(touched.flatMap((key) => shape.writes[key]))];
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
