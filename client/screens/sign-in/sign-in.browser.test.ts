// Proves that people of a clinic get in, are told why not, and come back to where they were.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { makeClinic } from '#server/cli/make-clinic.ts';
import { newId } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';
import { PASSWORD, withPassword } from '#server/testing/passwords.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const AT_THE_DOOR = { path: '/sign-in', ready: 'form' };

const words = {
  ar: { email: 'البريد الإلكتروني', password: 'كلمة المرور', wrong: 'غير صحيحين', missing: 'هذا الحقل مطلوب' },
  en: { email: 'E-mail', password: 'Password', wrong: 'do not match', missing: 'Please fill this in' },
} as const;

async function fill(page: Page, language: 'ar' | 'en', email: string, password: string): Promise<void> {
  await page.getByLabel(words[language].email).fill(email);
  await page.getByLabel(words[language].password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test.each(['ar', 'en'] as const)(
  'in %s what is missing or wrong is said without a fault of axe or shape, what was typed stays, and the right password opens the desk',
  async (language) => {
    const said = words[language];
    const world = await floor.clinic();
    const email = await withPassword(floor.ownerUrl, world);
    const page = await floor.desk(null, { ...AT_THE_DOOR, language, theme: 'system' });

    await page.keyboard.press('Enter');
    await page.getByText(said.missing).first().waitFor(soon);
    expect(await page.locator('input:focus').getAttribute('type')).toBe('email');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect.poll(() => axeFaults(page), { message: colorScheme, ...soon }).toEqual([]);
    }
    for (const width of [390, 768, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await shapeFaults(page, 'body'), `${width} px`).toEqual([]);
    }

    await fill(page, language, email, 'not it at all');
    await page.getByRole('alert').filter({ hasText: said.wrong }).waitFor(soon);
    expect(await page.getByLabel(said.email).inputValue()).toBe(email);

    await fill(page, language, email, PASSWORD);
    await page.locator('[data-region=stage]').waitFor(soon);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.context().close();
  },
);

test('the language changes at once, with everything that was typed', async () => {
  const page = await floor.desk(null, { ...AT_THE_DOOR, language: 'ar' });
  await page.getByLabel(words.ar.email).fill('mona@clinic.test');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor(soon);
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'en',
    'ltr',
  ]);
  expect(await page.getByLabel(words.en.email).inputValue()).toBe('mona@clinic.test');
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor(soon);
  await page.context().close();
});

test('somebody who works in two clinics chooses one, and stays signed in over a reload', async () => {
  const [home, other] = [await floor.clinic(), await floor.clinic()];
  const email = await withPassword(floor.ownerUrl, home);
  await connected(floor.ownerUrl, (client) =>
    client.query(
      `insert into member (id, clinic_id, account_id, name, role, version)
       select $1, $2, id, 'Both', 'manager', 1 from account where email = $3`,
      [newId(), other.clinicId, email],
    ),
  );
  const page = await floor.desk(null, AT_THE_DOOR);
  await fill(page, 'en', email, PASSWORD);
  await page.getByRole('heading', { name: 'Which clinic?' }).waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('main li button').last().click();
  await page.locator('[data-region=stage]').waitFor(soon);
  await page.reload();
  await page.locator('[data-region=stage]').waitFor(soon);
  await page.context().close();
});

test('a one-time link sets a password, once, and leads straight in', async () => {
  const email = `new-${newId()}@clinic.test`;
  const wish = { slug: `s-${newId().slice(-12)}`, name: 'A new clinic', zone: 'Asia/Riyadh', locale: 'en-SA' };
  const { token } = await makeClinic(floor.ownerUrl, { ...wish, manager: email, practitioners: 1, rooms: 0 });
  const page = await floor.desk(null, { path: `/sign-in#set=${token}`, ready: 'form' });
  expect(await axeFaults(page)).toEqual([]);

  const [first, second] = [page.getByLabel('New password', { exact: true }), page.getByLabel('Repeat the password')];
  await first.fill('short');
  await second.fill('shorter');
  await page.keyboard.press('Enter');
  await page.getByText('at least 8').waitFor(soon);
  await page.getByText('The two passwords differ').waitFor(soon);
  await first.fill('a long walk to the sea');
  await second.fill('a long walk to the sea');
  await page.keyboard.press('Enter');
  await page.locator('[data-region=stage]').waitFor(soon);
  await page.context().close();

  const again = await floor.desk(null, { path: `/sign-in#set=${token}`, ready: 'form' });
  await again.getByLabel('New password', { exact: true }).fill('a long walk to the sea');
  await again.getByLabel('Repeat the password').fill('a long walk to the sea');
  await again.keyboard.press('Enter');
  await again.getByText('has been used or has expired').waitFor(soon);
  await again.context().close();
});

test('[GR24] when a session ends, one signs in over the kept screen and goes on', async () => {
  const world = await floor.clinic();
  const email = await withPassword(floor.ownerUrl, world);
  await floor.visit(world, { patient: 'Noura', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await fetch(`${floor.origin}/api/v1/session`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${world.receptionist.token}` },
  });
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.locator('[data-card]').count()).toBeGreaterThan(0);
  await dialog.getByLabel(words.en.email).fill(email);
  await dialog.getByLabel(words.en.password, { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached', ...soon });
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.context().close();
});
