// Proves on real Chromium that the grid stands right in both directions: axis, columns, cards, first look, sizes.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HarnessPage, openHarness } from '#server/testing/harness-page.ts';

const narrow = { width: 768, height: 900 };
const soon = { timeout: 10_000 };
let harness: HarnessPage;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const open = (query: string, options = {}) => harness.open(query, '[data-card]', options);

/** Rectangles of all elements of a selector with one of their data attributes. */
function rects(on: Page, selector: string, name: string) {
  return on.$$eval(
    selector,
    (elements, key) =>
      elements.map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        return { key: (element as HTMLElement).dataset[key] ?? '', left, right, top, bottom, width, height };
      }),
    name,
  );
}

async function corner(on: Page) {
  const [rect] = await rects(on, '[data-corner]', 'corner');
  if (!rect) throw new Error('the grid has no corner');
  return rect;
}

const languages = [
  ['Arabic', 'ar', -1],
  ['English', 'en', 1],
] as const;

describe.each(languages)('in %s', (_, language, way) => {
  let on: Page;
  beforeAll(async () => {
    on = await open(`lang=${language}`);
  });
  afterAll(() => on.close());

  test('[GR2] every card lies in its own column, under its name and beside its hour', async () => {
    const heads = new Map((await rects(on, '[data-head]', 'head')).map((rect) => [rect.key, rect]));
    const columns = new Map((await rects(on, '[data-column]', 'column')).map((rect) => [rect.key, rect]));
    const cards = new Map((await rects(on, '[data-card]', 'card')).map((rect) => [rect.key, rect]));
    const [nine] = await rects(on, '[data-hour="540"]', 'hour');
    const known = await on.evaluate(() => window.harness.cards());
    expect(known.length).toBeGreaterThan(100);
    for (const card of known) {
      const rect = cards.get(`${card.id}@${card.columnKey}`);
      const head = heads.get(card.columnKey);
      const column = columns.get(card.columnKey);
      if (!rect || !head || !column || !nine) throw new Error(`nothing is drawn for ${card.id}`);
      expect(head.left - 1).toBeLessThanOrEqual(rect.left);
      expect(rect.right).toBeLessThanOrEqual(head.right + 1);
      const nineAt = (nine.top + nine.bottom) / 2;
      expect(rect.top - nineAt).toBeCloseTo((card.start - 540) * (column.height / 1440) + 1, 0);
      expect(rect.height).toBeCloseTo((card.end - card.start) * (column.height / 1440) - 2, 0);
    }
  });

  test('[GR1] the axis stands at the start side, the first column beside it, and stays there when columns scroll', async () => {
    await on.setViewportSize(narrow);
    const edge = async () => (await corner(on))[way < 0 ? 'right' : 'left'];
    await expect.poll(edge, soon).toBeCloseTo(way < 0 ? 768 : 0, -1);
    const axis = await corner(on);
    const columns = await rects(on, '[data-column]', 'column');
    const centres = columns.map(({ left, right }) => ((left + right) / 2) * way);
    expect(centres.toSorted((a, b) => a - b)).toEqual(centres);
    expect(way < 0 ? (columns[0]?.right ?? 0) : (columns[0]?.left ?? 0)).toBeCloseTo(
      way < 0 ? axis.left : axis.right,
      0,
    );
    await on.$eval('[role=grid]', (grid, by) => grid.scrollBy(by, 200), way * 300);
    expect((await corner(on)).left).toBeCloseTo(axis.left, 0);
    expect((await corner(on)).top).toBeCloseTo(axis.top, 0);
    const moved = await rects(on, '[data-column]', 'column');
    expect(Math.abs((moved[0]?.left ?? 0) - (columns[0]?.left ?? 0))).toBeGreaterThan(100);
  });

  test.each([1440, 768, 390])('[GR4] nothing overflows the page at %i px, and every target is 24 px', async (width) => {
    await on.setViewportSize({ width, height: 900 });
    const overflow = () =>
      on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow, soon).toBe(0);
    const small = (await rects(on, '[data-card]', 'card')).filter((rect) => rect.height < 24 || rect.width < 24);
    expect(small).toEqual([]);
    const columns = await rects(on, '[data-column]', 'column');
    expect(Math.min(...columns.map((column) => column.width))).toBeGreaterThanOrEqual(118);
  });

  test('[GR3] the first look shows the present moment and today’s column', async () => {
    const phone = await open(`lang=${language}&view=week&date=2026-11-18`, { viewport: { width: 390, height: 844 } });
    const axis = await corner(phone);
    const today = (await rects(phone, '[data-head][data-today=true]', 'head'))[0];
    const [pill] = await rects(phone, '[data-now]', 'now');
    expect(today?.left).toBeGreaterThanOrEqual(way < 0 ? 0 : axis.right);
    expect(today?.right).toBeLessThanOrEqual(way < 0 ? axis.left : 390);
    expect(pill?.top).toBeGreaterThan(axis.bottom);
    expect(pill?.bottom).toBeLessThan(844);
    await phone.close();
  });
});

test('[GR29] roomier minutes keep the time at the top where it was', async () => {
  const on = await open('lang=ar');
  const topMinute = () =>
    on.$eval('[role=grid]', (grid) => {
      const column = grid.querySelector('[data-column]')?.getBoundingClientRect();
      return column ? (grid.scrollTop / column.height) * 1440 : -1;
    });
  await on.$eval('[role=grid]', (grid) => grid.scrollTo(0, 900));
  const before = await topMinute();
  await on.evaluate(() => Object.assign(document.documentElement.dataset, { density: 'comfortable' }));
  await expect.poll(() => on.$eval('[role=grid]', (grid) => grid.scrollTop)).toBeGreaterThan(1100);
  expect(await topMinute()).toBeCloseTo(before, 0);
  await on.close();
});

test('[GR5] no text of a card leaves it or is cut in a time', async () => {
  const on = await open('lang=ar');
  const cut = await on.$$eval('[data-card]', (cards) =>
    cards.flatMap((card) => {
      const box = card.getBoundingClientRect();
      return [...card.querySelectorAll('bdi')]
        .filter((text) => {
          const { left, right, bottom } = text.getBoundingClientRect();
          return left < box.left || right > box.right || bottom > box.bottom + 0.5;
        })
        .map((text) => text.textContent);
    }),
  );
  expect(cut).toEqual([]);
  await on.close();
});

test('[GR6] axe finds nothing on the grid, light or dark', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const query of ['lang=ar&columns=3', 'lang=en&theme=dark&columns=3']) {
    const on = await open(query);
    await on.evaluate(axe);
    const found = await on.evaluate(async () => {
      const { axe: runner } = window as unknown as {
        axe: { run(at: string): Promise<{ violations: { id: string }[] }> };
      };
      return (await runner.run('[role=grid]')).violations.map((violation) => violation.id);
    });
    expect(found).toEqual([]);
    await on.close();
  }
});

test('the built style sheet asks for direction, never for a list of languages', () => {
  const files = readdirSync(harness.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  const css = files.map((file) => readFileSync(join(harness.folder, file), 'utf8')).join('');
  expect(css).toContain('--s');
  expect(css).not.toMatch(/:lang\((?:ae|he|fa)\)/);
});
