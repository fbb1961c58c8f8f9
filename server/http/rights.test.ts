// What each role may, by the table of permissions alone and through both doors; and who hears of it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Permission, permissions } from '#shared/contract/allow.ts';
import { type Role, role as roleNames } from '#shared/model/caller.ts';
import { testCore } from '#server/testing/core.ts';
import { idPositions, nounAt } from '#server/testing/id-positions.ts';
import { type Listeners, listenAt } from '#server/testing/listeners.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { type Call, calls } from '#server/testing/recorded-calls.ts';
import { paperStage } from '#server/testing/stage.ts';
import { type Door, doorsOf, makeWitness, openDoors, type TwoDoors } from '#server/testing/two-doors.ts';
import { contentOf } from '#server/testing/held-text.ts';
import { makeTwins, stager, traceFinder, type Twins } from '#server/testing/twins.ts';

const core = testCore();
const roles = roleNames.options;
let node: Node;
let twins: Twins;
let doors: TwoDoors;
let witness: ReturnType<typeof makeWitness>;
let strangers: Listeners;
let before: object;

beforeAll(async () => {
  node = await startNode(core.store);
  twins = await makeTwins(core);
  witness = makeWitness(await traceFinder(core, twins));
  doors = openDoors(node.origin, witness);
  strangers = await listenAt(node.origin, twins.theirs);
  for (const role of roles) {
    const desk = await doors.connect(twins.mine[role]);
    await desk.say('watch', { clinic: twins.mine.clinicId });
  }
  before = await contentOf(core, twins.theirs);
});
afterAll(async () => {
  strangers.close();
  doors.close();
  await node.stop();
});

const whose = ['own', 'colleague'] as const;
type Whose = (typeof whose)[number];
type Cell = { readonly call: Call; readonly role: Role; readonly whose: Whose; readonly door: Door };
const cells: Cell[] = calls.flatMap((call) =>
  roles.flatMap((role) => whose.flatMap((one) => doorsOf(call).map((door) => ({ call, role, whose: one, door })))),
);

/** What the table says, and nothing else: `own` reaches one's own schedule. */
function may({ call, role, whose: one }: Cell): boolean {
  const scopes = call.needs.map((need: Permission) => permissions[need][role]);
  return scopes.every((scope) => scope === 'all' || (scope === 'own' && one === 'own'));
}

/** Whether a call names such a thing. */
function isAbout(call: Call, noun: string): boolean {
  return idPositions(call.input(paperStage)).some((path) => nounAt(path) === noun);
}

function isAboutHolds(call: Call): boolean {
  return call.name.startsWith('hold.') || isAbout(call, 'holdId') || isAbout(call, 'commandId');
}

/** Who may not hold a schedule has no hold on it to ask about. */
function mayHold({ role, whose: one }: Cell): boolean {
  return one === 'own' || permissions.calendar[role] === 'all';
}

test('[PE1][PE2][PE3] every permission there is, is asked for by some recorded call', () => {
  const asked = new Set(calls.flatMap(({ needs }) => needs));
  expect(Object.keys(permissions).filter((one) => !asked.has(one as Permission))).toEqual([]);
});

test(`[PE1][PE2][PE3][PE8] ${cells.length} cells: forbidden is exactly what the table of permissions does not give`, async () => {
  const next = stager(core, twins.mine);
  const standing = twins.mine.visits[0]!;
  await Promise.all(
    roles.map(async (role) => {
      for (const cell of cells.filter((one) => one.role === role)) {
        const schedule = cell.whose === 'own' ? twins.mine.practitioner : twins.mine.colleague;
        const stage = await next(schedule, {
          ...(!isAbout(cell.call, 'appointmentId') && { standing }),
          own: [
            ...(isAbout(cell.call, 'closureId') ? (['closure'] as const) : []),
            ...(isAbout(cell.call, 'fromId') ? (['double'] as const) : []),
            ...(isAbout(cell.call, 'seriesId') ? (['series'] as const) : []),
          ],
          holder: isAboutHolds(cell.call) && mayHold(cell) ? twins.mine[role] : null,
        });
        const { code } = await doors.ask(twins.mine[role], cell.door, cell.call, cell.call.input(stage));
        const where = [cell.call.title, role, cell.whose, cell.door];
        expect([...where, code]).toEqual([...where, may(cell) ? 'ok' : 'forbidden']);
      }
    }),
  );
});

test('[TE11][DE12] people of another clinic, of every role, were sent nothing of all this', async () => {
  expect(await contentOf(core, twins.theirs)).toEqual(before);
  expect(node.published.length).toBeGreaterThan(60);
  expect(await strangers.overheard()).toEqual([]);
});

test('[TE10] of all that came back, and of all that was sent live, nothing bears a mark or an id of the other clinic', () => {
  expect(witness.bytes).toBeGreaterThan(300_000);
  expect(witness.leaks).toEqual([]);
});
