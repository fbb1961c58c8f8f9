// A clinic's manager and its members: who is one, as what, and what is kept of their links.
import { expect, test } from 'vitest';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Member } from '#shared/model/caller.ts';
import { digest, newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { putNouns } from '#server/store/put.ts';
import { makeSessions } from '#server/store/sessions.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, edited } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

function guest(wish: Partial<CommandInput<'member.invite'>> = {}): CommandInput<'member.invite'> {
  return { email: `${newId()}@example.test`, name: 'Salma Idris', role: 'receptionist', ...wish };
}

async function invited(world: World, wish: Partial<CommandInput<'member.invite'>> = {}): Promise<Member> {
  return (await core.ask(world.manager, 'member.invite', guest(wish))).value.member;
}

const invalid = (path: string, problem: string) => ({ code: 'invalid', fields: [{ path, problem }] });
const tokenIn = (link: string) => new URL(link).hash.replace('#set=', '');

test('[ME1][ME2] whoever asks is told a link, the same when asked again, and nothing keeps it', async () => {
  const world = await core.makeWorld();
  const commandId = newId();
  const input = guest({ role: 'doctor', scheduleId: world.practitioner });
  const reply = await core.ask(world.manager, 'member.invite', input, commandId);
  const { member, link, until } = reply.value;
  expect(member).toEqual({
    id: commandId,
    name: 'Salma Idris',
    role: 'doctor',
    scheduleId: world.practitioner,
    active: true,
    version: 1,
  });
  expect(link).toMatch(/^https:\/\/clinic\.example\/sign-in#set=[\w-]{43}$/);
  expect(Date.parse(until)).toBeGreaterThan(Date.now() + 47 * 3_600_000);
  expect(await core.ask(world.manager, 'member.invite', input, commandId)).toEqual(reply);
  const kept = await asOwner<{ all: string }>(
    core,
    `select (select string_agg(r::text, '') from command_receipt r where clinic_id = $1)
       || (select string_agg(l::text, '') from clinic_log l where clinic_id = $1)
       || (select string_agg(c::text, '') from credential c where clinic_id = $1) as all`,
    [world.clinicId],
  );
  expect(kept[0]?.all).toContain(digest(tokenIn(link)).toString('hex'));
  expect(kept[0]?.all).not.toContain(tokenIn(link));
  expect(JSON.stringify(core.published)).not.toContain(tokenIn(link));
  expect((await core.read(world.manager, 'clinic.settings', {})).members).toContainEqual(member);
});

test('[ME1][ME7] the id of a command, which is no secret, makes another link in another clinic', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const { member, link } = (await core.ask(one.manager, 'member.invite', guest())).value;
  const same = await core.ask(other.manager, 'member.invite', guest(), member.id);
  expect(same).toMatchObject({ outcome: 'commit', value: { member: { id: member.id } } });
  expect(same.value.link).not.toBe(link);
});

test('[ME4] an address is a member of a clinic once, disabled or not, however it is typed', async () => {
  const world = await core.makeWorld();
  const email = `once-${newId()}@example.test`;
  const { id: memberId } = await invited(world, { email });
  const again = guest({ email: ` ${email.toUpperCase()} ` });
  expect(await core.refusal(world.manager, 'member.invite', again)).toEqual(invalid('email', 'already-there'));
  await core.ask(world.manager, 'member.disable', { memberId });
  expect(await core.refusal(world.manager, 'member.invite', again)).toEqual(invalid('email', 'already-there'));
  const twice = guest();
  const outcomes = await Promise.all(
    [1, 2].map(() => core.runner.run(world.manager, 'desk', 'member.invite', twice, newId())),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('[ME8] whoever becomes a doctor needs a practitioner’s schedule, when invited, edited or given the role', async () => {
  const world = await core.makeWorld();
  const { manager, practitioner: scheduleId, room } = world;
  const doctor = { role: 'doctor' as const };
  expect(await core.refusal(manager, 'member.invite', guest(doctor))).toEqual(invalid('scheduleId', 'required'));
  expect(await core.refusal(manager, 'member.invite', guest({ ...doctor, scheduleId: room }))).toEqual(
    invalid('scheduleId', 'unknown-choice'),
  );
  const { id: memberId } = await invited(world);
  expect(await core.refusal(manager, 'member.set-role', { memberId, ...doctor })).toEqual(
    invalid('scheduleId', 'required'),
  );
  const { value, version } = await core.ask(manager, 'member.set-role', { memberId, ...doctor, scheduleId });
  expect(value).toMatchObject({ role: 'doctor', scheduleId, version });
  const without = { memberId, baseVersion: version, base: { scheduleId }, scheduleId: null };
  expect(await core.refusal(manager, 'member.edit', without)).toEqual(invalid('scheduleId', 'required'));
  expect(await core.ask(manager, 'member.set-role', { memberId, ...doctor })).toMatchObject({ outcome: 'noop' });
});

test('[ME9] two who edit a member each keep what the other did not touch; the same field is a conflict that names them', async () => {
  const world = await core.makeWorld();
  const { name, id: memberId, version: baseVersion } = await invited(world);
  await core.ask(world.manager, 'member.edit', { memberId, baseVersion, base: { name }, name: 'Salma Haddad' });
  const schedule = { memberId, baseVersion, base: { scheduleId: null }, scheduleId: world.colleague };
  expect(await core.ask(world.manager, 'member.edit', schedule)).toMatchObject({
    outcome: 'rebased',
    value: { name: 'Salma Haddad', scheduleId: world.colleague },
  });
  const late = { memberId, baseVersion, base: { name }, name: 'Salma' };
  expect(await core.refusal(world.manager, 'member.edit', late)).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'name', theirs: 'Salma Haddad', by: { id: world.manager.id } }],
  });
});

