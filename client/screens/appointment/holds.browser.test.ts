// Proves that a time is held while a booking is filled in, that colleagues see it, and that nobody loses it unawares.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';
import type { World } from '#server/testing/world.ts';
import { connected } from '#server/store/connection.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const ready = '[data-column]';
const sheetOf = (page: Page) => page.locator('[data-region=sheet] [role=dialog]');
const blocksOn = (page: Page) => page.locator('[data-block]');
const startOf = (page: Page) => sheetOf(page).locator('form input:not([role=combobox])').first();
const held = (page: Page) => sheetOf(page).locator('[data-hold]');

/** The minutes after midnight at which the blocks of a page begin, and whose they are. */
async function blocks(page: Page): Promise<string[]> {
  return blocksOn(page).evaluateAll((all) =>
    all.map((one) => `${(one as HTMLElement).style.getPropertyValue('--s')} ${one.getAttribute('data-mine')}`),
  );
}

/** What sticks out or is found by axe while something is open, on a desk and on a phone. */
async function faultsOf(page: Page, within: string): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  const faults = [...(await shapeFaults(page, within)), ...(await axeFaults(page))];
  await page.setViewportSize({ width: 1440, height: 900 });
  return [...faults, ...(await shapeFaults(page, within))];
}

/** The time of every hold is up, by the database's clock. */
async function endHolds({ clinicId }: World): Promise<void> {
  const over = "clock_timestamp() - interval '1 second'";
  await connected(floor.ownerUrl, async (client) => {
    await client.query(`update hold set until = ${over} where clinic_id = $1 and state = 'live'`, [clinicId]);
    await client.query(`update claim set hold_until = ${over} where clinic_id = $1 and live and kind = 'hold'`, [
      clinicId,
    ]);
  });
}

async function takePatient(page: Page, name: string): Promise<void> {
  await sheetOf(page).getByRole('combobox').first().fill(name);
  await page
    .getByRole('option')
    .filter({ hasText: name })
    .and(page.getByRole('option', { name: /File/ }))
    .first()
    .click();
}

test('[HO20][HO21][HO22][HO23] a form holds its time for all to see, makes it longer once, lets it go and says when it is over', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  await floor.ask(world.receptionist, 'patient.register', { name: 'Omar Haddad' });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { language: 'ar', path, ready });
  const other = await floor.desk(world.manager, { language: 'en', theme: 'dark', path, ready });
  await one.keyboard.press('KeyN');
  await held(one).waitFor(soon);
  await expect.poll(() => blocks(other), soon).toEqual(['480 false']);
  expect(await blocks(one)).toEqual(['480 true']);
  expect(await blocksOn(other).textContent()).toContain(world.receptionist.name);
  expect(await faultsOf(one, '[role=dialog]')).toEqual([]);

  await startOf(one).fill('11:00');
  await expect.poll(() => blocks(other), soon).toEqual(['660 false']);
  await held(one).getByRole('button', { name: 'تمديد' }).click();
  await held(one).getByText('مُدّد مرة واحدة').waitFor(soon);
  await expect.poll(() => held(one).getByRole('button').count(), soon).toBe(0);

  await one.keyboard.press('Escape');
  await expect.poll(() => blocks(other), soon).toEqual([]);
  await one.keyboard.press('KeyN');
  await held(one).waitFor(soon);
  await expect.poll(() => blocks(other), soon).toEqual(['480 false']);
  await one.reload();
  await expect.poll(() => blocks(other), soon).toEqual([]);

  await other.keyboard.press('KeyN');
  await held(other).waitFor(soon);
  await takePatient(other, 'Omar Haddad');
  const over = sheetOf(other).locator('[data-loss=over]');
  await floor.ask(world.manager, 'hold.release', { holdId: (await held(other).getAttribute('data-hold')) ?? '' });
  await over.getByText('The time is still free').waitFor(soon);
  await over.getByRole('button', { name: 'Hold it again' }).click();
  await held(other).waitFor(soon);
  await endHolds(world);
  await floor.visit(world, { patient: 'Quick Salem', with: world.practitioner, time: '08:00' });
  await over.getByText('Taken by').waitFor(soon);
  expect(await blocks(one)).toEqual([]);
  await Promise.all([one.context().close(), other.context().close()]);
});

