// Proves on real Chromium that mouse and finger do what they seem to do, in both directions.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GridCard } from '#client/grid/types.ts';
import { type HarnessPage, serveHarness } from '#server/testing/harness-page.ts';

let harness: HarnessPage;
beforeAll(async () => {
  harness = await serveHarness('grid/harness/index.html');
});
afterAll(() => harness.close());

const card: GridCard = {
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

async function open(query: string, options = {}): Promise<Page> {
  const on = await harness.open(`${query}&cards=none`, '[data-column]', options);
  await on.evaluate((one) => window.harness.change(() => [one]), card);
  await on.waitForSelector('[data-card]');
  return on;
}

const said = (on: Page) => on.evaluate(() => window.harness.said);

/** The client point of a wall-clock minute in a column. */
async function point(on: Page, columnKey: string, minute: number) {
  const box = await on.locator(`[data-column="${columnKey}"]`).boundingBox();
  if (!box) throw new Error(`no column ${columnKey}`);
  return { x: box.x + box.width / 2, y: box.y + (minute / 1440) * box.height };
}

async function drag(on: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await on.mouse.move(from.x, from.y);
  await on.mouse.down();
  await on.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await on.mouse.move(to.x, to.y, { steps: 4 });
}

describe.each(['ar', 'en'])('with lang=%s', (language) => {
  test.each([
    ['on a wide screen', 1440, 0],
    ['on a narrow one scrolled sideways', 768, 180],
  ])('a card lands in the column under the pointer, %s', async (_, width, scrolled) => {
    const on = await open(`lang=${language}`, { viewport: { width, height: 900 } });
    await on.$eval('[role=grid]', (grid, by) => grid.scrollBy(by, 0), language === 'ar' ? -scrolled : scrolled);
    const from = await point(on, card.columnKey, 585);
    const to = await point(on, 'd4@2026-11-22', 585 + 30);
    expect(Math.sign(to.x - from.x)).toBe(language === 'ar' ? -1 : 1);
    await drag(on, from, to);
    await expect.poll(() => on.locator('[data-ghost=move]').textContent()).toMatch(/10:00|١٠:٠٠/);
    await on.mouse.up();
    const [move] = await said(on);
    expect(move).toMatchObject({
      name: 'move',
      what: {
        columnKey: 'd4@2026-11-22',
        fromColumnKey: card.columnKey,
        start: 600,
        end: 630,
        version: 4,
        stale: false,
      },
    });
    const landed = await on.locator('[data-column="d4@2026-11-22"] [data-card]').boundingBox();
    expect(landed && landed.x <= to.x && to.x <= landed.x + landed.width).toBe(true);
    await on.close();
  });

  test('free time is drawn with a drag and picked with a click', async () => {
    const on = await open(`lang=${language}`);
    await drag(on, await point(on, 'd2@2026-11-22', 604), await point(on, 'd2@2026-11-22', 641));
    await on.mouse.up();
    const click = await point(on, 'd5@2026-11-22', 680);
    await on.mouse.click(click.x, click.y);
    expect(await said(on)).toEqual([
      { name: 'pick', what: { columnKey: 'd2@2026-11-22', start: 600, end: 645, how: 'draw' } },
      { name: 'pick', what: { columnKey: 'd5@2026-11-22', start: 675, end: 690, how: 'click' } },
    ]);
    await on.close();
  });
});

test('the block end of a card stretches it, also of the shortest; its middle moves it', async () => {
  const on = await open('lang=ar');
  await on.evaluate((one) => window.harness.change(() => [{ ...one, end: 585 }]), card);
  const edge = await on.locator('[data-edge]').boundingBox();
  const box = await on.locator('[data-card]').boundingBox();
  if (!edge || !box) throw new Error('nothing to take hold of');
  expect(edge.height).toBeGreaterThanOrEqual(8);
  expect(edge.y).toBeGreaterThan(box.y + box.height / 2);
  await drag(on, { x: edge.x + 20, y: edge.y + 4 }, await point(on, card.columnKey, 613));
  await on.mouse.up();
  expect((await said(on))[0]).toMatchObject({ name: 'resize', what: { id: 'visit', end: 615 } });
  await on.close();
});

test('Alt moves in the steps of the clinic', async () => {
  const on = await open('lang=en');
  const from = await point(on, card.columnKey, 580);
  await on.keyboard.down('Alt');
  await drag(on, from, await point(on, card.columnKey, 591));
  await on.mouse.up();
  await on.keyboard.up('Alt');
  expect((await said(on))[0]).toMatchObject({ name: 'move', what: { start: 580 } });
  await on.close();
});

test('a click opens a card, and three px are still a click', async () => {
  const on = await open('lang=ar');
  const { x, y } = await point(on, card.columnKey, 580);
  await on.mouse.move(x, y);
  await on.mouse.down();
  await on.mouse.move(x + 2, y + 2);
  await on.mouse.up();
  expect(await said(on)).toEqual([{ name: 'open', what: 'visit' }]);
  await on.close();
});

test('Escape puts a dragged card back', async () => {
  const on = await open('lang=ar');
  await drag(on, await point(on, card.columnKey, 580), await point(on, 'd2@2026-11-22', 700));
  await on.keyboard.press('Escape');
  await on.mouse.up();
  expect(await on.locator('[data-ghost]').count()).toBe(0);
  expect(await said(on)).toEqual([]);
  await on.close();
});

test('a drag goes on while others change the calendar, and is marked when its own card moves', async () => {
  const on = await open('lang=en');
  const to = await point(on, 'd4@2026-11-22', 700);
  await drag(on, await point(on, card.columnKey, 585), to);
  await on.evaluate(
    (one) => window.harness.change((list) => [...list, { ...one, id: 'other', start: 660, end: 690 }]),
    card,
  );
  await expect.poll(() => on.locator('[data-card]').count()).toBe(2);
  expect(await on.locator('[data-ghost]').getAttribute('data-hint')).toBe(null);
  await on.evaluate(() =>
    window.harness.change((list) =>
      list.map((one) => (one.id === 'visit' ? { ...one, version: 5, start: 720, end: 750 } : one)),
    ),
  );
  await expect.poll(() => on.locator('[data-ghost]').getAttribute('data-hint')).toBe('stale');
  await on.mouse.move(to.x, to.y + 1);
  await on.mouse.up();
  expect((await said(on))[0]).toMatchObject({
    name: 'move',
    what: { version: 4, stale: true, from: { start: 570, end: 600 } },
  });
  await on.close();
});

test('the ghost says when a time is taken, closed, or of another kind of column', async () => {
  const on = await open('lang=en');
  await on.evaluate(
    (one) => window.harness.change((list) => [...list, { ...one, id: 'other', start: 660, end: 690 }]),
    card,
  );
  const hint = () => on.locator('[data-ghost]').getAttribute('data-hint');
  await drag(on, await point(on, card.columnKey, 585), await point(on, card.columnKey, 675));
  await expect.poll(hint).toBe('taken');
  const closed = await point(on, card.columnKey, 810);
  await on.mouse.move(closed.x, closed.y);
  await expect.poll(hint).toBe('outside');
  const room = await point(on, 'r1@2026-11-22', 700);
  await on.mouse.move(room.x, room.y);
  await expect.poll(hint).toBe('kind');
  await on.mouse.up();
  expect(await said(on)).toEqual([]);
  await on.close();
});

test('one step of a drag draws the column left and the column entered, nothing else', async () => {
  const on = await open('lang=ar');
  await drag(on, await point(on, card.columnKey, 585), await point(on, 'd4@2026-11-22', 700));
  await on.evaluate(() => {
    const drawn = new Set<string>();
    Object.assign(window, { drawn });
    const watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        drawn.add(element?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? 'elsewhere');
      }
    });
    const grid = document.querySelector('[role=grid]');
    if (grid) watcher.observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const next = await point(on, 'd5@2026-11-22', 720);
  await on.mouse.move(next.x, next.y);
  await expect.poll(() => on.locator('[data-column="d5@2026-11-22"] [data-ghost]').count()).toBe(1);
  const drawn = await on.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn]);
  expect(drawn.toSorted()).toEqual(['d4@2026-11-22', 'd5@2026-11-22']);
  await on.mouse.up();
  await on.close();
});

