// One person's choices as a device keeps them: what the account says, and over it what it has not been told yet.
import { DEFAULTS, type Preferences } from '#client/kit/preferences.ts';
import type { AccountPreferences } from '#shared/model/preferences.ts';

export type ChoiceName = keyof AccountPreferences;

/** What is known of a person's choices on this device, and which of them the server has not answered for. */
export interface AccountCopy {
  /** What the device had chosen before anybody owned it: shown where the account says nothing, and sent nowhere. */
  readonly device: AccountPreferences;
  readonly known: AccountPreferences;
  readonly unsent: readonly ChoiceName[];
}

/** What a PATCH carries: null where a choice was given up. */
export type ChoicePatch = Readonly<Record<string, unknown>>;

export const NOTHING_CHOSEN: AccountCopy = { device: {}, known: {}, unsent: [] };

/** The copy after somebody chose something here; what is `undefined` was given up. */
export function withChoice(copy: AccountCopy, changes: Partial<Preferences>): AccountCopy {
  const names = Object.keys(changes) as ChoiceName[];
  return { ...copy, known: without({ ...copy.known, ...changes }), unsent: [...new Set([...copy.unsent, ...names])] };
}

/** The copy after the account was read: it says what is so, except where this device knows something newer. */
export function mergedWith(copy: AccountCopy, account: AccountPreferences): AccountCopy {
  const { known, unsent } = copy;
  const own = Object.fromEntries(unsent.map((name) => [name, known[name]]));
  return { ...copy, known: without({ ...account, ...own }) };
}

/** The copy of the first person to sign in on a device that had choices and nobody they belonged to. */
export function adopted(device: Preferences): AccountCopy {
  const names = Object.keys(device) as ChoiceName[];
  const chosen = names.filter((name) => device[name] !== DEFAULTS[name]).map((name) => [name, device[name]]);
  return { ...NOTHING_CHOSEN, device: without(Object.fromEntries(chosen) as AccountPreferences) };
}

/** What is to be sent; null where there is nothing. */
export function patchOf({ known, unsent }: AccountCopy): ChoicePatch | null {
  return unsent.length === 0 ? null : Object.fromEntries(unsent.map((name) => [name, known[name] ?? null]));
}

/** The copy after the server took a patch and answered with the whole; what was chosen meanwhile is still to be sent. */
export function afterSending(copy: AccountCopy, sent: ChoicePatch, account: AccountPreferences): AccountCopy {
  const isNewer = (name: ChoiceName) => JSON.stringify(copy.known[name] ?? null) !== JSON.stringify(sent[name] ?? null);
  return mergedWith({ ...copy, unsent: copy.unsent.filter(isNewer) }, account);
}

/** The preferences a page shows for a copy. */
export function shownFor({ device, known }: AccountCopy): Preferences {
  return { ...DEFAULTS, ...(device as Partial<Preferences>), ...(known as Partial<Preferences>) };
}

function without(choices: { readonly [N in ChoiceName]?: AccountPreferences[N] | undefined }): AccountPreferences {
  const set = Object.entries(choices).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as AccountPreferences;
}
