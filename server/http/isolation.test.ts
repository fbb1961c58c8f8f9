// Every place where an id can be named, through both doors and by every role: another clinic's is nobody's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissions } from '#shared/contract/allow.ts';
import { role as roleNames } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { idPositions, nounAt, withIdAt } from '#server/testing/id-positions.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { type Call, calls, recordedRequests } from '#server/testing/recorded-calls.ts';
import { paperStage, type Stage } from '#server/testing/stage.ts';
import { type Door, doorsOf, makeWitness, openDoors, type Told, type TwoDoors } from '#server/testing/two-doors.ts';
import { contentOf } from '#server/testing/held-text.ts';
import { makeTwins, stager, traceFinder, type Twins, unmarkedColumns } from '#server/testing/twins.ts';
import { asOwner } from '#server/testing/visits.ts';

const core = testCore();
const roles = roleNames.options;
let node: Node;
let twins: Twins;
let doors: TwoDoors;
let witness: ReturnType<typeof makeWitness>;
let stage: Stage;
let epochs: Readonly<Record<keyof Twins, Id>>;
let next: ReturnType<typeof stager>;
let before: { mine: object; theirs: object };

beforeAll(async () => {
  node = await startNode(core.store);
  twins = await makeTwins(core);
  witness = makeWitness(await traceFinder(core, twins));
  doors = openDoors(node.origin, witness);
  next = stager(core, twins.mine);
  stage = await next(twins.mine.practitioner);
  epochs = { mine: await epochOf(twins.mine.clinicId), theirs: await epochOf(twins.theirs.clinicId) };
  before = await both();
});
afterAll(async () => {
  doors.close();
  await node.stop();
});

async function epochOf(clinicId: Id): Promise<Id> {
  const [head] = await asOwner<{ epoch: Id }>(core, 'select epoch from clinic_head where clinic_id = $1', [clinicId]);
  return head?.epoch ?? '';
}
const both = async () => ({ mine: await versionOf(), theirs: await contentOf(core, twins.theirs) });
const versionOf = () => asOwner(core, 'select version from clinic_head where clinic_id = $1', [twins.mine.clinicId]);

/** An id of the other clinic for each word that stands before one. */
const foreignIds: Readonly<Record<string, (path: string) => Id>> = {
  serviceId: (path) => (path === 'serviceId' ? twins.theirs.visit.id : twins.theirs.procedure.id),
  scheduleIds: (path) => (path.endsWith('.1') ? twins.theirs.room : twins.theirs.practitioner),
  scheduleId: () => twins.theirs.practitioner,
  serviceIds: () => twins.theirs.visit.id,
  among: () => twins.theirs.practitioner,
  patientId: () => twins.theirs.patients[2]!.id,
  fromId: () => twins.theirs.patients[2]!.id,
  intoId: () => twins.theirs.patients[3]!.id,
  except: () => twins.theirs.patients[2]!.id,
  exceptId: () => twins.theirs.visits[0]!.id,
  closureId: () => twins.theirs.closure.id,
  seriesId: () => twins.theirs.series.id,
  keep: () => twins.theirs.visits[0]!.id,
  appointmentId: () => twins.theirs.visits[0]!.id,
  holdId: () => twins.theirs.hold.id,
  commandId: () => twins.theirs.hold.id,
  memberId: () => twins.theirs.worker,
  displayId: () => twins.theirs.display.id,
  by: () => twins.theirs.receptionist.id,
  insteadOf: () => twins.theirs.hold.id,
  epoch: () => epochs.theirs,
  id: () => twins.theirs.visits[1]!.id,
};

type Cell = { readonly call: Call; readonly path: string; readonly door: Door };
const everywhere: Cell[] = calls.flatMap((call) =>
  idPositions(call.input(paperStage)).flatMap((path) => doorsOf(call).map((door) => ({ call, path, door }))),
);
/** What a caller remembers of an appointment may be wrong without harm; what is asked for may not. */
const remembered = everywhere.filter(({ path }) => path.startsWith('base.'));
const cells = everywhere.filter((cell) => !remembered.includes(cell));

