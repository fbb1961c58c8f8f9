// The calendar compared with the simplest thing that could be right: a list of visits in memory.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import { keepsTime, stepBetween } from '#shared/rules/appointment-status.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

/** What a person may try: on which practitioner, at which quarter of the morning, for how many quarters. */
type Act =
  | { act: 'book'; who: 0 | 1; quarter: number; length: number }
  | { act: 'move'; which: number; who: 0 | 1; quarter: number; length: number }
  | { act: 'cancel'; which: number }
  | { act: 'advance'; which: number; to: Exclude<AppointmentStatus, 'cancelled'> };
type Visit = { id: string; who: 0 | 1; quarter: number; length: number; status: AppointmentStatus };

const who = fc.constantFrom<0 | 1>(0, 1);
const quarter = fc.integer({ min: 0, max: 7 });
const length = fc.integer({ min: 1, max: 3 });
const which = fc.nat({ max: 5 });
const to = fc.constantFrom('booked', 'arrived', 'checked-in', 'fulfilled', 'entered-in-error' as const);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constant('book' as const), who, quarter, length }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('move' as const), which, who, quarter, length }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('advance' as const), which, to }) },
  ),
  { minLength: 4, maxLength: 14 },
);

function isFree(visits: readonly Visit[], place: Pick<Visit, 'who' | 'quarter' | 'length'>, except?: string): boolean {
  return !visits.some(
    (one) =>
      one.id !== except &&
      keepsTime(one.status) &&
      one.who === place.who &&
      one.quarter < place.quarter + place.length &&
      place.quarter < one.quarter + one.length,
  );
}

function timeOf(world: World, quarterOfDay: number, day: number): string {
  const minutes = 9 * 60 + quarterOfDay * 15;
  return world.at(`${Math.floor(minutes / 60)}:${minutes % 60}`, day);
}

/** What the model says will become of an act, and the visits after it. */
function expected(visits: readonly Visit[], act: Act, id: string): { outcome: string; after: readonly Visit[] } {
  if (act.act === 'book') {
    const visit: Visit = { id, who: act.who, quarter: act.quarter, length: act.length, status: 'booked' };
    return isFree(visits, act)
      ? { outcome: 'commit', after: [...visits, visit] }
      : { outcome: 'slot-taken', after: visits };
  }
  const current = visits[act.which % visits.length];
  if (!current) return { outcome: 'nobody', after: visits };
  const changed = (change: Partial<Visit>) => visits.map((one) => (one === current ? { ...one, ...change } : one));
  if (act.act === 'move') {
    const same = current.who === act.who && current.quarter === act.quarter && current.length === act.length;
    if (same) return { outcome: 'noop', after: visits };
    if (!keepsTime(current.status)) return { outcome: 'wrong-status', after: visits };
    if (!isFree(visits, act, current.id)) return { outcome: 'slot-taken', after: visits };
    return { outcome: 'commit', after: changed({ who: act.who, quarter: act.quarter, length: act.length }) };
  }
  const next = act.act === 'cancel' ? 'cancelled' : act.to;
  if (current.status === next) return { outcome: 'noop', after: visits };
  const step = stepBetween(current.status, next);
  if (step === 'none' || (act.act === 'cancel' && step !== 'forward'))
    return { outcome: 'wrong-status', after: visits };
  const takesAgain = !keepsTime(current.status) && keepsTime(next);
  if (takesAgain && !isFree(visits, current, current.id)) return { outcome: 'slot-taken', after: visits };
  return { outcome: 'commit', after: changed({ status: next }) };
}

async function perform(
  world: World,
  day: number,
  patientId: string,
  known: Map<string, Appointment>,
  visits: readonly Visit[],
  act: Act,
  id: string,
): Promise<string> {
  const run = async (name: string, input: object) => {
    const outcome = await core.runner.run(world.manager, 'desk', name, input, id);
    if (!outcome.ok) return outcome.refusal.code;
    const appointment = outcome.value as Appointment;
    known.set(appointment.id, appointment);
    return outcome.outcome;
  };
  const place = (at: { who: 0 | 1; quarter: number; length: number }) => ({
    scheduleIds: [at.who === 0 ? world.practitioner : world.colleague],
    start: timeOf(world, at.quarter, day),
    durationMinutes: at.length * 15,
  });
  if (act.act === 'book') return run('appointment.book', { serviceId: world.visit.id, patientId, ...place(act) });
  const current = known.get(visits[act.which % visits.length]?.id ?? '');
  if (!current) return 'nobody';
  const seen = { appointmentId: current.id, baseVersion: current.version };
  const base = {
    start: current.start,
    durationMinutes: minutesBetween(current.start, current.end),
    scheduleIds: current.scheduleIds,
    serviceId: current.serviceId,
  };
  if (act.act === 'move') return run('appointment.move', { ...seen, base, ...place(act) });
  if (act.act === 'cancel') return run('appointment.cancel', { ...seen, reason: 'clinic' });
  return run('appointment.advance', { ...seen, to: act.to });
}

test('[LG10] any sequence of bookings, moves, cancellations and steps ends as a simple list of visits would', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  let day = 0;
  for (const seed of seeds({ suite: 200, proof: 5000 })) {
    day = (day + 1) % 390;
    await withSeed(seed, async () => {
      const [sequence = []] = fc.sample(acts, { numRuns: 1, seed });
      const known = new Map<string, Appointment>();
      let visits: readonly Visit[] = [];
      const today = seed > 390 ? await core.makeWorld() : world;
      const patient = today === world ? patientId : (await core.patient(today.receptionist)).id;
      for (const act of sequence) {
        const id = newId();
        const { outcome, after } = expected(visits, act, id);
        const became = await perform(today, day, patient, known, visits, act, id);
        expect(`${JSON.stringify(act)}: ${became}`).toBe(`${JSON.stringify(act)}: ${outcome}`);
        visits = after;
      }
      const { appointments } = await core.read(today.receptionist, 'calendar.range', {
        from: today.at('00:00', day),
        to: today.at('23:00', day),
      });
      const seen = appointments.map((one) => `${one.id} ${one.status} ${one.scheduleIds[0]} ${one.start}`).toSorted();
      const wanted = visits.map(
        (one) =>
          `${one.id} ${one.status} ${one.who === 0 ? today.practitioner : today.colleague} ${timeOf(today, one.quarter, day)}`,
      );
      expect(seen).toEqual(wanted.toSorted());
    });
  }
});
