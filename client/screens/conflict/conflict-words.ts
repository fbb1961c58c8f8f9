// A conflict in words: who changed what to what and when, and what was wanted here.
import { timeWords } from '#client/screens/desk/times.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { type PartFacts, partWords } from '#client/screens/words/part-words.ts';
import type { Crossed } from './crossed.ts';
import type { Part, PartName } from './parts.ts';

/** What a sentence needs to know. `today` is the clinic's date. */
export type ConflictFacts = PartFacts & { readonly today: string };

/** What another place or time is: it is told as a move. */
const MOVES: ReadonlySet<PartName> = new Set<PartName>(['practitioner', 'room', 'device', 'start']);

/** The sentence over the two versions. */
export function conflictSentence({ name, written }: Crossed, parts: readonly Part[], facts: ConflictFacts): string {
  const { t, format } = facts;
  const theirs = parts.filter(({ changedBy }) => changedBy !== 'nobody' && changedBy !== 'mine');
  const mine = parts.filter(({ changedBy }) => changedBy !== 'nobody' && changedBy !== 'theirs');
  const words = {
    by: written.by?.name ?? t(($) => $.calendar.remote.somebody),
    when: written.at === null ? '' : momentWords(written.at, facts),
    what: format.list(whatOf(theirs, facts)),
    mine: format.list(mine.map((part) => wantedWords(part, t))),
  };
  const isMove = theirs.length > 0 && theirs.every((part) => MOVES.has(part.name));
  const did = isMove ? t(($) => $.together.conflict.moved, words) : t(($) => $.together.conflict.changed, words);
  const wanted =
    name === 'command.undo'
      ? t(($) => $.together.conflict.youUndo, words)
      : t(($) => $.together.conflict.youChanged, words);
  return t(($) => $.together.conflict.lead, { did, wanted });
}

/** The name of a part as it stands in a sentence: the room, the time. */
export function fieldWords(name: PartName, t: Translate): string {
  return t(($) => $.together.part[name]);
}

/** A booking that is taken back is no change of its state to whoever made it. */
function wantedWords({ name, mine }: Part, t: Translate): string {
  return mine === 'entered-in-error' ? t(($) => $.together.conflict.booking) : fieldWords(name, t);
}

/** The moment of a change: the time, with the day where that is not today, behind its preposition. */
export function momentWords(at: string, { t, format, settings, today }: ConflictFacts): string {
  return t(($) => $.together.at, { time: timeWords(at, settings.clinic.zone, today, format) });
}

function whatOf(theirs: readonly Part[], facts: ConflictFacts): string[] {
  const isMove = theirs.every((part) => MOVES.has(part.name));
  return theirs.map((part) => {
    const value = partWords(part.name, part.theirs, facts);
    if (isMove) return value;
    const field = fieldWords(part.name, facts.t);
    return part.name === 'note' ? field : facts.t(($) => $.together.conflict.to, { field, value });
  });
}