/** What may be told of an id that is not there; a window narrowed to schedules nobody has is empty. */
function lawful({ call }: Cell, { code }: Told): boolean {
  if (call.name === 'calendar.range') return code === 'ok';
  const isOfSome = call.kind === 'commands' || call.needs.includes('audit');
  return code === 'not-found' || (code === 'forbidden' && isOfSome);
}

/** The answer to a call in which one id is another; without that id, which the caller wrote. */
function told({ call, path, door }: Cell, role: (typeof roles)[number], id: Id, on: Stage): Promise<Told> {
  return doors.ask(twins.mine[role], door, call, withIdAt(call.input(on), path, id), id);
}

const all = cells.length * roles.length * 2;
test(`[TE1][SE27] ${all} cells: a foreign id and a random one are answered alike, whoever asks through whichever door`, async () => {
  expect(await unmarkedColumns(core, twins)).toEqual([]);
  await Promise.all(
    roles.map(async (role) => {
      for (const cell of cells) {
        const where = [cell.call.title, cell.path, cell.door, role];
        const foreign = await told(cell, role, foreignIds[nounAt(cell.path)]!(cell.path), stage);
        expect([...where, foreign]).toEqual([...where, await told(cell, role, newId(), stage)]);
        expect([...where, foreign.code, lawful(cell, foreign)]).toEqual([...where, foreign.code, true]);
      }
    }),
  );
  expect(await both()).toEqual(before);
});

const messages = Object.entries(recordedRequests).flatMap(([name, body]) =>
  idPositions(body('clinic', paperStage.room, paperStage)).map((path) => ({ name, body, path })),
);
test(`[TE1][SE27] ${messages.length * roles.length * 2} cells: so it is with the ids in the messages of a socket`, async () => {
  for (const role of roles) {
    for (const { name, body, path } of messages) {
      const said = body(twins.mine.clinicId, epochs.mine, stage);
      const answer = (id: Id) => doors.say(twins.mine[role], name as 'watch', withIdAt(said, path, id), id);
      const foreign = await answer(foreignIds[nounAt(path)]!(path));
      expect([role, name, path, foreign]).toEqual([role, name, path, await answer(newId())]);
    }
  }
  expect(await both()).toEqual(before);
});

const clinicNames: Readonly<Record<string, (clinicId: Id, slug: string) => string>> = {
  id: (clinicId) => clinicId,
  'id in capitals': (clinicId) => clinicId.toUpperCase(),
  slug: (_, slug) => slug,
  room: (clinicId) => `clinic:${clinicId}:staff`,
};
const nowhere = () => ({ clinicId: newId(), slug: 'no-such-clinic' });
type Says = (person: Twins['mine']['doctor'], clinic: string) => Promise<Told>;
const says: Readonly<Record<string, Says>> = {
  watch: (person, clinic) => doors.say(person, 'watch', { clinic }),
  'watch since': (person, clinic) => doors.say(person, 'watch', { clinic, epoch: epochs.theirs, since: 0 }),
  unwatch: (person, clinic) => doors.say(person, 'unwatch', { clinic }),
  changes: (person, clinic) => doors.get(person, `/api/v1/clinics/${encodeURIComponent(clinic)}/changes?full=1`),
  'changes since': (person, clinic) =>
    doors.get(person, `/api/v1/clinics/${encodeURIComponent(clinic)}/changes?epoch=${epochs.theirs}&since=0`),
};
const named = Object.keys(says).length * Object.keys(clinicNames).length * roles.length * 2;
test(`[TE1][SE27] ${named} cells: another clinic, however it is named, is as little there as one that never was`, async () => {
  for (const role of roles) {
    for (const [how, say] of Object.entries(says)) {
      for (const [what, name] of Object.entries(clinicNames)) {
        const told = ({ clinicId, slug }: { clinicId: Id; slug: string }) =>
          say(twins.mine[role], name(clinicId, slug));
        const foreign = await told(twins.theirs);
        expect([role, how, what, foreign.code]).toEqual([role, how, what, 'not-found']);
        expect([role, how, what, foreign]).toEqual([role, how, what, await told(nowhere())]);
      }
    }
  }
  expect(await both()).toEqual(before);
});

