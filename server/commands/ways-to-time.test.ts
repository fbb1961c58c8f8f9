// Every way in which an appointment or a hold comes to its time: each claims it in the ledger, and none when it is taken.
import { describe, expect, test } from 'vitest';
import { type CommandName, commands } from '#shared/contract/commands.ts';
import { closed } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { faultsOfLedger } from '#server/testing/ledger.ts';
import { asOwner, booked } from '#server/testing/visits.ts';
import { waysToTime } from '#server/testing/ways-to-time.ts';
import type { World } from '#server/testing/world.ts';
import { newId } from '#server/ops/clock.ts';

const core = testCore();

const { ways, timeless } = waysToTime(core);

/** What closes time for everybody again and again, and what a manager runs the clinic by, which knows no time at all. */
const others = Object.entries(commands)
  .filter(([name, { allow }]) => name === 'schedule.close-series' || allow === 'administer')
  .map(([name]) => name);

/** What is refused where the way is not free, of those that say it in words of their own. */
const told: Partial<Record<CommandName, (blocker: object) => object>> = {
  'hold.book': () => ({ code: 'hold-expired' }),
  'series.start': inItsOccurrences,
  'series.change': inItsOccurrences,
};

function inItsOccurrences(blocker: object): object {
  return { code: 'conflict', current: { occurrences: [{ blockers: [blocker] }] } };
}

function refusedBy(name: CommandName, blocker: object): object {
  return told[name]?.(blocker) ?? { code: 'slot-taken', blockers: [blocker] };
}

const each = Object.entries(ways).flatMap(([name, some]) =>
  Object.entries(some).map(([how, arrange]) => ({ name: name as CommandName, how, arrange })),
);

/** Every row of a clinic's ledger, live or not. */
function rowsOf(world: World): Promise<{ id: string; live: boolean }[]> {
  return asOwner(core, 'select id, live from claim where clinic_id = $1 order by id', [world.clinicId]);
}

test('[CL14] every command is known as a way to time or as none: a new one fails until it is', () => {
  expect([...Object.keys(ways), ...Object.keys(timeless), ...others].toSorted((a, b) => a.localeCompare(b))).toEqual(
    Object.keys(commands).toSorted((a, b) => a.localeCompare(b)),
  );
});

describe.each(each)('$name $how', ({ name, arrange }) => {
  test('[CL14] claims its time in the ledger when it is free', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const outcome = await core.runner.run(world.manager, 'desk', name, input, newId());
    expect(outcome).toMatchObject({ ok: true, outcome: 'commit' });
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });

  test('[CL14][CL1] is refused when somebody else has it, and the ledger stays as it is', async () => {
    const world = await core.makeWorld();
    const nine = world.at('09:00');
    const input = await arrange(world, nine);
    const other = await booked(core, world, { start: nine });
    const before = await rowsOf(world);
    const refusal = await core.refusal(world.manager, name, input);
    expect(refusal).toMatchObject(refusedBy(name, { owner: other.id }));
    expect(await rowsOf(world)).toEqual(before);
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });
});

describe.each(each)('$name $how', ({ name, arrange }) => {
  test('[CL14][CC1] is refused where the time is closed, which is named', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const closure = await closed(core, world, { start: world.at('09:00'), end: world.at('09:15') });
    const before = await rowsOf(world);
    const refusal = await core.refusal(world.manager, name, input);
    expect(refusal).toMatchObject(refusedBy(name, { kind: 'closure', owner: closure.id }));
    expect(await rowsOf(world)).toEqual(before);
  });
});

describe.each(Object.entries(timeless))('%s', (name, arrange) => {
  test('[CL14] gives nobody time', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const before = await rowsOf(world);
    const outcome = await core.runner.run(world.manager, 'desk', name, input, newId());
    expect(outcome).toMatchObject({ ok: true });
    const live = (rows: typeof before) => rows.filter((one) => one.live).map(({ id }) => id);
    const after = await rowsOf(world);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(live(before)).toEqual(expect.arrayContaining(live(after)));
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });
});
