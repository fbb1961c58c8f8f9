// Proves that a call is answered by one key, some letters and Enter, that nobody is registered or booked twice
// unawares, and that two records become one and two again.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, turnTo } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const PATIENT = 'فاطمة الزهراني';
const sheetOf = (page: Page) => page.locator('[data-region=sheet] [role=dialog]');
const upcoming = (page: Page) => page.locator('[data-visits=upcoming] [data-visit]');

test('[PA40][PA41][PA46][PA48][PA52] a key, some letters and Enter tell the next visit, which is shown, followed and had again', async () => {
  const world = await floor.clinic();
  const visit = await floor.visit(world, { patient: PATIENT, with: world.practitioner, time: '09:00' });
  const path = `/?view=day&date=${world.at('12:00', 1).slice(0, 10)}`;
  const page = await floor.desk(world.receptionist, { path, language: 'ar', ready: '[data-column]' });
  await page.keyboard.press('Slash');
  await page.keyboard.type('فاطمه');
  await page.keyboard.press('Enter');
  await expect.poll(() => upcoming(page).count(), soon).toBe(1);
  expect(await sheetOf(page).getByRole('heading', { level: 2 }).textContent()).toBe(PATIENT);
  expect(await page.locator('[data-next]').textContent()).toContain('غدًا');
  expect(await axeFaults(page)).toEqual([]);

  await floor.ask(world.manager, 'appointment.book', {
    serviceId: world.visit.id,
    scheduleIds: [world.colleague],
    start: world.at('11:00', 3),
    patientId: visit.patientId,
  });
  await expect.poll(() => upcoming(page).count(), soon).toBe(2);
  await page.reload();
  await expect.poll(() => upcoming(page).count(), soon).toBe(2);

  await page.locator('[data-next] button').click();
  await cardOf(page, PATIENT).waitFor(soon);
  await expect.poll(() => new URL(page.url()).searchParams.get('date'), soon).toBe(visit.startWall.slice(0, 10));
  await page.keyboard.press('Escape');
  await expect.poll(() => upcoming(page).count(), soon).toBe(2);

  await page.locator('[data-again] button').first().press('Enter');
  const offer = page.locator('[data-offer]').first();
  await expect.poll(() => offer.getAttribute('data-offer'), soon).toBe(world.at('09:00', 7));
  await offer.press('Enter');
  await page.locator('[data-block]').first().waitFor(soon);
  await expect.poll(() => sheetOf(page).textContent(), soon).toContain(PATIENT);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => upcoming(page).count(), soon).toBe(3);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await shapeFaults(page, '[data-region=sheet] [role=dialog]')).toEqual([]);
  await page.context().close();
});

test('[PA53][PA54][PA55][PA60] whoever is known already is offered in place of a new file, a visit at that time is named, and whom nobody knows is registered from the search', async () => {
  const world = await floor.clinic();
  const known = await floor.ask(world.receptionist, 'patient.register', { name: PATIENT, phone: '+966501234567' });
  await floor.ask(world.receptionist, 'appointment.book', {
    serviceId: world.visit.id,
    scheduleIds: [world.colleague],
    start: world.at('08:00'),
    patientId: known.id,
  });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  await page.keyboard.press('KeyN');
  const sheet = sheetOf(page);
  await expect.poll(() => sheet.getByLabel('Start').inputValue(), soon).toBe('08:00');
  await sheet.getByLabel('Note').fill('Brings the old pictures');
  await sheet.getByRole('combobox', { name: 'Patient', exact: true }).fill('Fatma Zahrani');
  await page.getByRole('option', { name: /Register/ }).waitFor(soon);
  await page.keyboard.press('Enter');
  await page.keyboard.type('٠٥٠١٢٣٤٥٦٧');
  await sheet.locator('[data-alike]').getByText('same phone').waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  await sheet.locator('[data-alike]').getByRole('button', { name: /Use/ }).click();
  await expect.poll(() => sheet.getByText(PATIENT).count(), soon).toBeGreaterThan(0);
  expect(await sheet.getByLabel('Note').inputValue()).toBe('Brings the old pictures');
  const warning = sheet.locator('[data-overlap]');
  await warning.getByText(/practitioner 2/).waitFor(soon);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => cardOf(page, PATIENT).count(), soon).toBe(2);

  await page.locator('[data-finder=bar] input').fill('Nobody Before');
  await page.getByRole('option', { name: /Register/ }).waitFor(soon);
  await page.keyboard.press('Enter');
  const form = sheet.getByRole('group', { name: 'New patient' });
  await expect.poll(() => form.getByLabel('Name').inputValue(), soon).toBe('Nobody Before');
  await page.context().close();
});

test('[PA50][PA57] a correction gives the focus back and is asked about with nothing lost when it is crossed, and two records become one and two again', async () => {
  const world = await floor.clinic();
  const visit = await floor.visit(world, { patient: 'Lina Qasim', with: world.practitioner, time: '09:00' });
  const twin = await floor.visit(world, { patient: 'Lina Q.', with: world.colleague, time: '10:00' });
  const path = `${dayOf(world)}&patient=${visit.patientId}`;
  const page = await floor.desk(world.manager, { path, ready: '[data-next]' });
  const sheet = sheetOf(page);
  const edit = sheet.getByRole('button', { name: 'Edit details' });
  await edit.click();
  await sheet.getByLabel('Phone').press('Escape');
  await expect.poll(() => edit.evaluate((button) => button === document.activeElement), soon).toBe(true);
  await page.keyboard.press('Enter');
  await sheet.getByLabel('Phone').fill('12');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => sheet.getByLabel('Phone').getAttribute('aria-invalid'), soon).toBe('true');
  await sheet.getByLabel('Phone').fill('0501234567');
  const base = { phone: null };
  const theirs = { patientId: visit.patientId, baseVersion: 0, base, phone: '0507654321' };
  const { version } = await floor.ask(world.receptionist, 'patient.edit', { ...theirs, baseVersion: visit.version });
  expect(version).toBeGreaterThan(visit.version);
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('alertdialog');
  await question.waitFor(soon);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached', ...soon });
  expect(await sheet.getByLabel('Phone').inputValue()).toBe('0501234567');
  await page.keyboard.press('Control+Enter');
  await question.getByRole('button', { name: 'Apply mine' }).click();
  await sheet.locator('a[href="tel:0501234567"]').waitFor(soon);

  await sheet.getByRole('button', { name: 'More about this patient' }).click();
  await page.getByRole('menuitem', { name: /Merge/ }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('Lina Q.');
  await page.getByRole('option').filter({ hasText: 'File 2' }).click();
  await page.locator('[data-result]').getByText('1 visit moves').waitFor(soon);
  await expect.poll(() => axeFaults(page), soon).toEqual([]);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect.poll(() => upcoming(page).count(), soon).toBe(2);
  await turnTo(page, `/?patient=${twin.patientId}`);
  await sheet.getByRole('button', { name: /Open the record of .*Lina Qasim/ }).waitFor(soon);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => upcoming(page).count(), soon).toBe(1);
  await turnTo(page, `/?patient=${visit.patientId}`);
  await expect.poll(() => upcoming(page).count(), soon).toBe(1);
  await page.context().close();
});