const strange = ['clinicId', 'clinic_id', 'role', 'version', 'createdAt', 'isAdmin', '__proto__'];
/** What only a screen may ask is asked with strange fields where screens are tested. */
const managers = calls.filter(({ needs }) => needs.every((need) => permissions[need].manager !== 'none'));
const inBodies = managers.length * strange.length;
test(`[TE14][BO7] ${inBodies} cells: nobody's word changes whose clinic a call is about`, async () => {
  for (const call of managers) {
    for (const field of strange) {
      const door = doorsOf(call)[strange.indexOf(field) % doorsOf(call).length]!;
      const value = field.startsWith('clinic') ? twins.theirs.clinicId : 'x';
      const input = { ...call.input(stage) };
      Object.defineProperty(input, field, { value, enumerable: true });
      const told = await doors.ask(twins.mine.manager, door, call, input, twins.theirs.clinicId);
      // A command that gives a role has such a field, and no such role. The parser of bodies throws an own __proto__ away with the whole body.
      const faults = ['unknown-field', 'unknown-choice'].map((problem) => `"path":"${field}","problem":"${problem}"`);
      const isNamed = [...faults, '"path":"body"'].some((fault) => told.body.includes(fault));
      expect([call.title, field, door, told.code, isNamed]).toEqual([call.title, field, door, 'invalid', true]);
    }
  }
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
  expect(await both()).toEqual(before);
});

test('[TE14] a header or an address that names another clinic is not listened to', async () => {
  const { clinicId, slug } = twins.theirs;
  const names = ['x-clinic-id', 'x-clinic', 'x-tenant-id', 'clinic', 'x-forwarded-host', 'x-original-url'];
  const headers = Object.fromEntries(names.flatMap((name, at) => [[name, at % 2 ? slug : clinicId]]));
  const path = '/api/v1/queries/clinic.settings';
  const plain = await doors.get(twins.mine.manager, path);
  expect(await doors.get(twins.mine.manager, path, { headers })).toEqual(plain);
  expect(plain).toMatchObject({ code: 'ok', headers: expect.stringContaining('cache-control: no-store') as string });
  expect((await doors.get(twins.mine.manager, `${path}?clinic=${slug}`)).code).toBe('invalid');
});

const ofMemory = remembered.length * roles.length * 2;
test(`[TE1] ${ofMemory} cells: nor does it matter whose ids somebody believes to have seen in an appointment`, async () => {
  for (const role of roles) {
    for (const cell of remembered) {
      const outcome = async (id: Id) => {
        const { code, status, body } = await told(cell, role, id, await next(twins.mine.practitioner));
        return { code, status, outcome: /"outcome":"(\w+)"/.exec(body)?.[1] };
      };
      const where = [cell.call.title, cell.path, cell.door, role];
      const foreign = await outcome(foreignIds[nounAt(cell.path)]!(cell.path));
      expect([...where, foreign]).toEqual([...where, await outcome(newId())]);
    }
  }
  expect((await both()).theirs).toEqual(before.theirs);
});

test('[TE10] of all that came back through both doors nothing bears a mark or an id of the other clinic', () => {
  expect(witness.bytes).toBeGreaterThan(100_000);
  expect(witness.leaks).toEqual([]);
});

test('[TE8] a command id of another clinic is as good as a new one, for every command', async () => {
  const receipts = await asOwner<{ id: Id }>(
    core,
    'select command_id as id from command_receipt where clinic_id = $1 order by at',
    [twins.theirs.clinicId],
  );
  const commands = calls.filter(({ kind }) => kind === 'commands');
  expect(receipts.length).toBeGreaterThanOrEqual(commands.length);
  for (const [at, call] of commands.entries()) {
    const own = call.name.startsWith('series.') ? (['series'] as const) : [];
    const input = call.input(await next(twins.mine.colleague, { own }));
    const told = await doors.ask(twins.mine.manager, doorsOf(call)[at % 2]!, call, input, '', receipts[at]!.id);
    expect([call.title, told.code, told.body.includes(receipts[at]!.id)]).toEqual([call.title, 'ok', true]);
  }
  expect((await both()).theirs).toEqual(before.theirs);
});
