// A room that forgets whose it is: the ears of another clinic must be able to notice it.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dial, type Log } from '#server/testing/desk.ts';
import { listenAt } from '#server/testing/listeners.ts';
import { type Node, startNode } from '#server/testing/node.ts';

vi.mock('#shared/contract/rooms.ts', () => ({ watchersRoom: () => 'every clinic' }));

const core = testCore();
let node: Node;
beforeAll(async () => {
  node = await startNode(core.store);
});
afterAll(() => node.stop());

test('[TE11] were all clinics in one room, their people would be found to hear each other', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const strangers = await listenAt(node.origin, theirs);
  const desk = await dial(node.origin, mine.receptionist.token);
  const ack = await desk.say('ask', { name: 'patient.register', input: { name: 'Layla' }, commandId: newId() });
  const overheard = await strangers.overheard();
  expect(overheard.filter(([event]) => event === 'log').map(([, body]) => (body as Log).commandId)).toEqual(
    ['receptionist', 'doctor', 'manager'].map(() => ack['commandId']),
  );
  desk.close();
  strangers.close();
});
