// The settings of a clinic after one of their nouns changed.
import type { Nouns } from '#shared/contract/events.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';

/** The nouns that settings consist of. */
export type SettingsNoun = 'clinic' | 'schedule' | 'service' | 'member' | 'display';

const changes: { readonly [N in SettingsNoun]: (settings: Settings, noun: Nouns[N]) => Partial<Settings> } = {
  clinic: ({ clinic }, noun) => ({ clinic: clinic.version < noun.version ? noun : clinic }),
  schedule: ({ schedules }, noun) => ({ schedules: inOrder(withOne(schedules, noun)) }),
  service: ({ services }, noun) => ({ services: inOrder(withOne(services, noun)) }),
  member: ({ members }, noun) => ({ members: withOne(members, noun) }),
  display: ({ displays }, noun) => ({ displays: withOne(displays, noun) }),
};

/** The settings with a noun as it now is; an older state of it changes nothing. */
export function settingsWith<N extends SettingsNoun>(settings: Settings, name: N, noun: Nouns[N]): Settings {
  return { ...settings, ...changes[name](settings, noun) };
}

/** A list with one of its things as it now is, or with a new one at its end. */
function withOne<T extends { readonly id: Id; readonly version: number }>(all: readonly T[], one: T): T[] {
  const held = all.find(({ id }) => id === one.id);
  if (!held) return [...all, one];
  return all.map((other) => (other === held && held.version < one.version ? one : other));
}

function inOrder<T extends { readonly id: Id; readonly position: number }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
