// Two people on one visit through three server processes on one PostgreSQL: nothing is lost silently, and undo asks.
import { expect, test } from 'vitest';
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { nodeProcesses } from '#server/testing/node-processes.ts';
import { visit } from '#server/testing/visitor.ts';
import { edited, moved, visitFor } from '#server/testing/visits.ts';
import type { Person, World } from '#server/testing/world.ts';

const nodes = nodeProcesses(3);
let turn = 0;

/** Gives a command to the next node. */
async function ask<N extends CommandName>({ token }: Person, name: N, json: CommandInput<N>) {
  const node = nodes.at((turn += 1) % 3);
  const id = newId();
  const headers = { 'idempotency-key': id };
  const { status, body } = await visit(node.origin, `/api/v1/commands/${name}`, { token, json, headers });
  return { id, status, body, value: body['value'] as Appointment };
}

async function bookedFor(world: World): Promise<Appointment> {
  const patient = await ask(world.receptionist, 'patient.register', { name: 'Noura' });
  return (await ask(world.receptionist, 'appointment.book', visitFor(world, patient.id))).value;
}

test('[CO14][CO1] a write that saw an older slot is refused with both versions, and the refused one has lost nothing', async () => {
  const world = await nodes.makeWorld();
  const seen = await bookedFor(world);
  const theirs = await ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  const mine = await ask(world.manager, 'appointment.move', moved(seen, { start: world.at('12:00') }));
  const { id, name } = world.receptionist;
  expect(mine).toMatchObject({
    status: 409,
    body: {
      code: 'conflict',
      current: theirs.value,
      fields: [
        { field: 'start', base: seen.start, theirs: world.at('11:00'), mine: world.at('12:00'), by: { id, name } },
      ],
    },
  });
  const settled = await ask(world.manager, 'appointment.move', moved(theirs.value, { start: world.at('12:00') }));
  expect(settled).toMatchObject({ status: 200, body: { outcome: 'commit' } });
});

test('[CO14][CO3][CO4] different fields merge and say so, the same field asks', async () => {
  const world = await nodes.makeWorld();
  const seen = await bookedFor(world);
  const all = await Promise.all([
    ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') })),
    ask(world.manager, 'appointment.edit', edited(seen, { note: 'fasting' })),
    ask(world.doctor, 'appointment.edit', edited(seen, { tags: ['vip'] })),
  ]);
  expect(all.map(({ body }) => String(body['outcome'])).toSorted()).toEqual(['commit', 'rebased', 'rebased']);
  const merged = all.flatMap(({ body }) => (body['merged'] ?? []) as { field: string }[]);
  expect(merged).toHaveLength(3);
  const last = all.map(({ value }) => value).toSorted((a, b) => b.version - a.version)[0];
  expect(last).toMatchObject({ start: world.at('11:00'), note: 'fasting', tags: ['vip'] });
  const note = await ask(world.receptionist, 'appointment.edit', edited(seen, { note: 'deaf' }));
  expect(note).toMatchObject({
    status: 409,
    body: { fields: [{ field: 'note', base: '', theirs: 'fasting', mine: 'deaf', by: { id: world.manager.id } }] },
  });
});

test('[CO14][UN1][UN4] an accidental drag is taken back exactly at any node; after somebody else’s edit undo asks', async () => {
  const world = await nodes.makeWorld();
  const seen = await bookedFor(world);
  const drag = await ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  const back = await ask(world.receptionist, 'command.undo', { commandId: drag.id });
  const { version: _, ...was } = seen;
  expect(back).toMatchObject({ status: 200, body: { value: { undoes: drag.id, appointments: [was] } } });
  const again = await ask(world.receptionist, 'command.undo', { commandId: back.id });
  expect(again.body).toMatchObject({ outcome: 'commit' });
  const [there] = (again.body['value'] as { appointments: Appointment[] }).appointments;
  await ask(world.manager, 'appointment.move', moved(there!, { start: world.at('13:00') }));
  expect(await ask(world.receptionist, 'command.undo', { commandId: again.id })).toMatchObject({
    status: 409,
    body: { code: 'conflict', fields: [{ field: 'start', theirs: world.at('13:00'), by: { id: world.manager.id } }] },
  });
});
