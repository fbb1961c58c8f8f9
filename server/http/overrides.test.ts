// Overrides as whoever answers for the clinic sees them: in the figures of a node, by what was left.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { startNode } from '#server/testing/node.ts';
import { moved, visitFor } from '#server/testing/visits.ts';
import { visit } from '#server/testing/visitor.ts';
import type { Appointment } from '#shared/model/appointment.ts';

const core = testCore();

test('[OV8] overrides are counted by what they left, each once however often it is asked for, and nothing else is', async () => {
  const node = await startNode(core.store);
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const { token } = world.manager;
  const ask = async (name: string, json: object, id = newId()) => {
    const answer = await visit(node.origin, `/api/v1/commands/${name}`, {
      token,
      json,
      headers: { 'idempotency-key': id },
    });
    return answer.body.value as Appointment;
  };
  const override = { reason: 'sent over from the emergency room' };
  const night = { start: world.at('22:00'), override };
  await ask('appointment.book', visitFor(world, patient.id, { override }));
  const beside = visitFor(world, patient.id, { override });
  const id = newId();
  await ask('appointment.book', beside, id);
  const twice = await ask('appointment.book', beside, id);
  await ask('appointment.book', visitFor(world, patient.id, night));
  const both = await ask('appointment.move', moved(twice, night));
  await ask('appointment.edit', { appointmentId: both.id, baseVersion: both.version, base: { note: '' }, note: 'x' });
  await ask('appointment.book', visitFor(world, patient.id, { start: world.at('11:00') }));
  const { text } = await visit(node.origin, '/metrics');
  const counts = [...text.matchAll(/^mawid_overrides_total\{beyond="([^"]+)".*\} (\d+)$/gm)];
  expect(Object.fromEntries(counts.map(([, beyond, count]) => [beyond, Number(count)]))).toEqual({
    nothing: 1,
    capacity: 1,
    hours: 1,
    'hours+capacity': 1,
  });
  await node.stop();
});
