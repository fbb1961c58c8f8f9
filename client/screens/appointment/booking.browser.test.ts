// Proves that a booking is made with the keyboard alone, and that a refused one loses nothing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import type { Person, World } from '#server/testing/world.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const words = {
  ar: { patient: 'المريض', start: 'البداية', book: 'حجز' },
  en: { patient: 'Patient', start: 'Start', book: 'Book' },
} as const;

/** A desk with the sheet of a new booking open, the time filled in with the first free one. */
async function newBooking(world: World, by: Person = world.receptionist, language: 'ar' | 'en' = 'en'): Promise<Page> {
  const page = await floor.desk(by, { language, path: dayOf(world), ready: '[data-column]' });
  await page.keyboard.press('KeyN');
  const start = sheetOf(page).getByLabel(words[language].start);
  await expect.poll(() => start.inputValue(), soon).toBe('08:00');
  return page;
}

const sheetOf = (page: Page) => page.getByRole('dialog').first();
const settledCard = (page: Page, patient: string) => cardOf(page, patient).and(page.locator('[data-pending=false]'));

/** Types into the search, which has the focus, and takes the first answer. */
async function takePatient(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor(soon);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sheetOf(page).getByText(name, { exact: true }).waitFor(soon);
}

async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let presses = 0; presses < 40 && !(await focused()).startsWith(name); presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toContain(name);
}

test('in Arabic with the keyboard alone N, a name, Enter and Control with Enter make a booking that stands', async () => {
  const world = await floor.clinic();
  await floor.ask(world.receptionist, 'patient.register', { name: 'أحمد عبد الله', phone: '+966501234567' });
  const page = await newBooking(world, world.receptionist, 'ar');
  await takePatient(page, 'احمد', 'أحمد عبد الله');
  await page.keyboard.press('Control+Enter');
  await settledCard(page, 'أحمد').waitFor(soon);
  await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  expect(await cardOf(page, 'أحمد').getAttribute('data-tone')).toBe('booked');

  // Again through every field, the time typed in the other digits.
  await page.keyboard.press('KeyN');
  await takePatient(page, '٥٠١٢٣', 'أحمد عبد الله');
  const start = sheetOf(page).getByLabel(words.ar.start);
  await expect.poll(() => start.inputValue(), soon).not.toBe('');
  await start.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('١١:٣٠');
  await tabTo(page, words.ar.book);
  await page.keyboard.press('Enter');
  await expect.poll(() => settledCard(page, 'أحمد').count(), soon).toBe(2);
  await page.context().close();
});

test('a patient is found in any spelling of the name, by phone in either digits, and by file number', async () => {
  const world = await floor.clinic();
  await floor.ask(world.receptionist, 'patient.register', { name: 'إيمان آل سعود', phone: '0557654321' });
  const page = await newBooking(world);
  const search = page.getByRole('combobox', { name: 'Patient', exact: true });
  const found = page.getByRole('option').filter({ hasText: 'إيمان آل سعود' });
  for (const typed of ['ايمان', 'إيمان', 'ال سعود', '٠٥٥٧٦', '55 765 4321', '١']) {
    await search.fill(typed);
    await expect.poll(() => found.count(), soon).toBe(1);
    await search.fill('nobody');
    await expect.poll(() => found.count(), soon).toBe(0);
  }
  await page.context().close();
});

test('whom nobody knows is registered where the search stood, and a wrong phone is said beside it', async () => {
  const world = await floor.clinic();
  const page = await newBooking(world);
  await page.keyboard.type('Zainab Karim');
  await page.getByRole('option', { name: 'Register' }).waitFor(soon);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const form = page.getByRole('group', { name: 'New patient' });
  expect(await form.getByLabel('Full name').inputValue()).toBe('Zainab Karim');
  await page.keyboard.type('١٢');
  await page.keyboard.press('Enter');
  await form.getByText('This is not a phone number').waitFor(soon);
  expect(await page.locator('input:focus').inputValue()).toBe('12');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('٠٥٠ ٧٦٥ ٤٣٢١');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached', ...soon });
  await page.keyboard.press('Control+Enter');
  await settledCard(page, 'Zainab Karim').waitFor(soon);
  await page.context().close();
});