test('[ME10] two managers who lower each other at once leave one manager, and the last one stays', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const world = await core.makeWorld();
    await asOwner(core, `update member set role = 'manager' where id = $1`, [world.receptionist.id]);
    const [one, other] = [world.manager, { ...world.receptionist, role: 'manager' as const }];
    const lower = { role: 'receptionist' as const };
    const outcomes = await Promise.all([
      core.runner.run(one, 'desk', 'member.set-role', { memberId: other.id, ...lower }, newId()),
      core.runner.run(other, 'desk', 'member.set-role', { memberId: one.id, ...lower }, newId()),
    ]);
    expect(outcomes.map((one_) => (one_.ok ? one_.outcome : one_.refusal.code)).toSorted()).toEqual([
      'commit',
      'forbidden',
    ]);
    const { members } = await core.read(one, 'clinic.settings', {});
    const left = members.filter(({ role }) => role === 'manager');
    expect(left).toHaveLength(1);
    const last = left[0]!.id === one.id ? one : other;
    for (const [name, input] of [
      ['member.disable', {}],
      ['member.set-role', lower],
    ] as const)
      expect(await core.refusal(last, name, { memberId: last.id, ...input })).toEqual(
        invalid('memberId', 'only-manager'),
      );
  }
});

test('[ME11][ME13][ME15] a disabled member is a stranger whose past keeps their name; enabled again they sign in anew', async () => {
  const world = await core.makeWorld();
  const { receptionist, manager } = world;
  const visit = await booked(core, world);
  await core.ask(receptionist, 'appointment.edit', edited(visit, { note: 'rang up' }));
  const sessions = makeSessions(core.store);
  expect(await sessions.look(receptionist.token)).not.toBeNull();
  const { value } = await core.ask(manager, 'member.disable', { memberId: receptionist.id });
  expect(value).toMatchObject({ active: false });
  expect((await readLog(core.store, world.clinicId, 0, 100)).at(-1)?.events?.map(({ type }) => type)).toEqual([
    'member.changed',
    'session.ended',
  ]);
  expect(await core.refusal(receptionist, 'patient.register', { name: 'Noura' })).toEqual({ code: 'unauthenticated' });
  const history = await core.read(manager, 'appointment.history', { appointmentId: visit.id });
  expect(JSON.stringify(history)).toContain(receptionist.name);
  expect(await core.ask(manager, 'member.disable', { memberId: receptionist.id })).toMatchObject({ outcome: 'noop' });
  await core.ask(manager, 'member.enable', { memberId: receptionist.id });
  expect(await sessions.look(receptionist.token)).toBeNull();
  expect(await core.ask(receptionist, 'patient.register', { name: 'Noura' })).toMatchObject({ outcome: 'commit' });
});