test('[HO22][HO23][HO25] the last minute stands out, what ends on a device’s clock is booked all the same, and why nothing is held is said', async () => {
  const world = await floor.clinic();
  await floor.ask(world.receptionist, 'patient.register', { name: 'Huda Salem' });
  const page = await floor.desk(world.receptionist, {
    path: dayOf(world),
    ready,
    prepare: (context) => context.clock.install(),
  });
  await page.keyboard.press('KeyN');
  await held(page).waitFor(soon);
  await takePatient(page, 'Huda Salem');
  await startOf(page).fill('06:00');
  await sheetOf(page).getByText('does not work at this time').waitFor(soon);
  await held(page).waitFor({ state: 'detached', ...soon });
  await expect.poll(() => blocks(page), soon).toEqual([]);
  await startOf(page).fill('08:00');
  await held(page).waitFor(soon);
  await expect.poll(() => blocks(page), soon).toEqual(['480 true']);
  await page.clock.fastForward('04:05');
  await page.locator('[data-hold] [data-soon=true]').waitFor(soon);
  await page.clock.fastForward('01:00');
  await sheetOf(page).getByText('Your hold is over').waitFor(soon);
  await sheetOf(page).getByText('The time is still free').waitFor(soon);
  await page.keyboard.press('Control+Enter');
  await cardOf(page, 'Huda Salem').and(page.locator('[data-pending=false]')).waitFor(soon);
  await sheetOf(page).waitFor({ state: 'detached', ...soon });

  await page.context().setOffline(true);
  await page.locator('[data-region=stage] [role=status][data-tone=arrived]').waitFor(soon);
  await page.locator(`[data-column^="${world.practitioner}@"]`).click();
  await sheetOf(page).getByText('nobody holds this time for you').waitFor(soon);
  await page.context().close();
});

test('[HO24][HO26][HO27] a colleague’s hold is taken over with a reason: whoever had it reads by whom and why, and keeps what was typed', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { language: 'en', path, ready });
  const other = await floor.desk(world.manager, { language: 'ar', path, ready });
  await one.keyboard.press('KeyN');
  await held(one).waitFor(soon);
  await sheetOf(one).getByLabel('Note').fill('Comes with her mother');

  await other.keyboard.press('KeyL');
  const chip = other.locator('[data-held]');
  await chip.waitFor(soon);
  expect(await chip.textContent()).toContain(world.receptionist.name);
  await other.keyboard.press('KeyD');
  await blocksOn(other).first().click();
  const dialog = other.getByRole('dialog', { name: 'حجز مؤقت لدى' });
  await dialog.getByRole('button', { name: 'استلام الوقت' }).click();
  await dialog.getByText('اذكر السبب ببضع كلمات').waitFor(soon);
  expect(await faultsOf(other, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'حالة عاجلة' }).click();
  await dialog.getByRole('button', { name: 'استلام الوقت' }).click();
  await held(other).waitFor(soon);
  expect(await startOf(other).inputValue()).toBe('08:00');

  const lost = sheetOf(one).locator('[data-loss=taken]');
  await lost.waitFor(soon);
  expect(await lost.textContent()).toContain(world.manager.name);
  expect(await lost.textContent()).toContain('حالة عاجلة');
  expect(await sheetOf(one).getByLabel('Note').inputValue()).toBe('Comes with her mother');
  await sheetOf(one).getByText('holds it for').first().waitFor(soon);
  await sheetOf(one).getByRole('group', { name: 'Free times' }).getByRole('button', { name: '08:15' }).click();
  await held(one).waitFor(soon);
  await expect.poll(async () => (await blocks(other)).toSorted(), soon).toEqual(['480 true', '495 false']);
  await Promise.all([one.context().close(), other.context().close()]);
});
