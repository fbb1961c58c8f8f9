// Proves that the sheet and its dialogs fit every screen and that axe finds nothing on them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const NAME = 'عبد الرحمن بن عبد العزيز القحطاني';
const WIDTHS = [1440, 768, 390];
const words = {
  ar: { move: 'نقل…', cancel: 'إلغاء الموعد', register: 'تسجيل' },
  en: { move: 'Move…', cancel: 'Cancel appointment', register: 'Register' },
} as const;

describe.each([
  ['ar', 'dark'],
  ['en', 'light'],
] as const)('in %s, %s', (language, theme) => {
  const said = words[language];

  /** What sticks out of the open dialogs at any width, and what axe finds on the narrowest. */
  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      const shape = await shapeFaults(page, ':is([role=dialog], [role=alertdialog])');
      faults.push(...shape.map((fault) => `${width} px: ${fault}`));
    }
    faults.push(...(await axeFaults(page)));
    await page.setViewportSize({ width: 1440, height: 900 });
    return faults;
  }

  test('booking, registering and a refused hour', async () => {
    const world = await floor.clinic({ practitioners: 3 });
    const page = await floor.desk(world.receptionist, { language, theme, path: dayOf(world), ready: '[data-column]' });
    await page.keyboard.press('KeyN');
    const sheet = page.getByRole('dialog').first();
    await sheet.locator('[aria-pressed]').first().waitFor(soon);
    expect(await faultsOf(page), 'booking').toEqual([]);
    await page.keyboard.type(NAME);
    await page.getByRole('option', { name: said.register }).click();
    expect(await faultsOf(page), 'registering').toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.locator('form input:not([role=combobox])').first().fill('06:00');
    await page.keyboard.press('Control+Enter');
    await sheet.locator('[data-tone=arrived] button').first().waitFor(soon);
    expect(await faultsOf(page), 'a refused hour').toEqual([]);
    await page.context().close();
  });

  test('an appointment with its questions, and the map of the keys', async () => {
    const world = await floor.clinic({ practitioners: 3 });
    await floor.visit(world, { patient: NAME, with: world.practitioner, time: '10:00', room: world.room });
    const page = await floor.desk(world.manager, { language, theme, path: dayOf(world) });
    await cardOf(page, NAME).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog').first();
    await sheet.getByRole('heading', { name: NAME }).waitFor(soon);
    expect(await faultsOf(page), 'an appointment').toEqual([]);
    await sheet.getByRole('button', { name: said.move }).click();
    await page.locator('[role=dialog] [aria-pressed]').first().waitFor(soon);
    expect(await faultsOf(page), 'moving').toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.getByRole('button', { name: said.cancel }).click();
    await page.getByRole('alertdialog').waitFor(soon);
    expect(await faultsOf(page), 'cancelling').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached', ...soon });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached', ...soon });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor(soon);
    expect(await faultsOf(page), 'the keys').toEqual([]);
    await page.context().close();
  });
});
