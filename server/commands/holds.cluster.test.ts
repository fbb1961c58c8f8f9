// Holds and bookings through three server processes on one PostgreSQL, of which one may be killed.
import { afterAll, expect, test } from 'vitest';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { type Desk, dial, type Log } from '#server/testing/desk.ts';
import { holdFor, holdsUntil, lapse } from '#server/testing/holding.ts';
import { nodeProcesses } from '#server/testing/node-processes.ts';
import type { NodeProcess } from '#server/testing/processes.ts';
import { visit } from '#server/testing/visitor.ts';
import { moved, visitFor } from '#server/testing/visits.ts';
import type { Person, World } from '#server/testing/world.ts';

const nodes = nodeProcesses(3);
const node = (number: number) => nodes.at(number);
const desks: Desk[] = [];
afterAll(() => {
  for (const desk of desks) desk.close();
});

type Told<T> = {
  readonly status: number;
  readonly code: string;
  readonly value: T;
  readonly blockers: readonly object[];
};

/** Gives a command to a node over HTTP. */
async function ask<N extends CommandName>(
  { origin }: NodeProcess,
  { token }: Person,
  name: N,
  json: CommandInput<N>,
): Promise<Told<CommandOutput<N>>> {
  const headers = { 'idempotency-key': newId() };
  const { status, body } = await visit(origin, `/api/v1/commands/${name}`, { token, json, headers });
  const { value, blockers } = body as unknown as Told<CommandOutput<N>>;
  return { status, code: String(body['code'] ?? body['outcome']), value, blockers };
}

async function done<N extends CommandName>(
  by: NodeProcess,
  person: Person,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const { code, value } = await ask(by, person, name, input);
  expect([name, code]).toEqual([name, 'commit']);
  return value;
}

type Asking = (by: NodeProcess) => Promise<Told<Hold | Appointment>>;

/** Asks everything at the same moment, through one node after the other. */
function atOnce(asking: readonly Asking[]): Promise<Told<Hold | Appointment>[]> {
  return Promise.all(asking.map((one, at) => one(node(at % 3))));
}

async function deskAt({ origin }: NodeProcess, person: Person): Promise<Desk> {
  const desk = await dial(origin, person.token);
  desks.push(desk);
  await desk.say('watch', { clinic: person.clinicId });
  return desk;
}

const has = (type: string) => (row: Log) => row.events?.some((event) => event.type === type) === true;
const patientOf = async ({ receptionist }: World) =>
  (await done(node(1), receptionist, 'patient.register', { name: 'Noura' })).id;

/** How many live claims, and how many appointments and live holds, stand between nine and half past. */
async function standing(world: World): Promise<unknown> {
  const { rows } = await connected(nodes.database.ownerUrl, (client) =>
    client.query(
      `select (select count(*)::int from claim where clinic_id = $1 and live and starts_at < $3 and ends_at > $2) as claims,
         (select count(*)::int from appointment where clinic_id = $1 and starts_at < $3 and ends_at > $2) +
         (select count(*)::int from hold where clinic_id = $1 and state = 'live' and starts_at < $3 and ends_at > $2) as rows`,
      [world.clinicId, world.at('09:00'), world.at('09:30')],
    ),
  );
  return rows[0];
}

test('[HO18][CL1] fifty book, hold and move to one time through three processes: one has it, 49 learn whose it is', async () => {
  const world = await nodes.makeWorld();
  const patientId = await patientOf(world);
  const visits: Appointment[] = [];
  for (let at = 0; at < 10; at += 1) {
    const input = visitFor(world, patientId, { start: plusMinutes(world.at('11:00'), at * 15) });
    visits.push(await done(node(0), world.manager, 'appointment.book', input));
  }
  const asking = Array.from({ length: 50 }, (_, at): Asking => {
    const start = plusMinutes(world.at('09:00'), (at % 3) * 5);
    const later = visits[at / 5];
    if (later) return (by) => ask(by, world.manager, 'appointment.move', moved(later, { start }));
    if (at % 5 === 1) return (by) => ask(by, world.doctor, 'hold.place', holdFor(world, { start }));
    return (by) => ask(by, world.receptionist, 'appointment.book', visitFor(world, patientId, { start }));
  });
  const [won, ...others] = (await atOnce(asking)).toSorted((a, b) => a.status - b.status);
  expect([won?.status, won?.code]).toEqual([200, 'commit']);
  expect(others.map(({ status, code }) => `${status} ${code}`)).toEqual(others.map(() => '409 slot-taken'));
  const told = { owner: won?.value.id, start: won?.value.start, end: won?.value.end };
  expect(others.map(({ blockers }) => blockers)).toMatchObject(others.map(() => [told]));
  expect(await standing(world)).toEqual({ claims: 1, rows: 1 });
});

