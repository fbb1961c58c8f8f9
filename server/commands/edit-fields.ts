// What every edit of a noun shares: each field on top of what its caller saw, a conflict where others changed the same.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';
import type { Fields } from '#shared/rules/asked-fields.ts';
import { accept, type Decision, invalidAt, refuse } from '#shared/rules/decision.ts';
import { editedBy } from '#shared/rules/edit.ts';
import { whatWas } from '#shared/rules/was.ts';
import type { Tx } from '#server/store/open.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import type { Change, Context, Loaded } from './handler.ts';

type Noun = { readonly id: Id; readonly version: number };

/** What an edit is given: the version its caller saw, the old value of each field it names, and the new ones beside them. */
type Edit = { readonly baseVersion: number; readonly base: Fields };

/** How a noun stands that is to be edited, and who changed it since the caller looked. */
export type Standing<T extends Noun> = { readonly noun: T; readonly written: Written };

/**
 * Loads who has changed a noun since the caller of an edit saw it. Refuses a noun that is not there, a field without its old
 * value and a version not yet written.
 */
export async function loadStanding<T extends Noun>(
  tx: Tx,
  context: Context,
  input: Edit,
  noun: T | null | undefined,
): Promise<Decision<Standing<T>>> {
  if (!noun) return refuse({ code: 'not-found' });
  const unseen = Object.keys(wantedOf(input, noun)).find((field) => input.base[field] === undefined);
  if (unseen) return invalidAt(`base.${unseen}`, 'base');
  if (input.baseVersion >= context.version) return invalidAt('baseVersion', 'too-large', { most: context.version - 1 });
  return accept({ noun, written: await writtenSince(tx, context.caller.clinicId, noun, input.baseVersion) });
}

/** The same as all that an edit is decided on, which touches nobody's schedule. */
export async function loadEdit<T extends Noun>(
  tx: Tx,
  context: Context,
  input: Edit,
  noun: T | null | undefined,
): Promise<Decision<Loaded<Standing<T>>>> {
  const standing = await loadStanding(tx, context, input, noun);
  return standing.ok ? accept({ facts: standing.value, touches: [] }) : standing;
}

/** What an edit means: the event that says so, and whether the noun may be like this, asked only where it changes. */
type Means<T> = {
  readonly event: (edited: T, was: Record<string, unknown>) => ClinicEvent;
  readonly check?: (edited: T) => Decision<unknown>;
};

/** Decides an edit: `conflict` with who and when, nothing where all is so already, or the noun with it. */
export function decideEdit<T extends Noun>(
  { noun, written }: Standing<T>,
  context: Context,
  input: Edit,
  { event, check }: Means<T>,
): Decision<Change<T>> {
  const decided = editedBy(noun, input.base, wantedOf(input, noun), writerOf(written));
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

/** What is asked of a noun's own fields. */
function wantedOf(input: object, noun: object): Fields {
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => name in noun && value !== undefined));
}
