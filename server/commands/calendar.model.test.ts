// The calendar compared with the simplest thing that could be right: lists of visits, holds and closed time in memory.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from 'pg';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import { newId } from '#server/ops/clock.ts';
import { type Act, chosen, emptyModel, expected, type Model, type Place } from '#server/testing/calendar-model.ts';
import { keptBy } from '#server/testing/closing-model.ts';
import { testCore } from '#server/testing/core.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import { moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
/** Sequences that run beside each other, each in a clinic of its own. */
const beside = 6;
let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: core.database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const place = {
  who: fc.constantFrom<0 | 1>(0, 1),
  quarter: fc.integer({ min: 0, max: 7 }),
  length: fc.integer({ min: 1, max: 3 }),
};
const which = fc.nat({ max: 5 });
const to = fc.constantFrom('booked', 'arrived', 'checked-in', 'fulfilled', 'entered-in-error' as const);

function tried<A extends Act['act'], R extends object>(
  weight: number,
  act: A,
  rest: { [K in keyof R]: fc.Arbitrary<R[K]> },
) {
  return { weight, arbitrary: fc.record({ act: fc.constant(act), ...rest }) as unknown as fc.Arbitrary<Act> };
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    tried(4, 'book', place),
    tried(4, 'place', place),
    tried(3, 'confirm', { which }),
    tried(1, 'extend', { which }),
    tried(2, 'release', { which }),
    tried(2, 'lapse', { which }),
    tried(1, 'take-over', { which }),
    tried(3, 'move', { which, ...place }),
    tried(2, 'cancel', { which }),
    tried(2, 'advance', { which, to }),
    tried(2, 'close', { ...place, keep: fc.boolean() }),
    tried(1, 'reopen', { which }),
    tried(4, 'undo', { which }),
  ),
  { minLength: 5, maxLength: 16 },
);

/** Where a model is played on the real thing: a day of a clinic, and the visits as they were last answered. */
type Stage = {
  readonly world: World;
  readonly day: number;
  readonly patientId: string;
  readonly known: Map<string, Appointment>;
};

function timeOf({ world, day }: Stage, quarter: number): string {
  return world.at(`${9 + Math.floor(quarter / 4)}:${(quarter % 4) * 15}`, day);
}

function slotOf(stage: Stage, { who, quarter, length }: Place) {
  const { practitioner, colleague, visit } = stage.world;
  const scheduleIds = [who === 0 ? practitioner : colleague];
  return { serviceId: visit.id, scheduleIds, start: timeOf(stage, quarter), durationMinutes: length * 15 };
}

/** What an act asks of the server: the command, its input, and who asks. */
function askedBy(stage: Stage, model: Model, act: Act): [name: string, input: object] | null {
  if (act.act === 'book') return ['appointment.book', { ...slotOf(stage, act), patientId: stage.patientId }];
  if (act.act === 'place') return ['hold.place', slotOf(stage, act)];
  if (act.act === 'close') {
    const { scheduleIds, start } = slotOf(stage, act);
    const keep = act.keep ? keptBy(model, act).map(({ id }) => id) : [];
    const end = timeOf(stage, act.quarter + act.length);
    return ['schedule.close', { scheduleId: scheduleIds[0], start, end, reason: 'at a congress', keep }];
  }
  const { visits, holds, closures, commits } = model;
  const closureId = chosen(closures, act.which)?.id;
  const holdId = chosen(holds, act.which)?.id;
  const visit = stage.known.get(chosen(visits, act.which)?.id ?? '');
  const seen = visit && { appointmentId: visit.id, baseVersion: visit.version };
  const commandId = chosen(commits, act.which)?.id;
  const ways: {
    readonly [A in Exclude<Act['act'], 'book' | 'place' | 'lapse' | 'close'>]: [string, object | undefined];
  } = {
    move: ['appointment.move', visit && act.act === 'move' ? moved(visit, slotOf(stage, act)) : undefined],
    cancel: ['appointment.cancel', seen && { ...seen, reason: 'clinic' }],
    advance: ['appointment.advance', seen && act.act === 'advance' ? { ...seen, to: act.to } : undefined],
    extend: ['hold.extend', holdId === undefined ? undefined : { holdId }],
    release: ['hold.release', holdId === undefined ? undefined : { holdId }],
    confirm: ['hold.book', holdId === undefined ? undefined : { holdId, patientId: stage.patientId }],
    'take-over': ['hold.take-over', holdId === undefined ? undefined : { holdId, reason: 'the patient stands here' }],
    reopen: ['schedule.reopen', closureId === undefined ? undefined : { closureId }],
    undo: ['command.undo', commandId === undefined ? undefined : { commandId }],
  };
  const [name, input] = act.act === 'lapse' ? ['', undefined] : ways[act.act];
  return input === undefined ? null : [name, input];
}