test('what is missing or wrong is said at its field, nothing is sent and nothing is lost', async () => {
  const world = await floor.clinic();
  await floor.ask(world.receptionist, 'patient.register', { name: 'Lina Q.' });
  const page = await newBooking(world);
  const sheet = sheetOf(page);
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('Please fill this in').waitFor(soon);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');

  await takePatient(page, 'lina', 'Lina Q.');
  await sheet.getByLabel('Note').fill('Comes with her mother');
  for (const [typed, said] of [
    ['25:99', 'does not have the expected form'],
    ['09:03', 'steps of 5 minutes'],
  ] as const) {
    await sheet.getByLabel('Start').fill(typed);
    await page.keyboard.press('Control+Enter');
    await sheet.getByText(said).waitFor(soon);
    expect(await page.locator('input:focus').inputValue()).toBe(typed);
  }
  expect(await sheet.getByLabel('Note').inputValue()).toBe('Comes with her mother');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  expect(await sheet.getByLabel('Note').inputValue()).toBe('Comes with her mother');
  await expect.poll(() => page.locator('[data-card]').count(), soon).toBe(0);
  await page.context().close();
});

test('a time that is taken is told with whom, and one press takes another', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Noura Al-Qahtani', with: world.practitioner, time: '10:00' });
  await floor.ask(world.receptionist, 'patient.register', { name: 'Omar Haddad' });
  const page = await newBooking(world);
  const sheet = sheetOf(page);
  await takePatient(page, 'omar', 'Omar Haddad');
  await sheet.getByLabel('Start').fill('10:00');
  await sheet.getByText('Taken by').waitFor(soon);
  expect(await sheet.getByText('Taken by').textContent()).toContain('Noura Al-Qahtani');
  await page.keyboard.press('Control+Enter');
  await sheet.getByText('This time is already taken').waitFor(soon);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), soon).toContain('10:15');
  await page.keyboard.press('Enter');
  await settledCard(page, 'Omar Haddad').waitFor(soon);
  await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  expect(await cardOf(page, 'Omar Haddad').textContent()).toContain('10:15');
  await page.context().close();
});

test('outside hours the front desk is offered other times, and a manager gives a reason', async () => {
  const world = await floor.clinic();
  await floor.ask(world.receptionist, 'patient.register', { name: 'Amina Yusuf' });
  const desk = await newBooking(world);
  await takePatient(desk, 'amina', 'Amina Yusuf');
  await sheetOf(desk).getByLabel('Start').fill('06:00');
  await desk.keyboard.press('Control+Enter');
  await sheetOf(desk).getByText('Only a manager').waitFor(soon);
  await expect.poll(() => desk.evaluate(() => document.activeElement?.textContent), soon).toContain('08:00');
  await desk.context().close();

  const page = await newBooking(world, world.manager);
  await takePatient(page, 'amina', 'Amina Yusuf');
  await sheetOf(page).getByLabel('Start').fill('06:00');
  await page.keyboard.press('Control+Enter');
  await sheetOf(page).getByText('Please give a reason').waitFor(soon);
  await page.keyboard.type('Before her flight');
  await sheetOf(page).getByRole('button', { name: 'Book anyway' }).click();
  await settledCard(page, 'Amina Yusuf').waitFor(soon);
  await page.context().close();
});

test('a refusal that comes after the sheet has gone opens it again with everything that was typed', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Noura Al-Qahtani', with: world.practitioner, time: '10:00' });
  await floor.ask(world.receptionist, 'patient.register', { name: 'Omar Haddad' });
  const line = { isSlow: false, release: () => {} };
  const released = new Promise<void>((resolve) => (line.release = resolve));
  const page = await floor.desk(world.receptionist, {
    path: dayOf(world),
    prepare: (context) =>
      context.routeWebSocket(/socket\.io/, (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => {
          if (line.isSlow) void released.then(() => socket.send(message));
          else socket.send(message);
        });
      }),
  });
  await page.keyboard.press('KeyN');
  const sheet = sheetOf(page);
  await expect.poll(() => sheet.getByLabel('Start').inputValue(), soon).toBe('08:00');
  await takePatient(page, 'omar', 'Omar Haddad');
  await sheet.getByLabel('Start').fill('10:00');
  await sheet.getByLabel('Note').fill('Asked for ten');
  line.isSlow = true;
  await page.keyboard.press('Control+Enter');
  await cardOf(page, 'Omar Haddad').waitFor(soon);
  await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  line.release();
  await sheet.getByText('This time is already taken').waitFor(soon);
  await expect.poll(() => cardOf(page, 'Omar Haddad').count(), soon).toBe(0);
  expect(await sheet.getByLabel('Note').inputValue()).toBe('Asked for ten');
  expect(await sheet.getByLabel('Start').inputValue()).toBe('10:00');
  await sheet.getByText('Omar Haddad').waitFor(soon);
  await page.context().close();
});
