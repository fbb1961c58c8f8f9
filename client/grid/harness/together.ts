// Colleagues for the harness: who holds time, edits a card, looks at a column; and visits beyond capacity.
import type { GridBlock, GridCard, GridColumn, Stretch } from '#client/grid/types.ts';
import { overlaps } from '#shared/time/interval.ts';
import { NOW } from './clinic.ts';

/** A clinic at work. */
export interface Together {
  readonly columns: readonly GridColumn[];
  readonly cards: readonly GridCard[];
  readonly blocks: readonly GridBlock[];
}

const people = {
  ar: ['منى', 'هدى العتيبي', 'عمر', 'عبد الرحمن', 'سامي'],
  en: ['Mona', 'Huda Alotaibi', 'Omar', 'Abdulrahman', 'Sami'],
} as const;

/** ms still to go of the holds, in turn. */
const LEFT = [287_000, 41_000, 152_000, 299_000, 598_000, 222_000];
/** Minutes of the holds, in turn. */
const LENGTHS = [15, 30, 15, 45, 30, 60];

/** Adds colleagues to a full day, as they would be at `at`, in milliseconds of the clinic's clock. */
export function together(
  language: 'ar' | 'en',
  columns: readonly GridColumn[],
  cards: readonly GridCard[],
  at: number,
): Together {
  const names = people[language];
  const person = (index: number) => ({
    name: names[index % names.length] ?? '',
    color: `var(--person-${(index % 4) + 1})`,
  });
  const blocks = columns.flatMap((column, index): GridBlock[] => {
    const length = LENGTHS[index % LENGTHS.length] ?? 15;
    const start = freeStart(column, cards, length);
    const { name, color } = person(index);
    const endsAt = at + (LEFT[index % LEFT.length] ?? 0);
    const block = { columnKey: column.key, owner: name, color, mine: index === 3, endsAt, extended: index === 4 };
    return start === null ? [] : [{ ...block, id: `hold-${index}`, start, end: start + length }];
  });
  const crowded = cards.find(
    (card) => card.columnKey === columns[0]?.key && card.start > NOW + 60 && card.end - card.start >= 30,
  );
  const beside = blocks[1] && {
    ...blocks[1],
    id: 'beside',
    columnKey: crowded?.columnKey ?? '',
    start: crowded?.start ?? 0,
    end: crowded?.end ?? 15,
  };
  const open = cards.filter((card) => card.start > NOW && card !== crowded);
  const locked = new Map(
    columns.flatMap((column, index) =>
      locksIn(
        open.filter((card) => card.columnKey === column.key),
        index,
      ),
    ),
  );
  const second = crowded && { ...crowded, id: 'second', title: 'Lina Q.', overbooked: 1 };
  return {
    columns: columns.map((column, index) => ({
      ...column,
      watchers: names.slice(0, [1, 0, 2, 3, 5, 0][index % 6]).map((name, id) => ({ id: `${id}`, name })),
      ...(index % 4 === 0 ? { overbookings: index + 1 } : {}),
    })),
    cards: [
      ...cards.map((card) => {
        const index = locked.get(card);
        if (card === crowded) return { ...card, overbooked: 1 };
        return index === undefined ? card : { ...card, lock: { ...person(index), mine: index === 4 } };
      }),
      ...(second ? [second] : []),
    ],
    blocks: beside ? [...blocks, beside] : blocks,
  };
}

function locksIn(cards: readonly GridCard[], index: number): [GridCard, number][] {
  const short = cards.find((card) => card.end - card.start < 30);
  const long = cards.find((card) => card.end - card.start >= 30);
  return [short, long].flatMap((card, turn) => (card ? [[card, index + turn]] : []));
}

function freeStart(column: GridColumn, cards: readonly GridCard[], length: number): number | null {
  const own: readonly Stretch[] = cards.filter((card) => card.columnKey === column.key);
  const starts = column.open.flatMap((open) => range(open.start, open.end - length)).filter((start) => start > NOW);
  return starts.find((start) => !own.some((card) => overlaps(card, { start, end: start + length }))) ?? null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / 15) + 1) }, (_, step) => from + step * 15);
}
