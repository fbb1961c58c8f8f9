// What becomes of unanswered commands when the page is loaded anew.
import { expect, test } from 'vitest';
import { Keeper, type Shelf } from './keeper.ts';
import { HandDesk } from './testing/hand-desk.ts';

/** A shelf in memory. */
function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

async function reloaded(on: Shelf, account: string): Promise<HandDesk> {
  const desk = new HandDesk({ keeper: new Keeper(on, 'model', account) });
  await desk.pass(16);
  return desk;
}

test('[SY18] a command without an answer survives a reload: the same person sends it, with the same id', async () => {
  const on = shelf();
  const before = await reloaded(on, 'huda');
  await before.connect();
  const { commandId: patientId } = before.live.ask('patient.register', { name: 'Noura' });
  const { commandId } = before.live.ask('appointment.book', before.visit('09:00', patientId));
  const after = await reloaded(on, 'huda');
  await after.connect();
  expect(after.store.appointment(commandId)).toBeDefined();
  expect(after.wire.asked('ask')).toMatchObject([{ name: 'patient.register', commandId: patientId }]);
  await after.answerAsk();
  await after.answerAsk();
  await after.push();
  expect(after.store.pending).toEqual([]);
  expect(on.length).toBe(0);
});

test('[SY18] another person never sees or sends it', async () => {
  const on = shelf();
  const before = await reloaded(on, 'huda');
  before.live.ask('patient.register', { name: 'Noura' });
  const other = await reloaded(on, 'omar');
  await other.connect();
  expect(other.store.pending).toEqual([]);
  expect(other.wire.asked('ask')).toEqual([]);
  expect(on.length).toBe(1);
});

test('[SY18] whoever leaves and gives it up leaves nothing of it on the device', async () => {
  const on = shelf();
  const desk = await reloaded(on, 'huda');
  desk.live.ask('patient.register', { name: 'Noura' });
  desk.live.discard();
  await desk.pass(16);
  expect([on.length, desk.store.pending, desk.store.link.queued]).toEqual([0, [], 0]);
});

test('[SY18] a command that was put on top of an earlier one is kept as it will be sent', async () => {
  const on = shelf();
  const before = await reloaded(on, 'huda');
  const { id } = before.booked('09:00');
  await before.connect();
  const known = { appointmentId: id, baseVersion: 2 };
  before.live.ask('appointment.edit', { ...known, base: { note: '' }, note: 'one' });
  before.live.ask('appointment.edit', { ...known, base: { note: 'one' }, note: 'two' });
  await before.answerAsk();
  const [kept, ...more] = new Keeper(on, 'model', 'huda').all();
  expect(more).toEqual([]);
  expect(kept?.input).toMatchObject({ baseVersion: 3, base: { note: 'one' } });
});

test('what is kept and makes no sense any more is passed over', () => {
  const on = shelf();
  on.setItem('mawid.unsent model huda 1', '{"name":"appointment.unheard-of"}');
  on.setItem('mawid.unsent model huda 2', 'not even text of ours');
  expect(new Keeper(on, 'model', 'huda').all()).toEqual([]);
});
