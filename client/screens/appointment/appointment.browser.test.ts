// Proves that an appointment is changed from its sheet without loss: by those who may, beside others who change it too.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Calendar } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import type { Person, World } from '#server/testing/world.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const PATIENT = 'Noura Al-Qahtani';

/** A visit at ten of the first practitioner's, and a desk with its sheet open. */
async function openVisit(by: (world: World) => Person = ({ receptionist }) => receptionist, practitioner = 0) {
  const world = await floor.clinic();
  const visit = await floor.visit(world, {
    patient: PATIENT,
    with: world.practitioners[practitioner] ?? '',
    time: '10:00',
  });
  const page = await floor.desk(by(world), { path: dayOf(world) });
  await cardOf(page, PATIENT).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog').first();
  await sheet.getByRole('heading', { name: PATIENT }).waitFor(soon);
  return { world, visit, page, sheet };
}

/** The appointment as the server has it. */
async function stored(world: World, id: string): Promise<Appointment | undefined> {
  const window = new URLSearchParams({ from: world.at('00:00'), to: world.at('00:00', 1) });
  const answer = await fetch(`${floor.origin}/api/v1/queries/calendar.range?${window.toString()}`, {
    headers: { authorization: `Bearer ${world.manager.token}` },
  });
  const { value } = (await answer.json()) as { value: Calendar };
  return value.appointments.find((one) => one.id === id);
}

const closed = (page: Page) =>
  page
    .getByRole('dialog')
    .first()
    .waitFor({ state: 'detached', ...soon });

test('it is cancelled with a reason and a word, and its card goes', async () => {
  const { world, visit, page, sheet } = await openVisit();
  await sheet.getByRole('button', { name: 'Cancel appointment' }).click();
  const dialog = page.getByRole('alertdialog');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
  await dialog.getByText('Booked twice').click();
  await dialog.getByLabel('Note').fill('See the one at eleven');
  await dialog.getByRole('button', { name: 'Cancel appointment' }).click();
  await cardOf(page, PATIENT).waitFor({ state: 'detached', ...soon });
  await closed(page);
  await expect
    .poll(() => stored(world, visit.id), soon)
    .toMatchObject({ status: 'cancelled', cancelReason: 'duplicate', cancelNote: 'See the one at eleven' });
  await page.context().close();
});

test('its steps follow one another, and only those who may are offered a step back', async () => {
  const { world, page, sheet } = await openVisit();
  await sheet.getByRole('button', { name: 'Mark confirmed' }).click();
  await expect.poll(() => cardOf(page, PATIENT).getAttribute('data-tone'), soon).toBe('confirmed');
  await sheet.getByRole('button', { name: 'Mark arrived' }).click();
  await sheet.getByRole('button', { name: 'Send in' }).waitFor(soon);
  await sheet.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Choose another patient' }).waitFor(soon);
  await expect.poll(() => page.getByRole('menuitem').count(), soon).toBe(1);
  await page.context().close();

  const manager = await floor.desk(world.manager, { path: dayOf(world) });
  await cardOf(manager, PATIENT).focus();
  await manager.keyboard.press('Enter');
  await manager.getByRole('dialog').getByRole('button', { name: 'More' }).click();
  await manager.getByRole('menuitem', { name: /Step back/ }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Mark arrived' }).waitFor(soon);
  await manager.context().close();
});

test('a doctor reads a colleague’s appointment and changes nothing of it', async () => {
  const { page, sheet } = await openVisit(({ doctor }) => doctor, 1);
  await sheet.getByText('You can see this appointment').waitFor(soon);
  expect(await sheet.getByRole('button').allTextContents()).toEqual(['Noura Al-Qahtani', '', 'History']);
  await expect.poll(() => sheet.getByRole('textbox').count(), soon).toBe(0);
  await page.context().close();
});

test('[CO20][CO24] what a colleague writes meanwhile is flagged beside what is typed, and both are put together', async () => {
  const { world, visit, page, sheet } = await openVisit();
  const note = sheet.getByLabel('Note');
  await note.fill('Brings her own records');
  await floor.ask(world.manager, 'appointment.edit', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    base: { note: '' },
    note: 'Needs a wheelchair',
  });
  await sheet.getByText(/changed the note .* while you were typing/).waitFor(soon);
  expect(await note.inputValue()).toBe('Brings her own records');
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('alertdialog');
  await question.getByRole('group').getByText('Needs a wheelchair').waitFor(soon);
  const text = question.getByRole('textbox');
  expect(await text.inputValue()).toBe('Needs a wheelchair\nBrings her own records');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), soon).toBe('Cancel');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached', ...soon });
  expect(await note.inputValue()).toBe('Brings her own records');
  await sheet.getByRole('button', { name: 'Compare' }).click();
  await text.fill('Needs a wheelchair, brings her own records');
  await question.getByRole('button', { name: 'Save this text' }).click();
  const mended = 'Needs a wheelchair, brings her own records';
  await expect.poll(async () => (await stored(world, visit.id))?.note, soon).toBe(mended);
  await expect.poll(() => note.inputValue(), soon).toBe(mended);
  await page.context().close();
});

test('without dragging it goes to another practitioner and time, and a colleague’s move is asked about', async () => {
  const { world, visit, page, sheet } = await openVisit();
  await sheet.getByRole('button', { name: 'Move…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move the appointment' });
  await dialog.getByRole('button', { name: /^practitioner 1/ }).click();
  await page.getByRole('option', { name: 'practitioner 2' }).click();
  await dialog.getByRole('group', { name: 'Free times' }).getByRole('button', { name: '10:30' }).click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.waitFor({ state: 'detached', ...soon });
  const there = page.locator(`[data-column^="${world.colleague}@"]`).getByText(PATIENT);
  await there.waitFor(soon);

  await sheet.getByRole('button', { name: 'Move…' }).click();
  const now = await stored(world, visit.id);
  if (!now) throw new Error('the appointment is gone');
  const { start, scheduleIds, serviceId, version } = now;
  const base = { start, durationMinutes: 15, scheduleIds, serviceId };
  await dialog.getByLabel('Start').fill('12:00');
  await floor.ask(world.manager, 'appointment.move', {
    appointmentId: visit.id,
    baseVersion: version,
    base,
    start: world.at('09:00'),
  });
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText(/moved this to .*09:00.*; you changed .*the time/).waitFor(soon);
  await question.getByRole('button', { name: 'Apply mine' }).click();
  await dialog.waitFor({ state: 'detached', ...soon });
  await expect.poll(async () => (await stored(world, visit.id))?.start, soon).toBe(world.at('12:00'));
  await page.context().close();
});

test('it is given to another patient, and carries tags', async () => {
  const { world, visit, page, sheet } = await openVisit();
  const other = await floor.ask(world.receptionist, 'patient.register', { name: 'Huda Salem' });
  await sheet.getByRole('button', { name: 'Add a tag' }).click();
  await sheet.getByLabel('Add a tag').fill('wheelchair');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: /^Remove/ }).waitFor(soon);
  await sheet.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Choose another patient' }).click();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(focused, soon).toBe('combobox');
  await page.keyboard.type('huda');
  await page.getByRole('option').filter({ hasText: 'Huda Salem' }).click();
  await page.getByRole('dialog', { name: 'Change the patient' }).getByRole('button', { name: 'Save' }).click();
  await cardOf(page, 'Huda Salem').waitFor(soon);
  await expect.poll(() => stored(world, visit.id), soon).toMatchObject({ patientId: other.id, tags: ['wheelchair'] });
  await page.context().close();
});