test('[ME14][ME16] a member is signed out everywhere in this clinic and nowhere else; a manager sees how it stands', async () => {
  const [world, other] = [await core.makeWorld(), await core.makeWorld()];
  const { doctor, manager } = world;
  const guestId = newId();
  await asOwner(
    core,
    `insert into member (clinic_id, id, account_id, name, role) select $1, $2, account_id, 'guest', 'receptionist' from member where id = $3`,
    [other.clinicId, guestId, doctor.id],
  );
  const open = (token: string, clinicId: string, id: string) =>
    asOwner(
      core,
      `insert into session (id, key_hash, clinic_id, member_id, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
      [newId(), digest(token), clinicId, id],
    );
  await open('here', world.clinicId, doctor.id);
  await open('there', other.clinicId, guestId);
  const known = async () => (await core.read(manager, 'member.list', {})).find(({ id }) => id === doctor.id);
  expect(await known()).toMatchObject({
    email: `doctor-${world.slug}@example.test`,
    hasPassword: false,
    sessions: 2,
    role: 'doctor',
  });
  const reply = await core.ask(manager, 'member.end-sessions', { memberId: doctor.id });
  expect(reply).toMatchObject({ outcome: 'commit', value: { ended: 2 } });
  expect(await known()).toMatchObject({ sessions: 0, seenAt: null });
  const sessions = makeSessions(core.store);
  const found = await Promise.all([doctor.token, 'here', 'there'].map((token) => sessions.look(token)));
  expect(found.map((one) => one?.caller.clinicId ?? null)).toEqual([null, null, other.clinicId]);
  expect(await core.ask(manager, 'member.end-sessions', { memberId: doctor.id })).toMatchObject({
    outcome: 'noop',
    value: { ended: 0 },
  });
});

test('[ME17] replaying the log of a clinic’s members gives what stands of them', async () => {
  const world = await core.makeWorld();
  const { manager } = world;
  const one = await invited(world);
  const other = await invited(world, { role: 'doctor', scheduleId: world.colleague });
  await core.ask(manager, 'member.edit', {
    memberId: one.id,
    baseVersion: one.version,
    base: { name: one.name },
    name: 'Salma',
  });
  await core.ask(manager, 'member.set-role', { memberId: other.id, role: 'receptionist' });
  await core.ask(manager, 'member.reset-password', { memberId: one.id });
  await core.ask(manager, 'member.disable', { memberId: world.doctor.id });
  const rowsNow = () =>
    asOwner(core, 'select id, name, role, schedule_id, active, version from member where clinic_id = $1 order by id', [
      world.clinicId,
    ]);
  const before = await rowsNow();
  const ids = [one.id, other.id, world.doctor.id];
  await asOwner(
    core,
    `update member set name = '', role = 'manager', schedule_id = null, active = true, version = 0 where id = any($1)`,
    [ids],
  );
  expect(await rowsNow()).not.toEqual(before);
  const log = await readLog(core.store, world.clinicId, 0, 100);
  await core.store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [world.clinicId]);
    for (const row of log) await putNouns(tx, world.clinicId, row.events ?? []);
  });
  expect(await rowsNow()).toEqual(before);
});
