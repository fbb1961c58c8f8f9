// The grid alone on a page, with what it says kept for the tests; the address chooses language, view and cards.
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { speak } from '#client/i18n/words.ts';
import { now } from '#client/kit/clock.ts';
import { GULF_HABITS, LocaleProvider } from '#client/kit/locale.tsx';
import { prefer } from '#client/kit/preferences.ts';
import { msOf } from '#shared/time/instant.ts';
import { dayShape } from '#shared/time/zone.ts';
import { instantAt } from '#client/grid/day-scale.ts';
import { TimeGrid } from '#client/grid/time-grid.tsx';
import type { GridBlock, GridCard, Moved, Resized } from '#client/grid/types.ts';
import { cardsOf, columnsOf, DATE, NOW } from './clinic.ts';
import { KitPage } from './kit-page.tsx';
import { together } from './together.ts';

/** What a test sees and does from outside. */
export interface Harness {
  readonly said: { readonly name: string; readonly what: unknown }[];
  cards(): readonly GridCard[];
  /** Changes cards as another screen would. */
  change(update: (cards: readonly GridCard[]) => GridCard[]): void;
  /** Shows these holds instead of those shown. */
  hold(blocks: readonly GridBlock[]): void;
  /** The clinic's clock: eight past eleven when the page was opened. */
  clock(): number;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const ask = new URLSearchParams(location.search);
const language = ask.get('lang') === 'en' ? 'en' : 'ar';
const view = ask.get('view') === 'week' ? 'week' : 'day';
const zone = ask.get('zone') ?? 'Asia/Riyadh';
const date = ask.get('date') ?? DATE;
const habits = { ...GULF_HABITS, digits: ask.get('digits') === 'latn' ? 'latn' : 'arab' } as const;
const allColumns = columnsOf(view, language, zone, date);
const opened = now();
const clock = () => now() - opened + msOf(instantAt(dayShape(DATE, zone), NOW));
const plainColumns = allColumns.slice(0, Number(ask.get('columns') ?? allColumns.length));
const plainCards = ask.get('cards') === 'none' ? [] : cardsOf(plainColumns);
const crowd = ask.has('together') ? together(language, plainColumns, plainCards, clock()) : null;
const columns = crowd?.columns ?? plainColumns;
const firstCards = crowd?.cards ?? plainCards;
const days = [...new Set(columns.map((column) => column.date))].map((day) => dayShape(day, zone));

function Page() {
  const [cards, setCards] = useState<readonly GridCard[]>(firstCards);
  const [blocks, setBlocks] = useState<readonly GridBlock[]>(crowd?.blocks ?? []);
  const [harness] = useState<Harness>(() => ({
    said: [],
    cards: () => [],
    change: (update) => setCards(update),
    hold: (list) => setBlocks(list),
    clock,
  }));
  useEffect(() => {
    window.harness = { ...harness, cards: () => cards };
  });
  const heard = (name: string) => (what: unknown) => harness.said.push({ name, what });
  const change = (id: string, columnKey: string, part: (card: GridCard) => Partial<GridCard>) =>
    setCards((list) =>
      list.map((card) => (card.id === id && card.columnKey === columnKey ? { ...card, ...part(card) } : card)),
    );
  const onMove = (moved: Moved) => {
    heard('move')(moved);
    const { columnKey, start, end } = moved;
    change(moved.id, moved.fromColumnKey, () => ({ columnKey, start, end }));
  };
  const onResize = (resized: Resized) => {
    heard('resize')(resized);
    change(resized.id, resized.columnKey, () => ({ end: resized.end }));
  };
  return (
    <div className="page">
      <div className="bar">{date}</div>
      <TimeGrid
        label={date}
        columns={columns}
        cards={cards}
        blocks={blocks}
        clock={clock}
        readOnly={ask.has('readonly')}
        days={days}
        now={{ date: DATE, minute: NOW }}
        loading={ask.has('loading')}
        empty={{ title: 'لا مواعيد في هذا اليوم', lead: 'اضغط N أو اسحب على التقويم لإضافة موعد.' }}
        onPick={heard('pick')}
        onMove={onMove}
        onResize={onResize}
        onOpen={heard('open')}
        onOpenBlock={heard('block')}
        onLockedTry={heard('locked')}
        onLook={heard('look')}
        onKeyCommand={(id, command) => heard('command')({ id, command })}
      />
    </div>
  );
}

prefer({
  theme: ask.get('theme') === 'dark' ? 'dark' : 'light',
  density: ask.get('density') === 'comfortable' ? 'comfortable' : 'compact',
  language,
});
await speak(language, 'SA', habits.digits);
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider habits={habits}>
        {ask.get('view') === 'kit' ? <KitPage language={language} /> : <Page />}
      </LocaleProvider>
    </StrictMode>,
  );
}