test('near an edge the columns scroll under a dragged card', async () => {
  const on = await open('lang=ar', { viewport: { width: 768, height: 600 } });
  const before = await on.$eval('[role=grid]', (grid) => grid.scrollTop);
  const from = await point(on, card.columnKey, 580);
  await drag(on, from, { x: from.x, y: 592 });
  await expect.poll(() => on.$eval('[role=grid]', (grid) => grid.scrollTop)).toBeGreaterThan(before + 100);
  await on.keyboard.press('Escape');
  await on.mouse.up();
  await on.close();
});

test('a finger lifts a card by resting on it and scrolls by moving at once', async () => {
  const on = await open('lang=ar', { hasTouch: true });
  const wire = await on.context().newCDPSession(on);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    wire.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const from = await point(on, card.columnKey, 580);
  await touch('touchStart', [from]);
  await on.waitForSelector('[data-ghost=move]');
  const to = await point(on, 'd4@2026-11-22', 640);
  for (const part of [0.3, 0.6, 1]) {
    await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
  }
  await touch('touchEnd', []);
  expect((await said(on))[0]).toMatchObject({ name: 'move', what: { columnKey: 'd4@2026-11-22', start: 630 } });

  const before = await on.$eval('[role=grid]', (grid) => grid.scrollTop);
  await touch('touchStart', [from]);
  for (const up of [20, 60, 120, 180]) await touch('touchMove', [{ x: from.x, y: from.y - up }]);
  await touch('touchEnd', []);
  await expect.poll(() => on.$eval('[role=grid]', (grid) => grid.scrollTop)).toBeGreaterThan(before + 50);
  expect(await said(on)).toHaveLength(1);
  await on.close();
});
