// Hands and eyes on a desk: where a card stands, dragging it, what the page shows altogether.
import type { Page } from 'playwright-core';

/** The card of a patient; the slim ones of rooms are left out. */
export function cardOf(page: Page, patient: string) {
  return page.locator('[data-card][data-slim=false]').filter({ hasText: patient });
}

/** Goes to an address of the same site as a link inside the page would, without loading anything anew. */
export async function turnTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Drags a card into the column of another schedule, at the same height plus `down` px. */
export async function dragInto(page: Page, patient: string, scheduleId: string, down = 0): Promise<{ x: number }> {
  const from = await boxOf(page, cardOf(page, patient));
  const into = await boxOf(page, page.locator(`[data-column^="${scheduleId}@"]`));
  const x = into.x + into.width / 2;
  await page.mouse.move(from.x + from.width / 2, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(x, from.y + 8 + down, { steps: 6 });
  await page.mouse.up();
  return { x };
}

/** Every card of a page by column, start and state: what two desks must agree on at rest. */
export function pictureOf(page: Page): Promise<string[]> {
  return page.$$eval('[data-card]', (cards) =>
    cards
      .map((card) => [
        card.getAttribute('data-card'),
        card.getAttribute('data-tone'),
        card.getAttribute('data-pending'),
        (card as HTMLElement).style.getPropertyValue('--s'),
        (card as HTMLElement).style.getPropertyValue('--d'),
      ])
      .map((parts) => parts.join(' '))
      .toSorted(),
  );
}

async function boxOf(page: Page, of: ReturnType<Page['locator']>) {
  const box = await of.first().boundingBox();
  if (!box) throw new Error(`nothing to be seen of ${of.toString()} on ${page.url()}`);
  return box;
}
