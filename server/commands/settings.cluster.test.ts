// The settings of a clinic through two server processes: a change at one is obeyed at the other with the next question.
import { expect, test } from 'vitest';
import type { CommandInput, CommandName, CommandReply } from '#shared/contract/commands.ts';
import { events, nounOf } from '#shared/contract/events.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { settingsWith, type SettingsNoun } from '#client/live/settings-change.ts';
import { newId } from '#server/ops/clock.ts';
import { dial } from '#server/testing/desk.ts';
import { nodeProcesses } from '#server/testing/node-processes.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import type { NodeProcess } from '#server/testing/processes.ts';
import { visit } from '#server/testing/visitor.ts';
import { visitFor } from '#server/testing/visits.ts';
import type { Person, World } from '#server/testing/world.ts';

const nodes = nodeProcesses(2);
const both = () => [nodes.at(0), nodes.at(1)] as const;

async function ask<N extends CommandName>(at: NodeProcess, { token }: Person, name: N, json: CommandInput<N>) {
  const headers = { 'idempotency-key': newId() };
  const { body } = await visit(at.origin, `/api/v1/commands/${name}`, { token, json, headers });
  return body as unknown as CommandReply<Schedule> & { readonly code?: string };
}

async function settingsAt(at: NodeProcess, { manager: { token } }: World): Promise<Settings> {
  const { body } = await visit(at.origin, '/api/v1/queries/clinic.settings', { token });
  return body['value'] as Settings;
}

async function changesAt<T>(at: NodeProcess, { receptionist: { token }, clinicId }: World, query: string): Promise<T> {
  const { body } = await visit(at.origin, `/api/v1/clinics/${clinicId}/changes?${query}`, { token });
  return body as T;
}

/** The settings after some rows of the log, as a page has them. */
function followed(settings: Settings, rows: readonly LogFrame[]): Settings {
  let now = settings;
  for (const event of rows.flatMap((row) => row.events ?? [])) {
    const { noun } = events[event.type] as { noun: SettingsNoun };
    now = settingsWith(now, noun, nounOf(event) as never);
  }
  return now;
}

/** One setting after the other is changed, each at the node where the one before was asked for. */
async function changeAll(world: World): Promise<number> {
  const { manager, clinicId: _, ...ids } = world;
  const [first, second] = both();
  const { clinic } = await settingsAt(second, world);
  const hours = everyWeekday();
  const room = { kind: 'room', name: 'Room 2', hours } as const;
  const steps = [
    () => ask(first, manager, 'schedule.add', room),
    (id: string) =>
      ask(second, manager, 'schedule.arrange', { scheduleIds: [ids.room, ids.practitioner, id, ids.colleague] }),
    () => ask(first, manager, 'service.arrange', { serviceIds: [ids.procedure.id, ids.visit.id] }),
    () => ask(second, manager, 'clinic.edit', { baseVersion: 0, base: { digits: clinic.digits }, digits: 'arab' }),
  ];
  let added = '';
  let version = 0;
  for (const step of steps) {
    const reply = await step(added);
    expect(reply.outcome).toBe('commit');
    added ||= reply.value.id;
    version = reply.version;
  }
  return version;
}

test('[CS11] what one process has committed of the settings every other obeys from its next command and query on', async () => {
  const world = await nodes.makeWorld();
  const { id: patientId } = (await ask(nodes.at(1), world.receptionist, 'patient.register', { name: 'Noura' })).value;
  let left: VisitDecision[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const [here, there] = [nodes.at(turn % 2), nodes.at((turn + 1) % 2)];
    const { schedules } = await settingsAt(there, world);
    const { id: scheduleId, hours, version: baseVersion } = schedules.find(({ id }) => id === world.practitioner)!;
    const open = turn % 2 === 0 ? everyWeekday('12:00', '13:00') : everyWeekday();
    const set = { scheduleId, baseVersion, base: { hours }, hours: open, visits: left };
    const { value } = await ask(here, world.manager, 'schedule.set-hours', set);
    const wish = visitFor(world, patientId, { start: world.at('09:00', turn) });
    const booked = await ask(there, world.receptionist, 'appointment.book', wish);
    expect(booked.code ?? booked.outcome).toBe(turn % 2 === 0 ? 'outside-hours' : 'commit');
    // What was booked in the longer hours is outside the shorter ones of the next turn.
    left = booked.code
      ? []
      : [{ appointmentId: booked.value.id, baseVersion: booked.version, action: 'cancel', reason: 'clinic' }];
    expect((await settingsAt(there, world)).schedules).toContainEqual(value);
  }
});

test('[CS12] a desk that watches follows the settings live; one that was away has the same by rows and by snapshot', async () => {
  const world = await nodes.makeWorld();
  const [first, second] = both();
  const before = await settingsAt(first, world);
  const { epoch } = await changesAt<{ epoch: string }>(second, world, 'full=1');
  const desk = await dial(second.origin, world.receptionist.token);
  await desk.say('watch', { clinic: world.clinicId, epoch, since: 0 });
  const version = await changeAll(world);
  await desk.frame<LogFrame>('log', (row) => row.version === version);
  desk.close();
  const now = await settingsAt(first, world);
  expect(followed(before, desk.frames<LogFrame>('log'))).toEqual(now);
  const delta = await changesAt<{ rows: LogFrame[] }>(second, world, `epoch=${epoch}&since=0`);
  expect(followed(before, delta.rows)).toEqual(now);
  const snapshot = await changesAt<{ settings: Settings }>(second, world, 'full=1');
  expect(snapshot.settings).toEqual(now);
});
