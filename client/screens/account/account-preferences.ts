// Choices that follow the person: painted from the device, corrected by the account, sent when somebody chooses.
import { useEffect } from 'react';
import { onChoosing, preferences, type Preferences, showPreferences } from '#client/kit/preferences.ts';
import { useLink } from '#client/live/hooks.ts';
import {
  type AccountCopy,
  adopted,
  afterSending,
  mergedWith,
  NOTHING_CHOSEN,
  patchOf,
  shownFor,
  withChoice,
} from './account-copy.ts';
import { readAccount, sendChoices } from './account-requests.ts';
import { keep, kept } from './device-store.ts';

/** Somebody who tries several themes is answered once, in ms. */
const PAUSE_MS = 600;
/** Whose choices the device paints, and what was chosen while nobody was signed in. */
const OWNER = 'mawid.display.of';
const SINCE = 'mawid.display.since';
const copyKey = (person: string) => `mawid.display.${person}`;

let person: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

onChoosing((changes) => {
  if (person === null) return keep(SINCE, { ...kept<Partial<Preferences>>(SINCE), ...changes });
  keepCopy(person, withChoice(copyOf(person) ?? NOTHING_CHOSEN, changes));
  clearTimeout(timer);
  timer = setTimeout(() => void send(), PAUSE_MS);
});

/** While this is mounted the choices on this page are those of `caller`; give it the caller's id. */
export function useOwnPreferences(caller: string): void {
  const { kind } = useLink();
  const hasLine = kind === 'live' || kind === 'polling' || kind === 'behind';
  useEffect(() => {
    enter(caller);
    return () => {
      person = null;
    };
  }, [caller]);
  useEffect(() => {
    if (hasLine) void refresh(caller);
  }, [caller, hasLine]);
}

/** Somebody sits here: their own copy is painted, and what they chose on the way in is theirs. */
function enter(caller: string): void {
  person = caller;
  const owner = kept<string>(OWNER);
  const own = copyOf(caller) ?? (owner === null ? adopted(preferences()) : NOTHING_CHOSEN);
  const since = kept<Partial<Preferences>>(SINCE);
  show(caller, since ? withChoice(own, since) : own);
  keep(SINCE, null);
  keep(OWNER, caller);
}

async function refresh(caller: string): Promise<void> {
  const answer = await readAccount();
  const copy = copyOf(caller);
  if (!answer.ok || !copy || person !== caller) return;
  show(caller, mergedWith(copy, answer.value.preferences));
  await send();
}

async function send(): Promise<void> {
  const caller = person;
  const sent = caller === null ? null : patchOf(copyOf(caller) ?? NOTHING_CHOSEN);
  if (caller === null || sent === null) return;
  const answer = await sendChoices(sent);
  const copy = copyOf(caller);
  if (!answer.ok || !copy) return;
  const after = afterSending(copy, sent, answer.value.preferences);
  if (person === caller) show(caller, after);
  else keepCopy(caller, after);
}

function show(caller: string, copy: AccountCopy): void {
  keepCopy(caller, copy);
  showPreferences(shownFor(copy));
}

function copyOf(caller: string): AccountCopy | null {
  return kept<AccountCopy>(copyKey(caller));
}

function keepCopy(caller: string, copy: AccountCopy): void {
  keep(copyKey(caller), copy);
}
