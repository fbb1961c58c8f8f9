// Hands for the harness: what a test does to the grid with a mouse, and what it hears.
import type { Page } from 'playwright-core';
import type { GridBlock, GridCard } from '#client/grid/types.ts';

/** The one visit most tests begin with: half past nine, with the third doctor. */
export const visit: GridCard = {
  id: 'visit',
  columnKey: 'd3@2026-11-22',
  version: 4,
  start: 570,
  end: 600,
  status: 'booked',
  confirmed: false,
  title: 'Lina Q.',
  detail: 'كشف',
};

/** Replaces the cards as another screen would, and waits until the first is drawn. */
export async function show(on: Page, cards: GridCard[]): Promise<void> {
  await on.evaluate((list) => window.harness.change(() => list), cards);
  const [first] = cards;
  if (first) await on.waitForSelector(`[data-card="${first.id}@${first.columnKey}"]`);
}

/** What the grid told its screen. */
export function said(on: Page) {
  return on.evaluate(() => window.harness.said);
}

/** The client point of a minute in the middle of a column. Throws where there is no such column. */
export async function point(on: Page, column: string, minute: number): Promise<{ x: number; y: number }> {
  const box = await on.locator(`[data-column="${column}@2026-11-22"]`).boundingBox();
  if (!box) throw new Error(`no column ${column}`);
  return { x: box.x + box.width / 2, y: box.y + (minute / 1440) * box.height };
}

/** Presses at one point and moves to the other, without letting go. */
export async function drag(on: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await on.mouse.move(from.x, from.y);
  await on.mouse.down();
  await on.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await on.mouse.move(to.x, to.y, { steps: 4 });
}

/** Where a hold begins and ends, whose it is and how long it lasts; what is left out is said by `hold`. */
export interface HoldWish extends Partial<GridBlock> {
  readonly leftMs?: number;
}

/** The key of the block that `hold` shows in a column. */
export const heldOn = (column: string) => `held-${column}@${column}@2026-11-22`;

/** Shows holds, by default Huda's at ten with the third doctor for five minutes, and waits until they are drawn. */
export async function hold(on: Page, wishes: readonly HoldWish[]): Promise<void> {
  await on.evaluate((list) => {
    const at = window.harness.clock();
    window.harness.hold(
      list.map(({ leftMs = 300_000, columnKey = 'd3@2026-11-22', ...wish }) => ({
        id: `held-${columnKey.slice(0, 2)}`,
        columnKey,
        start: 600,
        end: 630,
        owner: 'Huda',
        color: 'var(--person-2)',
        mine: false,
        endsAt: at + leftMs,
        extended: false,
        ...wish,
      })),
    );
  }, wishes);
  await on.waitForSelector('[data-block]');
}
