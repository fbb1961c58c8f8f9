// Proves that a day is one sheet of paper, whatever it has, and that nothing around it is printed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortId } from '#client/screens/place-text.ts';
import { type Floor, openFloor } from '#server/testing/floor.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const VISITS = 60;
const soon = { timeout: 10_000 };
/** A time of day, so many quarters after six in the morning. */
const timeOf = (quarter: number) =>
  `${String(6 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

test('[DA12][DA13] sixty visits, closed time and lines for walk-ins are one page of A4 in both languages', async () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '05:00', to: '23:30' }));
  const world = await floor.clinic({ hours });
  const { receptionist, practitioner } = world;
  const { id: patientId, fileNumber } = await floor.ask(receptionist, 'patient.register', {
    name: 'Noura Al-Qahtani',
    phone: '+966501234567',
  });
  await floor.ask(receptionist, 'schedule.close', {
    scheduleId: practitioner,
    start: world.at('05:00'),
    end: world.at('06:00'),
    reason: 'Maintenance of the lift',
  });
  const book = (quarter: number) =>
    floor.ask(receptionist, 'appointment.book', {
      serviceId: world.visit.id,
      scheduleIds: [practitioner],
      start: world.at(timeOf(quarter)),
      patientId,
      note: 'Brings the old pictures',
    });
  for (let quarter = 0; quarter < VISITS; quarter += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => book(quarter + index)));

  const date = world.at('12:00').slice(0, 10);
  // A desk of one column prints it with Ctrl P.
  const page = await floor.desk(receptionist, { path: `/?date=${date}&columns=${shortId(practitioner)}` });
  await page.keyboard.press('Control+KeyP');
  const sheet = page.locator('[data-sheet]');
  await sheet.waitFor(soon);
  await expect.poll(() => page.locator('[data-visit]').count(), soon).toBe(VISITS);
  await expect.poll(() => sheet.textContent(), soon).toContain('Noura Al-Qahtani');
  const text = (await sheet.textContent()) ?? '';
  for (const part of [
    String(fileNumber),
    '50 123 4567',
    world.visit.name,
    'Brings the old',
    'Maintenance of the lift',
    receptionist.name,
    'AH',
  ])
    expect(text).toContain(part);
  expect(await page.locator('[data-blank]').count()).toBeGreaterThan(1);

  const arabic = await floor.desk(receptionist, {
    path: `/print?date=${date}&schedule=${practitioner}`,
    language: 'ar',
    ready: '[data-visit]',
  });
  await expect.poll(() => arabic.locator('[data-sheet]').textContent(), soon).toContain('طُبعت');
  for (const each of [page, arabic]) {
    const pdf = await each.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await each.emulateMedia({ media: 'print' });
    expect(await each.getByRole('button').count()).toBe(0);
    const [all, last] = [await each.locator('[data-sheet]').boundingBox(), await each.locator('footer').boundingBox()];
    expect(all && last && last.y + last.height <= all.y + all.height).toBe(true);
    const blank = await each.locator('[data-blank]').last().boundingBox();
    expect(blank && last && blank.y + blank.height <= last.y + 1).toBe(true);
    await each.context().close();
  }
});
