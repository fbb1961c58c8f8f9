// The hourly work of a node on the real database.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { connected } from '#server/store/connection.ts';
import { testCore } from '#server/testing/core.ts';
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
