// Whatever was done, taken back from the last to the first, was never done; and every moment on the way can be seen again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandName } from '#shared/contract/commands.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import type { Patient } from '#shared/model/patient.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import { stateOf } from '#server/testing/undoing.ts';
import { asOwner, edited, moved, step } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

/** One thing somebody tries; what it names is counted round among what there is. */
type Act =
  | { act: 'book'; who: 0 | 1; quarter: number; length: number }
  | { act: 'hold'; who: 0 | 1; quarter: number; length: number }
  | { act: 'move'; which: number; who: 0 | 1; quarter: number; length: number }
  | { act: 'edit'; which: number; note: string; tags: string[]; confirmed: boolean; patient: number }
  | { act: 'cancel'; which: number }
  | { act: 'advance'; which: number; to: Exclude<AppointmentStatus, 'cancelled'> }
  | { act: 'register' }
  | { act: 'correct'; patient: number; name: string };

const who = fc.constantFrom<0 | 1>(0, 1);
const quarter = fc.integer({ min: 0, max: 7 });
const length = fc.integer({ min: 1, max: 3 });
const which = fc.nat({ max: 5 });
const patient = fc.nat({ max: 3 });
const short = fc.constantFrom('', 'fasting', 'deaf', 'سكري');
const one = <A extends Act['act']>(act: A) => fc.constant(act);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: one('book'), who, quarter, length }) },
    { weight: 1, arbitrary: fc.record({ act: one('hold'), who, quarter, length }) },
    { weight: 3, arbitrary: fc.record({ act: one('move'), which, who, quarter, length }) },
    {
      weight: 3,
      arbitrary: fc.record({
        act: one('edit'),
        which,
        note: short,
        tags: fc.uniqueArray(short.filter(Boolean)),
        confirmed: fc.boolean(),
        patient,
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: one('cancel'), which }) },
    {
      weight: 3,
      arbitrary: fc.record({
        act: one('advance'),
        which,
        to: fc.constantFrom('booked', 'arrived', 'checked-in', 'fulfilled', 'entered-in-error' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ act: one('register') }) },
    { weight: 1, arbitrary: fc.record({ act: one('correct'), patient, name: fc.constantFrom('Maha', 'منى', 'Nora') }) },
  ),
  { minLength: 3, maxLength: 12 },
);

type Seen = { readonly visits: readonly Appointment[]; readonly patients: readonly Patient[] };

function asked(world: World, { visits, patients }: Seen, act: Act): [CommandName, unknown] | null {
  const slot = (place: { who: 0 | 1; quarter: number; length: number }) => {
    const minutes = 9 * 60 + place.quarter * 15;
    const start = world.at(`${Math.floor(minutes / 60)}:${minutes % 60}`);
    return { scheduleIds: [world.practitioners[place.who]!], start, durationMinutes: place.length * 15 };
  };
  const person = 'patient' in act ? patients[act.patient % patients.length] : patients[0];
  if (act.act === 'book' || act.act === 'hold') {
    const wanted = { serviceId: world.visit.id, ...slot(act) };
    return act.act === 'hold' ? ['hold.place', wanted] : ['appointment.book', { ...wanted, patientId: person!.id }];
  }
  if (act.act === 'register') return ['patient.register', { name: 'Somebody', phone: '0551112233' }];
  if (act.act === 'correct') {
    const { id: patientId, version: baseVersion, name } = person!;
    return ['patient.edit', { patientId, baseVersion, base: { name }, name: act.name }];
  }
  const visit = visits[act.which % visits.length];
  if (!visit) return null;
  const seen = { appointmentId: visit.id, baseVersion: visit.version };
  if (act.act === 'move') return ['appointment.move', moved(visit, slot(act))];
  if (act.act === 'cancel') return ['appointment.cancel', { ...seen, reason: 'patient', note: 'ill' }];
  if (act.act === 'advance') return ['appointment.advance', step(visit, act.to)];
  const { note, tags, confirmed } = act;
  return ['appointment.edit', edited(visit, { note, tags, confirmed, patientId: person!.id })];
}

