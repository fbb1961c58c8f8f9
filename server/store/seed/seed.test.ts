// The demonstration clinics on the real database.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected } from '#server/store/connection.ts';
import { freshDatabase, type TestDatabase } from '#server/testing/database.ts';
import { seedDemo } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('a demonstration clinic has about 120 visits a day, free time among them, and is filled only once', async () => {
  const lines: string[] = [];
  await seedDemo(database.ownerUrl, (line) => lines.push(line));
  await seedDemo(database.ownerUrl, (line) => lines.push(line));
  const days = await connected(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ visits: number }>(
      `select count(*)::int as visits from appointment a join clinic c on c.id = a.clinic_id where c.slug = 'demo' group by left(a.start_wall, 10)`,
    );
    return rows.map((row) => row.visits);
  });
  const usual = days.reduce((sum, visits) => sum + visits, 0) / days.length;
  expect(usual).toBeGreaterThan(100);
  expect(usual).toBeLessThan(140);
  expect(lines.at(-1)).toBe('demo-2: there, 0 appointments added');
});

test('every visit of the demonstration that keeps its time has claimed it', async () => {
  await seedDemo(database.ownerUrl, () => undefined);
  const missing = await connected(database.ownerUrl, async (client) => {
    const { rowCount } = await client.query(
      `select 1 from appointment a where a.status in ('booked', 'arrived', 'checked-in', 'fulfilled')
         and cardinality(a.schedule_ids) <> (select count(*) from claim c where c.clinic_id = a.clinic_id and c.owner = a.id and c.live)`,
    );
    return rowCount;
  });
  expect(missing).toBe(0);
});
