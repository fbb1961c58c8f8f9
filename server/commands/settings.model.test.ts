// Two managers who change a clinic's settings at once, each from what they last looked at: nothing is overwritten unseen.
import { expect, test } from 'vitest';
import { type ClinicEvent, nounOf, type NounName, type Nouns } from '#shared/contract/events.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { inLanguages } from '#shared/rules/edit.ts';
import { decideHours } from '#shared/rules/hours.ts';
import { decideLengths, decideNeeds } from '#shared/rules/offering.ts';
import { newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { type Chance, chanceOf } from '#server/store/seed/chance.ts';
import { testCore } from '#server/testing/core.ts';
import { seen } from '#server/testing/every-change.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { seeds, withSeed } from '#server/testing/scale.ts';
import type { Person, World } from '#server/testing/world.ts';

const core = testCore();
const TURNS = 16;

type Noun = Nouns[NounName];
type Fields = Readonly<Record<string, unknown>>;
/** What somebody asks, and of which noun of those they saw. */
type Given = readonly [name: string, input: { readonly base?: Fields } & Fields, noun?: Id];

const texts = ['a', 'b', 'c'] as const;

/** One act of somebody who sees these settings. */
function actOf({ clinic, schedules, services }: Settings, chance: Chance): Given {
  const schedule = schedules[chance.below(schedules.length)]!;
  const service = services[chance.below(services.length)]!;
  const [text, minutes] = [chance.pick(texts), chance.pick([5, 10, 15, 20, 30])];
  const names = { ...schedule.names, [chance.pick(['ar', 'en'])]: chance.pick([...texts, '']) };
  const hours = everyWeekday(chance.pick(['08:00', '09:00']), '17:00');
  const dated = { from: '2026-12-01', to: chance.pick(['2026-12-01', '2026-12-05']), windows: [], reason: '' };
  const ramadan = { name: 'Ramadan', period: { kind: 'hijri-month' as const, month: 9 }, hours };
  const ofSchedule = (fields: Partial<typeof schedule>): Given => {
    const isHours = ['hours', 'otherHours', 'exceptions', 'observes'].some((field) => field in fields);
    const name = isHours ? 'schedule.set-hours' : 'schedule.edit';
    return [name, { scheduleId: schedule.id, ...seen(schedule, fields) }, schedule.id];
  };
  const ofService = (fields: Partial<typeof service>): Given => [
    'service.edit',
    { serviceId: service.id, ...seen(service, fields) },
    service.id,
  ];
  const ofClinic = (fields: Partial<typeof clinic>): Given => ['clinic.edit', seen(clinic, fields), clinic.id];
  const swapped = schedules.map(({ id }) => id).toSorted(() => chance.next() - 0.5);
  return chance.pick<() => Given>([
    () => ofSchedule({ name: text }),
    () => ofSchedule({ names, title: text }),
    () => ofSchedule({ hours }),
    () => ofSchedule({ exceptions: [dated], observes: { holidays: chance.happens(0.5), prayer: false } }),
    () => ofSchedule({ otherHours: chance.happens(0.5) ? [ramadan] : [ramadan, { ...ramadan, name: text }] }),
    () => ofClinic({ holidays: [{ name: text, names: {}, period: ramadan.period }] }),
    () => ofSchedule({ active: chance.happens(0.5) }),
    () => ofService({ durationMinutes: minutes, startEvery: minutes }),
    () => ofService({ active: chance.happens(0.5), color: chance.pick(['teal', 'rose']) }),
    () => ofService({ needs: [{ kind: 'practitioner', among: chance.happens(0.5) ? null : [schedule.id] }] }),
    () => ofClinic({ gridMinutes: minutes, longest: chance.pick([15, 30, 480]) }),
    () => ofClinic({ name: text, names: { en: text } }),
    () => ['schedule.arrange', { scheduleIds: swapped }],
    () => ['schedule.add', { kind: chance.pick(['practitioner', 'room']), name: text, hours }],
    () => ['service.add', { name: text, durationMinutes: minutes, needs: service.needs }],
  ])();
}

/** Two managers at once, turn by turn; each looks again now and then. Answers what was committed, by command. */
async function work(world: World, people: readonly Person[], chance: Chance): Promise<Map<Id, Given>> {
  const look = () => core.read(world.manager, 'clinic.settings', {});
  const views = await Promise.all(people.map(look));
  const committed = new Map<Id, Given>();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const acts = views.map((view) => actOf(view, chance));
    await Promise.all(
      acts.map(async (act, at) => {
        const id = newId();
        const outcome = await core.runner.run(people[at]!, 'desk', act[0], act[1], id);
        if (outcome.ok && outcome.outcome !== 'noop') committed.set(id, act);
        const known = outcome.ok || ['conflict', 'invalid', 'not-found'].includes(outcome.refusal.code);
        expect([act, outcome.ok || outcome.refusal, known]).toEqual([act, outcome.ok || outcome.refusal, true]);
      }),
    );
    for (const at of people.keys()) if (chance.happens(0.4)) views[at] = await look();
  }
  return committed;
}

