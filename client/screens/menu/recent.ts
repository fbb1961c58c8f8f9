// What somebody did last from the command menu, newest first; kept on the device, apart for each person.
import { keep, kept } from '#client/screens/account/device-store.ts';
import type { Id } from '#shared/model/id.ts';

const MOST = 5;
const keyOf = (caller: Id) => `mawid.menu.${caller}`;

/** The ids of the lines; patients are never among them. */
export function recentOf(caller: Id): readonly string[] {
  return kept<string[]>(keyOf(caller)) ?? [];
}

/** Puts a line on top. */
export function remember(caller: Id, id: string): void {
  keep(keyOf(caller), withRecent(recentOf(caller), id));
}

/** The list with a line on top, each once. */
export function withRecent(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((one) => one !== id)].slice(0, MOST);
}