const windowOf = (world: World) => ({ from: world.at('00:00'), to: world.at('23:00') });

async function seenIn(world: World): Promise<Seen & { readonly calendar: object }> {
  const { appointments, holds } = await core.read(world.manager, 'calendar.range', windowOf(world));
  const patients = await core.read(world.manager, 'patient.search', { text: '0551112233', limit: 50 });
  const calendar = { appointments: appointments.toSorted(byId), holds: holds.toSorted(byId) };
  return { visits: appointments.toSorted(byId), patients: patients.toSorted(byId), calendar };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id.localeCompare(b.id);
}

/** The calendar at every version of a clinic, each a minute after the one before. */
async function calendarsOf(world: World): Promise<Map<number, object>> {
  const rows = await asOwner<{ version: string; at: Date }>(
    core,
    `update clinic_log l set at = date_trunc('milliseconds', clock_timestamp())
         - (select max(version) - l.version from clinic_log m where m.clinic_id = $1) * interval '1 second'
       where clinic_id = $1 returning version, at`,
    [world.clinicId],
  );
  const calendars = new Map<number, object>();
  for (const { version, at } of rows) {
    const asked = { at: at.toISOString(), ...windowOf(world) };
    const { appointments, holds } = await core.read(world.manager, 'calendar.at', asked);
    calendars.set(Number(version), { appointments: appointments.toSorted(byId), holds: holds.toSorted(byId) });
  }
  return calendars;
}

/** A row as it was taken back: a booking stays as a mistake and a patient as out of use, a hold as let go. */
function standing(state: string): unknown {
  const { appointments, patients, holds, words, claims } = JSON.parse(state) as Record<string, object[] | null>;
  const only = (rows: object[] | null | undefined, field: string, gone: unknown) =>
    (rows ?? []).filter((row) => (row as Record<string, unknown>)[field] !== gone);
  return {
    appointments: only(appointments, 'status', 'entered-in-error'),
    patients: only(patients, 'active', false),
    holds: only(holds, 'state', 'released'),
    words,
    claims,
  };
}

test('[UN12][HI1][HI5] any sequence taken back leaves what was before, and each moment of it can be seen again', async () => {
  for (const seed of seeds({ suite: 20, proof: 1500 })) {
    await withSeed(seed, async () => {
      const [sequence = []] = fc.sample(acts, { numRuns: 1, seed });
      const world = await core.makeWorld();
      await core.ask(world.manager, 'patient.register', { name: 'The first', phone: '0551112233' });
      const states: string[] = [];
      const then = new Map<number, object>();
      const done: string[] = [];
      for (const act of sequence) {
        const wanted = asked(world, await seenIn(world), act);
        if (!wanted) continue;
        const before = await stateOf(core, world);
        const id = newId();
        const outcome = await core.runner.run(world.manager, 'desk', ...wanted, id);
        if (!outcome.ok || outcome.outcome === 'noop') continue;
        then.set(outcome.version, (await seenIn(world)).calendar);
        states.push(before);
        done.push(id);
      }
      const redo: string[] = [];
      const full = await stateOf(core, world);
      for (const id of done.toReversed()) {
        const { version, commandId } = await core.ask(world.manager, 'command.undo', { commandId: id });
        then.set(version, (await seenIn(world)).calendar);
        expect(standing(await stateOf(core, world))).toEqual(standing(states.pop() ?? ''));
        redo.push(commandId);
      }
      const calendars = await calendarsOf(world);
      for (const [version, calendar] of then) expect([version, calendars.get(version)]).toEqual([version, calendar]);
      if (sequence.some(({ act }) => act === 'hold')) return;
      await asOwner(core, 'update clinic_log set at = clock_timestamp() where clinic_id = $1', [world.clinicId]);
      for (const id of redo.toReversed()) await core.ask(world.manager, 'command.undo', { commandId: id });
      expect(await stateOf(core, world)).toBe(full);
    });
  }
});
