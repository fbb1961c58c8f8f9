// How a command that waited behind another of the same desk is put on top of what became of that one.
import type { NounName, Nouns } from '#shared/contract/events.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { effectOf } from './effects.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Pending } from './pending-entry.ts';

type WithBase = { readonly base?: Fields; readonly baseVersion?: number };

/**
 * The later entries after `earlier` came to be `value`: what it wrote is what they have seen now. Fields it did not
 * write keep the base the person saw, so that somebody else's change is still asked about.
 */
export function rebasedOn(earlier: Pending, value: Nouns[NounName], later: readonly Pending[]): Pending[] {
  const now = fieldsOf(earlier.on.noun, value as never);
  return withOpenFields(earlier, later, (entry, open) => {
    const input = entry.input as WithBase;
    if (input.baseVersion === undefined) return entry;
    const base = input.base && replaced(input.base, open, now, () => true);
    const isSeen = !base || Object.keys(base).every((field) => sameValue(base[field], now[field]));
    return withInput(entry, { ...(base && { base }), ...(isSeen && { baseVersion: value.version }) });
  });
}

/** The later entries after `earlier` was refused: where they stood on what it asked for, they stand on what it stood on. */
export function rebasedOff(earlier: Pending, later: readonly Pending[]): Pending[] {
  const before: Fields = (earlier.input as WithBase).base ?? {};
  const asked = earlier.input as Fields;
  return withOpenFields(earlier, later, (entry, open) => {
    const input = entry.input as WithBase;
    if (!input.base) return entry;
    return withInput(entry, {
      base: replaced(input.base, open, before, (field, seen) => sameValue(seen, asked[field])),
    });
  });
}

function withOpenFields(
  earlier: Pending,
  later: readonly Pending[],
  change: (entry: Pending, open: ReadonlySet<string>) => Pending,
): Pending[] {
  const open = new Set(effectOf(earlier.name).writes(earlier.input));
  return later.map((entry) => {
    if (entry.on.id !== earlier.on.id) return entry;
    const changed = change(entry, open);
    for (const field of effectOf(entry.name).writes(entry.input)) open.delete(field);
    return changed;
  });
}

function replaced(
  base: Fields,
  open: ReadonlySet<string>,
  by: Fields,
  when: (field: string, seen: unknown) => boolean,
): Fields {
  const fields = Object.entries(base).map(([field, seen]) => {
    const isReplaced = open.has(field) && field in by && when(field, seen);
    return [field, isReplaced ? by[field] : seen];
  });
  return Object.fromEntries(fields) as Fields;
}

function withInput(entry: Pending, fields: WithBase): Pending {
  return { ...entry, input: { ...entry.input, ...fields } } as Pending;
}
