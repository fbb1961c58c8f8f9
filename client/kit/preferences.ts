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
const DEFAULTS: Preferences = { theme: 'system', density: 'compact', singleKeys: true };

let current: Preferences = read();
const listeners = new Set<() => void>();

/** The preferences now. */
export function preferences(): Preferences {
  return current;
}

/** Changes some preferences, keeps them on this device and shows them at once. */
export function prefer(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A device that forbids storage keeps the choice until the page closes.
  }
  show();
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
