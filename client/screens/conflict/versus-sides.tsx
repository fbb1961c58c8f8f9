// The two versions of a conflict as cards: every part in words, in its own direction, marked where it was changed.
import { TimeRange } from '#client/kit/bidi.tsx';
import type { VersusRow, VersusSide } from '#client/kit/versus.tsx';
import { wallOf } from '#client/screens/desk/times.ts';
import { partLabel, partWords } from '#client/screens/words/part-words.ts';
import type { ConflictFacts } from './conflict-words.ts';
import type { Crossed } from './crossed.ts';
import type { Part, Taken } from './parts.ts';

/** Theirs first, as it is what stands. */
export function sidesOf(crossed: Crossed, parts: readonly Part[], facts: ConflictFacts): [VersusSide, VersusSide] {
  const { t } = facts;
  const { by } = crossed.written;
  return [
    {
      id: 'theirs' satisfies Taken,
      title: by ? t(($) => $.together.conflict.theirsBy, { by: by.name }) : t(($) => $.together.conflict.theirs),
      by: by ?? undefined,
      rows: rowsOf('theirs', crossed, parts, facts),
    },
    {
      id: 'mine' satisfies Taken,
      title:
        crossed.name === 'command.undo' ? t(($) => $.together.conflict.mineUndo) : t(($) => $.together.conflict.mine),
      rows: rowsOf('mine', crossed, parts, facts),
    },
  ];
}

function rowsOf(side: Taken, crossed: Crossed, parts: readonly Part[], facts: ConflictFacts): VersusRow[] {
  const hasLength = parts.some(({ name }) => name === 'durationMinutes');
  return parts.map((part) => ({
    id: part.name,
    label: partLabel(part.name, facts.t),
    changed: part.changedBy === side || part.changedBy === 'both' || part.changedBy === 'alike',
    value:
      part.name === 'start' && !hasLength ? (
        <Span start={part[side] as string} length={crossed[side]['durationMinutes'] as number} facts={facts} />
      ) : (
        <span dir="auto">{partWords(part.name, part[side], facts)}</span>
      ),
  }));
}

interface SpanProps {
  readonly start: string;
  readonly length: number;
  readonly facts: ConflictFacts;
}

/** From–to, with the day where it is not the one the appointment is on now. */
function Span({ start, length, facts: { settings, format, day } }: SpanProps) {
  const { date, minutes: from } = wallOf(start, settings.clinic.zone);
  return (
    <>
      {date !== day && <>{format.dateTitle(date)} </>}
      <TimeRange start={from} end={from + length} />
    </>
  );
}
