// Random lives of series: whatever is done to them, each occurrence is one visit, claimed as it stands, and the log tells it all.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Series } from '#shared/model/series.ts';
import { newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { putNouns } from '#server/store/put.ts';
import { testCore } from '#server/testing/core.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import { seriesFor, wall } from '#server/testing/series.ts';
import { asOwner, doubleBookings, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const RULES = ['FREQ=WEEKLY;COUNT=4', 'FREQ=DAILY;COUNT=6', 'FREQ=WEEKLY;BYDAY=SU,WE', 'FREQ=DAILY;INTERVAL=3;COUNT=5'];
const STEPS = 14;

type Told = { readonly code: string; readonly commandId: string };

/** One life: what is asked for is drawn; whether it may be is the clinic's to say. */
async function live(world: World, seed: number): Promise<void> {
  const drawn = fc.sample(fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }), { seed, numRuns: STEPS });
  const { id: patientId } = await core.patient(world.receptionist);
  const done: string[] = [];
  const ask = async (name: string, input: object): Promise<Told> => {
    const commandId = newId();
    const outcome = await core.runner.run(world.manager, 'desk', name, input, commandId);
    if (outcome.ok) done.push(commandId);
    return { code: outcome.ok ? 'ok' : outcome.refusal.code, commandId };
  };
  for (const [which = 0, ...numbers] of drawn) {
    const [first = 0, second = 0, third = 0, fourth = 0] = numbers;
    const [series] = await seriesOf(world, second);
    const time = `${10 + (third % 4)}:00`;
    const startLocal = wall(world, time, fourth % 9);
    const rule = RULES[first % RULES.length] ?? '';
    const told = await oneStep(which % 6);
    expect(['ok', 'conflict', 'invalid', 'wrong-status', 'slot-taken', 'not-found']).toContain(told.code);

    async function oneStep(kind: number): Promise<Told> {
      if (kind < 2 || !series) return ask('series.start', { ...seriesFor(world, patientId), startLocal, rule });
      const { appointments } = await core.read(world.manager, 'series.view', { seriesId: series.id });
      const visit = appointments[third % appointments.length];
      if (kind === 2 && visit) return ask('appointment.move', moved(visit, { start: world.at(time, fourth % 30) }));
      if (kind === 3) return ask('command.undo', { commandId: done[third % done.length] ?? newId() });
      const recurrenceId = visit?.recurrenceId ?? series.startLocal;
      const of = { seriesId: series.id, baseVersion: series.version, recurrenceId };
      if (kind === 4 && first % 3 === 0) return ask('series.end', of);
      const scope = (['this', 'following', 'all'] as const)[first % 3];
      const shifted = `${recurrenceId.slice(0, 10)}T${time}`;
      const set = second % 3 === 0 && scope !== 'this' ? { rule } : { startLocal: shifted, note: `n${third}` };
      return ask('series.change', { ...of, scope, set });
    }
  }
}

async function seriesOf({ clinicId }: World, at: number): Promise<Pick<Series, 'id' | 'version' | 'startLocal'>[]> {
  const rows = await asOwner<{ id: string; version: string; startLocal: string }>(
    core,
    'select id, version, start_local as "startLocal" from series where clinic_id = $1 order by id',
    [clinicId],
  );
  const row = rows[at % Math.max(rows.length, 1)];
  return row ? [{ ...row, version: Number(row.version) }] : [];
}

/** Visits whose live claims are not exactly theirs. */
async function misclaimed({ clinicId }: World): Promise<unknown[]> {
  return asOwner(
    core,
    `select a.id, a.status, count(c.id) as claims from appointment a
       left join claim c on c.clinic_id = a.clinic_id and c.owner = a.id and c.live and c.starts_at = a.starts_at and c.ends_at = a.ends_at
      where a.clinic_id = $1 group by a.id, a.status
     having count(c.id) <> (case when a.status = 'booked' then 1 else 0 end)`,
    [clinicId],
  );
}

async function rowsOf({ clinicId }: World): Promise<unknown> {
  const all = ['appointment', 'series'].map(
    (table) => `(select json_agg(t order by id) from ${table} t where clinic_id = $1) as ${table}`,
  );
  return asOwner(core, `select ${all.join(', ')}`, [clinicId]);
}

const LIVES = seeds({ suite: 5, proof: 300 });
test(`[SR25] ${LIVES.length} random lives of series leave every occurrence one visit, claimed as it stands, and told by the log`, async () => {
  for (const seed of LIVES) {
    await withSeed(seed, async () => {
      const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
      await live(world, seed);
      expect(await doubleBookings(core, world.clinicId)).toBe(0);
      expect(await misclaimed(world)).toEqual([]);
      const before = await rowsOf(world);
      const log = await readLog(core.store, world.clinicId, 0, 1000);
      for (const table of ['appointment', 'series'])
        await asOwner(core, `delete from ${table} where clinic_id = $1`, [world.clinicId]);
      await core.store.write(async (tx) => {
        await tx.rows(`select set_config('app.clinic_id', ?, true)`, [world.clinicId]);
        for (const row of log) await putNouns(tx, world.clinicId, row.events ?? []);
      });
      expect(await rowsOf(world)).toEqual(before);
    });
  }
});
