// The hourly work of a node on the real database.
import { expect, test } from 'vitest';
import { digest, newId, newSecret } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { connected } from '#server/store/connection.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner } from '#server/testing/visits.ts';
import { waitingScreen } from '#server/testing/screens.ts';
import { keepHouse } from './housekeeping.ts';

const core = testCore();

function receiptsOf(clinicId: string): Promise<number> {
  return connected(core.database.ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from command_receipt where clinic_id = $1', [clinicId]);
    return rowCount ?? 0;
  });
}

test('[RC12] a receipt is kept for fourteen days and then forgotten, in every clinic', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  for (const world of [one, other]) {
    await core.patient(world.receptionist);
    await core.ask(world.receptionist, 'patient.register', { name: 'Old Friend' }, newId());
    await connected(core.database.ownerUrl, (client) =>
      client.query(
        `update command_receipt set at = at - interval '14 days 1 minute'
          where clinic_id = $1 and command_id = (select command_id from command_receipt where clinic_id = $1 order by at limit 1)`,
        [world.clinicId],
      ),
    );
  }
  const house = keepHouse({ store: core.store, log: makeLog({ level: 'silent', node: 'test' }), everyMs: 20 });
  await expect
    .poll(() => Promise.all([receiptsOf(one.clinicId), receiptsOf(other.clinicId)]), { timeout: 10_000 })
    .toEqual([1, 1]);
  await house.stop();
});

test('[SE48] sessions, links and codes that open nothing any more are forgotten a day later, and no others', async () => {
  const world = await core.makeWorld();
  const [gone, ended, idle] = [world.manager, world.receptionist, world.doctor];
  const past = `update session set ended_at = clock_timestamp() - $2::interval where key_hash = $1`;
  await asOwner(core, past, [digest(gone.token), '25 hours']);
  await asOwner(core, past, [digest(ended.token), '23 hours']);
  await asOwner(core, `update session set seen_at = seen_at - interval '37 hours' where key_hash = $1`, [
    digest(idle.token),
  ]);
  const open = newSecret();
  const links = `insert into credential (id, key_hash, kind, account_id, expires_at, used_at)
    select gen_random_uuid(), $2, 'password', account_id, clock_timestamp() + $3::interval, clock_timestamp() + $4::interval
      from member where clinic_id = $1 and role = 'manager'`;
  const link = (key: string, expires: string, used: string | null) =>
    asOwner(core, links, [world.clinicId, digest(key), expires, used]);
  await link(open, '1 minute', null);
  await link(newSecret(), '1 day', '-25 hours');
  await link(newSecret(), '-25 hours', null);
  const [old, waiting] = [newSecret(), newSecret()];
  await waitingScreen(core.store, waiting);
  await waitingScreen(core.store, old);
  await asOwner(core, `update display_code set expires_at = expires_at - interval '25 hours' where key_hash = $1`, [
    digest(old),
  ]);
  const kept = async () => {
    const rows = await asOwner<{ key: Buffer }>(
      core,
      `select key_hash as key from session where clinic_id = $1
       union all select c.key_hash from credential c join member m using (account_id) where m.clinic_id = $1
       union all select key_hash from display_code where key_hash in ($2, $3)`,
      [world.clinicId, digest(old), digest(waiting)],
    );
    return rows.map(({ key }) => key.toString('hex')).toSorted();
  };
  const house = keepHouse({ store: core.store, log: makeLog({ level: 'silent', node: 'test' }), everyMs: 20 });
  const left = [ended.token, open, waiting].map((key) => digest(key).toString('hex')).toSorted();
  await expect.poll(kept, { timeout: 10_000 }).toEqual(left);
  await house.stop();
});
