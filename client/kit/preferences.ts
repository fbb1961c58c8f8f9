// What this person chose: theme, density, language, digits, single-key shortcuts, columns.
import { useSyncExternalStore } from 'react';
import type { Digits } from '#shared/i18n/language.ts';
import type { Language } from '#shared/model/caller.ts';
import type { ColumnChoice } from '#shared/model/preferences.ts';

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'compact' | 'comfortable';
  /** Unset: as the account says. */
  readonly language?: Language;
  /** Unset: as the clinic says. */
  readonly digits?: Digits;
  readonly singleKeys: boolean;
  /** Which columns are shown and in which order, by the clinic's id. Unset, or a clinic that is missing: all of them. */
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
}

// The same key is read by public/boot.js before the first paint.
const KEY = 'mawid.display';
/** What somebody sees who has chosen nothing. */
export const DEFAULTS: Preferences = { theme: 'system', density: 'compact', singleKeys: true };

let current: Preferences = read();
const listeners = new Set<() => void>();
const choosing = new Set<(changes: Partial<Preferences>) => void>();

/** The preferences now. */
export function preferences(): Preferences {
  return current;
}

/** Somebody chooses: the changes are kept on this device, shown at once, and told to whoever follows the choices. */
export function prefer(changes: Partial<Preferences>): void {
  showPreferences({ ...current, ...changes });
  for (const hear of choosing) hear(changes);
}

/** Puts these in place of the present ones: the device's copy of a person's choices. Nobody chose anything by it. */
export function showPreferences(next: Preferences): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A device that forbids storage keeps the choice until the page closes.
  }
  show();
}

/** Hears what somebody chooses on this page. */
export function onChoosing(hear: (changes: Partial<Preferences>) => void): void {
  choosing.add(hear);
}

/** The preferences, followed: the component renders again when they change, here or in another tab. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', readAgain);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', readAgain);
  };
}

function readAgain(event: StorageEvent): void {
  if (event.key !== KEY) return;
  current = read();
  show();
}

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

function show(): void {
  const page = document.documentElement.dataset;
  if (current.theme === 'system') delete page['theme'];
  else page['theme'] = current.theme;
  if (current.density === 'comfortable') page['density'] = current.density;
  else delete page['density'];
  for (const listener of listeners) listener();
}
