// Proves that a card a colleague has open says so and asks first, and that leaving the rules is seen by everybody.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, dragInto } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const PATIENT = 'Noura Al-Qahtani';
const sheetOf = (page: Page) => page.locator('[data-region=sheet] [role=dialog]');
const panelOf = (page: Page) => page.locator('[data-region=panel]');
const lockOn = (page: Page) => cardOf(page, PATIENT).getAttribute('data-lock');

/** What sticks out or is found by axe while something is open, on a desk and on a phone. */
async function faultsOf(page: Page): Promise<string[]> {
  const within = '[role=dialog]';
  await page.setViewportSize({ width: 390, height: 844 });
  const faults = [...(await shapeFaults(page, within)), ...(await axeFaults(page))];
  await page.setViewportSize({ width: 1440, height: 900 });
  return [...faults, ...(await shapeFaults(page, within))];
}

/** Two desks in both languages, one of which has the visit at ten open. */
async function twoDesks() {
  const world = await floor.clinic({ practitioners: 3 });
  await floor.visit(world, { patient: PATIENT, with: world.practitioner, time: '10:00' });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { language: 'ar', theme: 'dark', path });
  const other = await floor.desk(world.manager, { language: 'en', path });
  await cardOf(one, PATIENT).click();
  await sheetOf(one).waitFor(soon);
  await expect.poll(() => lockOn(other), soon).toBe('other');
  await expect.poll(() => lockOn(one), soon).toBe('mine');
  const close = () => Promise.all([one.context().close(), other.context().close()]);
  return { world, one, other, close };
}

