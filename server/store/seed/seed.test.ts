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

test('[HR3] the demonstration has the hours of Ramadan, holidays, and breaks for prayer', async () => {
  await seedDemo(database.ownerUrl, () => undefined);
  const [set] = await asOwner<{ ramadan: string; holidays: string; prayer: string }>(
    `select (select count(*) from schedule where other_hours <> '[]') as ramadan,
       (select sum(jsonb_array_length(holidays)) from clinic) as holidays,
       (select count(*) from clinic where prayer is not null) as prayer`,
  );
  expect(set).toEqual({ ramadan: '10', holidays: '7', prayer: '1' });
});

function asOwner<R extends object>(sql: string): Promise<R[]> {
  return connected(database.ownerUrl, async (client) => (await client.query<R>(sql)).rows);
}

const unclaimed = `select 1 from appointment a where a.status in ('booked', 'arrived', 'checked-in', 'fulfilled')
  and cardinality(a.schedule_ids) <> (select count(*) from claim c where c.clinic_id = a.clinic_id and c.owner = a.id and c.live)`;

test('[CL14] every visit of the demonstration that keeps its time has claimed it', async () => {
  await seedDemo(database.ownerUrl, () => undefined);
  expect(await asOwner(unclaimed)).toEqual([]);
});

test('filling again when its receipts are long forgotten undoes nothing', async () => {
  await seedDemo(database.ownerUrl, () => undefined);
  const heads = () => asOwner('select clinic_id, version from clinic_head order by clinic_id');
  const before = await heads();
  await asOwner('delete from command_receipt');
  await seedDemo(database.ownerUrl, () => undefined);
  expect(await heads()).toEqual(before);
});

test('[CL14] a day that is filled later leaves alone what people have booked on it', async () => {
  await seedDemo(database.ownerUrl, () => undefined);
  // The last day as if it had not been filled and somebody else had taken every time of it.
  await asOwner(`update claim c set owner = gen_random_uuid() from appointment a, clinic_head h
    where a.clinic_id = c.clinic_id and a.id = c.owner and h.clinic_id = a.clinic_id and a.version = h.version`);
  await asOwner(
    `delete from appointment a using clinic_head h where h.clinic_id = a.clinic_id and a.version = h.version`,
  );
  await asOwner(`delete from log_noun n using clinic_head h where h.clinic_id = n.clinic_id and n.version = h.version`);
  await asOwner(
    `delete from clinic_log l using clinic_head h where h.clinic_id = l.clinic_id and l.version = h.version`,
  );
  await asOwner('update clinic_head set version = version - 1');
  await asOwner('delete from command_receipt');
  await seedDemo(database.ownerUrl, () => undefined);
  expect(await asOwner(unclaimed)).toEqual([]);
});
