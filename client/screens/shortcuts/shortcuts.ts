// The keys of the desk in groups, as they are printed on their caps.
import type { Translate } from '#shared/i18n/catalog.ts';

/** What the keys of a group do. */
export type ShortcutGroup = {
  readonly title: string;
  readonly rows: readonly { readonly does: string; readonly keys: readonly string[] }[];
};

/** All groups, in the order they are met. */
export function shortcutGroups(t: Translate): readonly ShortcutGroup[] {
  return [
    {
      title: t(($) => $.calendar.keys.groupGo),
      rows: [
        { does: t(($) => $.calendar.keys.newAppointment), keys: ['N'] },
        { does: t(($) => $.desk.firstFree.key), keys: ['E'] },
        { does: t(($) => $.day.menu.key), keys: ['Ctrl K'] },
        { does: t(($) => $.calendar.keys.search), keys: ['/'] },
        { does: t(($) => $.calendar.keys.today), keys: ['T'] },
        { does: t(($) => $.day.goTo.key), keys: ['G'] },
        { does: t(($) => $.calendar.keys.nextPrevious), keys: ['J', 'K'] },
        { does: t(($) => $.calendar.keys.dayView), keys: ['D'] },
        { does: t(($) => $.calendar.keys.weekView), keys: ['W'] },
        { does: t(($) => $.calendar.keys.listView), keys: ['L'] },
      ],
    },
    {
      title: t(($) => $.calendar.keys.groupGrid),
      rows: [
        { does: t(($) => $.calendar.keys.column), keys: ['1 – 9'] },
        { does: t(($) => $.calendar.keys.walk), keys: ['↑', '↓', '←', '→'] },
        { does: t(($) => $.calendar.keys.dayEnds), keys: ['Home', 'End'] },
        { does: t(($) => $.calendar.keys.firstLast), keys: ['Ctrl Home', 'Ctrl End'] },
        { does: t(($) => $.calendar.keys.open), keys: ['Enter'] },
        { does: t(($) => $.calendar.keys.pickUp), keys: ['Space', 'M'] },
        { does: t(($) => $.calendar.keys.resize), keys: ['Shift ↑', 'Shift ↓'] },
        { does: t(($) => $.calendar.keys.drop), keys: ['Enter'] },
        { does: t(($) => $.calendar.keys.putBack), keys: ['Esc'] },
        { does: t(($) => $.day.slot.key), keys: ['B'] },
      ],
    },
    {
      title: t(($) => $.calendar.keys.groupVisit),
      rows: [
        { does: t(($) => $.calendar.keys.arrived), keys: ['A'] },
        { does: t(($) => $.calendar.keys.inRoom), keys: ['R'] },
        { does: t(($) => $.calendar.keys.finished), keys: ['F'] },
        { does: t(($) => $.calendar.keys.noShow), keys: ['O'] },
        { does: t(($) => $.day.calls.key), keys: ['C'] },
      ],
    },
    {
      title: t(($) => $.calendar.keys.groupEverywhere),
      rows: [
        { does: t(($) => $.calendar.keys.book), keys: ['Ctrl ↵'] },
        { does: t(($) => $.together.undo.keyUndo), keys: ['Ctrl Z'] },
        { does: t(($) => $.together.undo.keyRedo), keys: ['Ctrl Shift Z', 'Ctrl Y'] },
        { does: t(($) => $.day.print.key), keys: ['Ctrl P'] },
        { does: t(($) => $.calendar.keys.regions), keys: ['F6'] },
        { does: t(($) => $.calendar.keys.help), keys: ['?'] },
        { does: t(($) => $.calendar.keys.close), keys: ['Esc'] },
      ],
    },
  ];
}