test('[SL40][SL41] a card that is open elsewhere asks first; asked for and handed over it opens, and what was typed stays', async () => {
  const { world, one, other, close } = await twoDesks();
  await sheetOf(one).getByLabel('ملاحظة').fill('تحتاج كرسيًا متحركًا');
  await cardOf(other, PATIENT).click();
  const dialog = other.getByRole('dialog', { name: `${world.receptionist.name}` });
  await dialog.getByText('opened it').waitFor(soon);
  await expect.poll(() => sheetOf(other).count(), soon).toBe(0);
  expect(await panelOf(other).isVisible()).toBe(true);
  expect(await faultsOf(other)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await dialog.getByText('has been asked').waitFor(soon);

  const asks = sheetOf(one).locator('[data-lock=asks]');
  await asks.waitFor(soon);
  expect(await asks.textContent()).toContain(world.manager.name);
  expect(await faultsOf(one)).toEqual([]);
  await asks.getByRole('button', { name: 'تسليم' }).click();
  await sheetOf(one).waitFor({ state: 'detached', ...soon });
  await sheetOf(other).waitFor(soon);
  expect(await panelOf(other).isVisible()).toBe(false);
  await expect.poll(() => lockOn(one), soon).toBe('other');
  await other.keyboard.press('Escape');
  await expect.poll(() => lockOn(one), soon).toBeNull();
  await cardOf(one, PATIENT).click();
  await expect.poll(() => sheetOf(one).getByLabel('ملاحظة').inputValue(), soon).toBe('تحتاج كرسيًا متحركًا');
  await close();
});

test('[SL42][SL43][SL44] who may takes a card over, whoever had it reads so and saves all the same; a drag asks first too, and a look is seen', async () => {
  const { world, one, other, close } = await twoDesks();
  const watchers = (page: Page) =>
    page.getByRole('columnheader', { name: 'practitioner 2' }).locator('[data-watchers]');
  await other.locator(`[data-column^="${world.colleague}@"]`).hover();
  await watchers(one).waitFor(soon);
  expect(await watchers(one).textContent()).toContain(world.manager.name);
  await expect.poll(() => watchers(other).count(), soon).toBe(0);
  await dragInto(other, PATIENT, world.colleague);
  const dialog = other.getByRole('dialog', { name: world.receptionist.name });
  await dialog.getByRole('button', { name: 'Move anyway' }).click();
  await other.getByRole('dialog', { name: 'Move the appointment' }).waitFor(soon);
  await other.keyboard.press('Escape');

  await sheetOf(one).getByLabel('ملاحظة').fill('تأتي مع أمها');
  await cardOf(other, PATIENT).click();
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await sheetOf(other).waitFor(soon);
  const taken = sheetOf(one).locator('[data-lock=taken]');
  await taken.waitFor(soon);
  expect(await taken.textContent()).toContain(world.manager.name);
  await sheetOf(one).getByRole('button', { name: 'حفظ' }).click();
  await expect.poll(() => sheetOf(other).getByLabel('Note').inputValue(), soon).toBe('تأتي مع أمها');

  await one.keyboard.press('Escape');
  await cardOf(one, PATIENT).click();
  await one.getByRole('dialog').getByRole('button', { name: 'فتح رغم ذلك' }).click();
  await sheetOf(one).locator('[data-lock=also]').waitFor(soon);
  await close();
});

test('[OV20][OV21][OV22][OV23] beyond capacity: said exactly, with a reason only, marked for all, and offered where a drop was refused', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  await floor.visit(world, { patient: PATIENT, with: world.practitioner, time: '10:00' });
  await floor.visit(world, { patient: 'Omar Haddad', with: world.colleague, time: '10:00' });
  await floor.ask(world.receptionist, 'patient.register', { name: 'Huda Salem' });
  const path = dayOf(world);
  const desk = await floor.desk(world.receptionist, { language: 'ar', theme: 'dark', path });
  const page = await floor.desk(world.manager, { language: 'en', path });
  await page.keyboard.press('KeyN');
  await sheetOf(page).locator('[data-hold]').waitFor(soon);
  await sheetOf(page).getByRole('combobox').first().fill('Huda');
  await page.getByRole('option', { name: /File/ }).first().click();
  await sheetOf(page).getByLabel('Start').fill('10:00');
  const beyond = sheetOf(page).locator('[data-beyond]');
  await beyond.getByText('2 visits at once with').waitFor(soon);
  await page.keyboard.press('Control+Enter');
  await beyond.getByText('Please give a reason').waitFor(soon);
  expect(await faultsOf(page)).toEqual([]);
  await beyond.getByRole('button', { name: 'An urgent patient' }).click();
  await sheetOf(page).getByRole('button', { name: 'Book anyway' }).click();
  await cardOf(desk, 'Huda Salem').locator('[data-beyond="1"]').waitFor(soon);
  await expect.poll(() => desk.locator('[role=columnheader] [data-beyond="1"]').count(), soon).toBe(1);

  await cardOf(desk, 'Huda Salem').click();
  const facts = sheetOf(desk).locator('[data-tone=arrived]').filter({ hasText: 'An urgent patient' });
  await facts.getByText(world.manager.name).waitFor(soon);
  expect(await faultsOf(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('KeyL');
  await desk.locator('tr[data-appointment] [data-beyond]').getByText('فوق السعة').waitFor(soon);
  await desk.keyboard.press('KeyD');
  await desk.locator('[data-card]').first().waitFor(soon);
  await desk.keyboard.press('KeyN');
  await sheetOf(desk).locator('[data-hold]').waitFor(soon);
  await sheetOf(desk).getByLabel('البداية').fill('10:00');
  await sheetOf(desk).getByText('محجوز لموعد').first().waitFor(soon);
  await expect.poll(() => sheetOf(desk).locator('[data-beyond]').count(), soon).toBe(0);

  await dragInto(page, 'Omar Haddad', world.practitioner);
  await page.getByRole('button', { name: 'Overbook…' }).click();
  const move = page.getByRole('dialog', { name: 'Move the appointment' });
  await move.getByText('3 visits at once with').waitFor(soon);
  await move.getByRole('button', { name: 'The doctor asked for it' }).click();
  await move.getByRole('button', { name: 'Move anyway' }).click();
  await desk.locator('[role=columnheader] [data-beyond="2"]').waitFor(soon);
  await Promise.all([desk.context().close(), page.context().close()]);
});
