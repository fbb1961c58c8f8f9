// What every edit of a noun shares: each field on top of what its caller saw, a conflict where others changed the same.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';
import type { Fields } from '#shared/rules/asked-fields.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { editedBy } from '#shared/rules/edit.ts';
import { whatWas } from '#shared/rules/was.ts';
import type { Tx } from '#server/store/open.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import type { Change, Context } from './handler.ts';

type Noun = { readonly id: Id; readonly version: number };

/** What an edit is given: the version its caller saw, the old value of each field it names, and the new ones beside them. */
type Edit = { readonly baseVersion: number; readonly base: Fields };

/** How a noun stands that is to be edited, and who changed it since the caller looked. */
export type Standing<T extends Noun> = { readonly noun: T; readonly written: Written };

/**
 * Loads who has changed a noun since the caller of an edit saw it. Refuses a field without its old value, a noun that is
 * not there and a version not yet written.
 */
export async function loadStanding<T extends Noun>(
  tx: Tx,
  context: Context,
  { input, fields, noun }: { input: Edit; fields: readonly string[]; noun: T | null | undefined },
): Promise<Decision<Standing<T>>> {
  const unseen = Object.keys(wantedOf(input, fields)).find((field) => input.base[field] === undefined);
  if (unseen) return invalidAt(`base.${unseen}`, 'base');
  if (!noun) return refuse({ code: 'not-found' });
  if (input.baseVersion >= context.version) return invalidAt('baseVersion', 'too-large', { most: context.version - 1 });
  return accept({ noun, written: await writtenSince(tx, context.caller.clinicId, noun, input.baseVersion) });
}

/** What an edit does to a noun: the fields it names of those there are, and the event that says so. */
type Means<T> = {
  readonly input: Edit;
  readonly fields: readonly string[];
  /** Whether the noun may be like this; asked only where the edit changes it. */
  readonly check?: (edited: T) => Decision<unknown>;
  readonly event: (edited: T, was: Record<string, unknown>) => ClinicEvent;
};

/** Decides an edit: `conflict` with who and when, nothing where all is so already, or the noun with it. */
export function decideEdit<T extends Noun>(
  { noun, written }: Standing<T>,
  context: Context,
  { input, fields, check, event }: Means<T>,
): Decision<Change<T>> {
  const decided = editedBy(noun, input.base, wantedOf(input, fields), writerOf(written));
  if (!decided.ok) return decided;
  if (decided.value.noun === noun) return accept({ value: noun, events: [] });
  const value: T = { ...decided.value.noun, version: context.version };
  const allowed = check?.(value);
  if (allowed && !allowed.ok) return allowed;
  return accept({
    value,
    events: [event(value, whatWas(noun, value))],
    ...onTop(context, noun, input.baseVersion, written, decided.value.asked),
  });
}

function wantedOf(input: object, fields: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => fields.includes(name) && value !== undefined),
  );
}