test('[HO2][HO4][HO18] through no process anybody gets held time but its holder, who gets it among fifty at once', async () => {
  const world = await nodes.makeWorld();
  const patientId = await patientOf(world);
  const { id: holdId, start } = await done(node(0), world.receptionist, 'hold.place', holdFor(world));
  const [early, late] = [plusMinutes(start, -10), plusMinutes(start, 10)];
  const others = Array.from({ length: 49 }, (_, at): Asking =>
    at % 2 === 0
      ? (by) => ask(by, world.manager, 'appointment.book', visitFor(world, patientId, { start: early }))
      : (by) => ask(by, world.doctor, 'hold.place', holdFor(world, { start: late })),
  );
  const before = await atOnce(others);
  expect(before.map(({ code }) => code)).toEqual(others.map(() => 'slot-taken'));
  expect(before.map(({ blockers }) => blockers)).toMatchObject(others.map(() => [{ kind: 'hold', owner: holdId }]));
  const confirm: Asking = (by) => ask(by, world.receptionist, 'hold.book', { holdId, patientId });
  const during = await atOnce([...others, confirm]);
  expect(during.map(({ code }) => code)).toEqual([...others.map(() => 'slot-taken'), 'commit']);
  expect(await standing(world)).toEqual({ claims: 1, rows: 1 });
});

test('[HO6][HO18] of two who held one time and let it run out, confirming at once at two processes, one has it', async () => {
  const world = await nodes.makeWorld();
  const patientId = await patientOf(world);
  const confirms: Asking[] = [];
  for (const person of [world.receptionist, world.manager]) {
    const hold = await done(node(0), person, 'hold.place', holdFor(world));
    await lapse(nodes, hold);
    confirms.push((by) => ask(by, person, 'hold.book', { holdId: hold.id, patientId }));
  }
  const told = await atOnce(confirms);
  expect(told.map(({ status, code }) => `${status} ${code}`).toSorted()).toEqual(['200 commit', '410 hold-expired']);
  expect(await standing(world)).toEqual({ claims: 1, rows: 1 });
});

test('[HO8][DE16] what is let go is free for its holder at once, and within a second on a screen of another process', async () => {
  const world = await nodes.makeWorld();
  const desk = await deskAt(node(1), world.manager);
  const { id: holdId } = await done(node(0), world.receptionist, 'hold.place', holdFor(world));
  await desk.frame<Log>('log', has('hold.placed'));
  const before = performance.now();
  await done(node(0), world.receptionist, 'hold.release', { holdId });
  await desk.frame<Log>('log', has('hold.released'));
  expect(performance.now() - before).toBeLessThan(1000);
  await done(node(0), world.receptionist, 'hold.place', holdFor(world));
});

test('[HO13][HO19] the node that granted holds is killed: each still keeps others out, is its holder’s, and runs out', async () => {
  const world = await nodes.makeWorld();
  const patientId = await patientOf(world);
  const hold = await done(node(0), world.receptionist, 'hold.place', holdFor(world));
  const other = await done(node(0), world.receptionist, 'hold.place', holdFor(world, { start: world.at('10:00') }));
  await node(0).kill();
  for (const { id, start } of [hold, other]) {
    const refused = await ask(node(1), world.manager, 'appointment.book', visitFor(world, patientId, { start }));
    expect(refused).toMatchObject({ code: 'slot-taken', blockers: [{ kind: 'hold', owner: id }] });
  }
  await done(node(2), world.receptionist, 'hold.extend', { holdId: hold.id });
  await done(node(1), world.receptionist, 'hold.book', { holdId: hold.id, patientId });
  await lapse(nodes, other);
  await done(node(2), world.manager, 'appointment.book', visitFor(world, patientId, { start: other.start }));
  await node(0).restart();
});

test('[HO14][HO15] the end of a hold that is in nobody’s way is told to every screen once, by a node that watches', async () => {
  const world = await nodes.makeWorld();
  const hold = await done(node(0), world.receptionist, 'hold.place', holdFor(world));
  await holdsUntil(nodes, 'id', hold.id, '4 seconds');
  const watching = await Promise.all(nodes.all.map((one) => deskAt(one, world.manager)));
  const ends = await Promise.all(watching.map((desk) => desk.frame<Log>('log', has('hold.expired'))));
  expect(ends).toMatchObject(ends.map(() => ({ version: 2, via: 'job', by: null })));
  const last = await done(node(0), world.receptionist, 'patient.register', { name: 'Noura' });
  await Promise.all(watching.map((desk) => desk.frame<Log>('log', has('patient.registered'))));
  expect(watching.map((desk) => desk.versions())).toEqual(watching.map(() => [2, last.version]));
});
