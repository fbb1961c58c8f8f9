// What takes a member's rights, through three server processes, while their desk goes on asking at all of them.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CommandInput, CommandName, CommandReply } from '#shared/contract/commands.ts';
import { newId } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { type Ack, type Desk, dial } from '#server/testing/desk.ts';
import { nodeProcesses } from '#server/testing/node-processes.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import type { NodeProcess } from '#server/testing/processes.ts';
import { visit } from '#server/testing/visitor.ts';
import type { Person, World } from '#server/testing/world.ts';

const nodes = nodeProcesses(3);

/** What came back: the version of a commit, or the code of a refusal. */
type Told = { readonly version: number; readonly code: string };
/** A way to give commands as somebody. */
type Way = (name: CommandName, input: object) => Promise<Told>;

function overHttp({ origin }: NodeProcess, { token }: Person): Way {
  return async (name, json) => {
    const headers = { 'idempotency-key': newId() };
    const { body } = await visit(origin, `/api/v1/commands/${name}`, { token, json, headers });
    return { version: Number(body['version'] ?? 0), code: String(body['code'] ?? body['outcome']) };
  };
}

function bySocket(desk: Desk): Way {
  return async (name, input) => {
    const cut = { ok: false, code: 'cut' };
    const ack: Ack = await desk.say('ask', { name, input, commandId: newId() }).catch(() => cut);
    if (ack.code !== 'rate-limited')
      return { version: Number(ack['version'] ?? 0), code: String(ack.code ?? ack['outcome']) };
    await pause(Number(ack['retryMs']));
    return bySocket(desk)(name, input);
  };
}

/** What a desk asks without pause until it is refused, and a promise of its first commits. */
function asking(way: Way, name: CommandName, input: () => object) {
  const told: Told[] = [];
  let begun: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const over = (async () => {
    while (told.at(-1)?.version !== 0) {
      told.push(await way(name, input()));
      if (told.length === 4) begun();
    }
  })();
  return { told, underWay, over };
}

/** Both doors of every node, as one person. */
async function doorsOf(person: Person): Promise<{ desks: Desk[]; ways: Way[] }> {
  const desks = await Promise.all(nodes.all.map(({ origin }) => dial(origin, person.token)));
  for (const desk of desks) await desk.say('watch', { clinic: person.clinicId });
  return { desks, ways: [...nodes.all.map((node) => overHttp(node, person)), ...desks.map(bySocket)] };
}

async function done<N extends CommandName>({ manager }: World, name: N, json: CommandInput<N>): Promise<number> {
  const headers = { 'idempotency-key': newId() };
  const { body } = await visit(nodes.at(0).origin, `/api/v1/commands/${name}`, { token: manager.token, json, headers });
  const { outcome, version } = body as unknown as CommandReply;
  expect([name, outcome]).toEqual([name, 'commit']);
  return version;
}

/** The commits of somebody after a version, by the log. */
async function later({ clinicId }: World, { id }: Person, version: number, type: string): Promise<object[]> {
  const { rows } = await connected(nodes.database.ownerUrl, (client) =>
    client.query<{ version: string }>(
      `select version from clinic_log where clinic_id = $1 and actor = $2 and version > $3 and events @> $4::jsonb`,
      [clinicId, id, version, JSON.stringify([{ type }])],
    ),
  );
  return rows;
}

test('[ME11][ME15] a member who is disabled while they ask everywhere commits nothing after it and is cut at every node', async () => {
  const world = await nodes.makeWorld();
  const { receptionist } = world;
  const { desks, ways } = await doorsOf(receptionist);
  const all = ways.map((way) => asking(way, 'patient.register', () => ({ name: 'Noura' })));
  await Promise.all(all.map(({ underWay }) => underWay));
  const cuts = Promise.all(desks.map((desk) => desk.coming<{ code: string }>('bye', undefined, 20_000)));
  const version = await done(world, 'member.disable', { memberId: receptionist.id });
  const codes = await Promise.all(ways.slice(0, 3).map((way) => way('patient.register', { name: 'Sara' })));
  expect(codes.map(({ code }) => code)).toEqual(codes.map(() => 'unauthenticated'));
  expect((await cuts).map(({ code }) => code)).toEqual(desks.map(() => 'unauthenticated'));
  await Promise.all(all.map(({ over }) => over));
  for (const { told } of all) {
    expect(Math.max(...told.map((one) => one.version))).toBeLessThan(version);
    expect(told.slice(0, -1).every(({ code }) => code === 'commit')).toBe(true);
    expect(['unauthenticated', 'cut']).toContain(told.at(-1)?.code);
  }
  expect(await later(world, receptionist, version, 'patient.registered')).toEqual([]);
  for (const { origin } of nodes.all) {
    await expect(dial(origin, receptionist.token)).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  }
  for (const desk of desks) desk.close();
});

test('[ME12] a role that is lowered while somebody asks everywhere counts from that version on, and they stay signed in', async () => {
  const world = await nodes.makeWorld();
  const second = world.receptionist;
  await done(world, 'member.set-role', { memberId: second.id, role: 'manager' });
  const { desks, ways } = await doorsOf(second);
  let rooms = 0;
  const room = () => ({ kind: 'room', name: `Room ${(rooms += 1)}`, hours: everyWeekday() });
  const all = ways.map((way) => asking(way, 'schedule.add', room));
  await Promise.all(all.map(({ underWay }) => underWay));
  const version = await done(world, 'member.set-role', { memberId: second.id, role: 'receptionist' });
  await Promise.all(all.map(({ over }) => over));
  for (const { told } of all) {
    expect(told.at(-1)?.code).toBe('forbidden');
    expect(Math.max(...told.map((one) => one.version))).toBeLessThan(version);
  }
  expect(await later(world, second, version, 'schedule.added')).toEqual([]);
  const others = await Promise.all(ways.map((way) => way('patient.register', { name: 'Noura' })));
  expect(others.map(({ code }) => code)).toEqual(others.map(() => 'commit'));
  for (const desk of desks) desk.close();
});