/** Does an act; time is not waited for: a hold lapses because its end is written into the past. */
async function perform(stage: Stage, model: Model, act: Act, id: string): Promise<string> {
  const { manager, receptionist } = stage.world;
  if (act.act === 'lapse') await lapse(chosen(model.holds, act.which)?.id);
  const asked = askedBy(stage, model, act);
  if (!asked) return 'nobody';
  const [name, input] = asked;
  const who = act.act === 'take-over' ? receptionist : manager;
  const outcome = await core.runner.run(who, 'desk', name, input, id);
  if (!outcome.ok) return outcome.refusal.code;
  remember(stage.known, outcome.value);
  return outcome.outcome === 'noop' ? 'noop' : 'done';
}

function remember(known: Stage['known'], value: unknown): void {
  const answer = value as Appointment & Hold & { appointments?: readonly Appointment[] };
  for (const one of answer.appointments ?? []) known.set(one.id, one);
  if ('patientId' in answer) known.set(answer.id, answer);
}

async function lapse(holdId: string | undefined): Promise<void> {
  if (holdId === undefined) return;
  await owner.query(
    `update hold set until = clock_timestamp() - interval '1 second' where id = $1 and state = 'live'`,
    [holdId],
  );
  await owner.query(`update claim set hold_until = clock_timestamp() - interval '1 second' where owner = $1 and live`, [
    holdId,
  ]);
}

/** Plays a sequence on a day of its own and compares every answer, and at the end the whole calendar. */
async function play(stage: Stage, sequence: readonly Act[]): Promise<void> {
  let model = emptyModel;
  for (const [turn, act] of sequence.entries()) {
    const id = newId();
    const { outcome, after } = expected(model, act, id, turn);
    const became = await perform(stage, model, act, id);
    expect(`${turn} ${JSON.stringify(act)}: ${became}`).toBe(`${turn} ${JSON.stringify(act)}: ${outcome}`);
    model = after;
  }
  const { world, day } = stage;
  const window = { from: world.at('00:00', day), to: world.at('23:00', day) };
  const { appointments, holds, closures } = await core.read(world.receptionist, 'calendar.range', window);
  const standing = model.closures.filter(({ active }) => active).map(({ id }) => id);
  expect(closures.map(({ id }) => id).toSorted()).toEqual(standing.toSorted());
  const shown = [...appointments, ...holds].map((one) => [
    one.id,
    one.scheduleIds,
    one.start,
    'status' in one ? one.status : one.memberId,
  ]);
  const wanted = [
    ...model.visits.map((one) => [one.id, slotOf(stage, one).scheduleIds, timeOf(stage, one.quarter), one.status]),
    ...model.holds
      .filter(({ over, lapsed }) => !over && !lapsed)
      .map((one) => [one.id, slotOf(stage, one).scheduleIds, timeOf(stage, one.quarter), world[one.owner].id]),
  ];
  expect(shown.map((one) => one.join(' ')).toSorted()).toEqual(wanted.map((one) => one.join(' ')).toSorted());
  // The next sequence finds no holds of this one: a member has five at most.
  for (const { id } of model.holds) await lapse(id);
}

test('[LG10] any sequence of closings, holds, bookings, moves, cancellations, steps and takings back ends as simple lists would', async () => {
  const lines = Array.from({ length: beside }, () => [] as number[]);
  const asked = seeds({ suite: 2000, proof: 20_000 });
  for (const [at, seed] of asked.entries()) lines[at % beside]?.push(seed);
  let played = 0;
  await Promise.all(
    lines.map(async (line) => {
      let world = await core.makeWorld();
      let patientId = (await core.patient(world.receptionist)).id;
      for (const [at, seed] of line.entries()) {
        const day = at % 390;
        if (at > 0 && day === 0) {
          world = await core.makeWorld();
          patientId = (await core.patient(world.receptionist)).id;
        }
        const [sequence = []] = fc.sample(acts, { numRuns: 1, seed });
        await withSeed(seed, () => play({ world, day, patientId, known: new Map() }, sequence));
        played += 1;
      }
    }),
  );
  expect(played).toBe(asked.length);
});