function byId(some: Settings): Map<Id, Noun> {
  const { clinic, schedules, services, members } = some;
  return new Map([clinic, ...schedules, ...services, ...members].map((one): [Id, Noun] => [one.id, one]));
}

/** What an edit asked for that was neither as its caller had seen it nor as they wished: what they overwrote unseen. */
function overwritten([, { base, ...mine }]: Given, before: Noun): string[] {
  if (!base) return [];
  const [now, saw, wants] = [{ ...before }, base, mine].map((fields) => inLanguages(fields)) as [
    Fields,
    Fields,
    Fields,
  ];
  const asked = Object.keys(wants).filter((part) => part in now && !sameValue(saw[part], wants[part]));
  return asked.filter((part) => !sameValue(now[part], saw[part]) && !sameValue(now[part], wants[part]));
}

function isLawful({ clinic, schedules, services }: Settings): boolean {
  const places = (some: readonly { readonly position: number }[]) => new Set(some.map(({ position }) => position));
  return (
    schedules.every((one) => decideHours(one).ok) &&
    services.every(({ needs }) => decideNeeds(needs, schedules, needs).ok) &&
    services.every((service) => !service.active || decideLengths(clinic, service).ok) &&
    places(schedules).size === schedules.length &&
    places(services).size === services.length
  );
}

test.each(seeds({ suite: 6, proof: 400 }))(
  '[CS16][LG4] two managers at once: nothing is overwritten unseen, and what stands is what the log tells (%d)',
  (number) =>
    withSeed(number, async (seed) => {
      const world = await core.makeWorld();
      const promote = { memberId: world.doctor.id, role: 'manager' } as const;
      await core.ask(world.manager, 'member.set-role', promote);
      const start = await core.read(world.manager, 'clinic.settings', {});
      const { version: begun } = await core.ask(world.manager, 'clinic.edit', seen(start.clinic, { hijriAdjust: 1 }));
      const nouns = byId(start);
      const people = [world.manager, { ...world.doctor, role: 'manager' as const }];
      const committed = await work(world, people, chanceOf(String(seed)));
      const rows = await readLog(core.store, world.clinicId, begun - 1, 1000);
      const happened: ClinicEvent[] = rows.flatMap((row) => row.events ?? []);
      for (const row of rows) {
        const given = committed.get(row.commandId);
        const edited = given?.[2] === undefined ? undefined : nouns.get(given[2]);
        expect([given, given && edited ? overwritten(given, edited) : []]).toEqual([given, []]);
        for (const event of row.events ?? []) nouns.set(nounOf(event)!.id, nounOf(event)!);
      }
      const end = await core.read(world.manager, 'clinic.settings', {});
      expect(byId(end)).toEqual(nouns);
      expect(isLawful(end)).toBe(true);
      expect(rows).toHaveLength(committed.size + 1);
      expect(happened.length).toBeGreaterThan(TURNS / 2);
    }),
);
