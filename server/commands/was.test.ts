// The log can be walked backwards: every event says what each thing it changed was before.
import { expect, test } from 'vitest';
import { type EventName, events, nounOf, type NounName, type Nouns } from '#shared/contract/events.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { testCore } from '#server/testing/core.ts';
import { everyChange } from '#server/testing/every-change.ts';

const core = testCore();

/** Events that change a noun that was there before. */
const changing = (Object.keys(events) as EventName[]).filter((type) => 'was' in events[type].payload.shape);

/** A noun as it can be compared: the time of the hold that expired was set back by the test and not by a command. */
function comparable(type: EventName, noun: object | undefined): object {
  return type === 'hold.expired' ? { ...noun, until: '' } : { ...noun };
}

test('[HI1][LG3] of every kind of change there is, the noun before is the noun after with the old values over it', async () => {
  const world = await core.makeWorld();
  const { clinic, schedules, services, members } = await core.read(world.manager, 'clinic.settings', {});
  const nouns: Nouns[NounName][] = [clinic, ...schedules, ...services, ...members];
  const known = new Map(nouns.map((one) => [one.id, one]));
  await everyChange(core, world);
  const seen = new Set<EventName>();
  for (const row of await readLog(core.store, world.clinicId, 0, 1000)) {
    for (const event of row.events ?? []) {
      const after = nounOf(event);
      if (!after) continue;
      const before = known.get(after.id);
      known.set(after.id, after);
      seen.add(event.type);
      const was: object | undefined = 'was' in event ? event.was : undefined;
      const old = was && { ...after, ...was, version: before?.version };
      expect([event.type, comparable(event.type, old)]).toEqual([event.type, comparable(event.type, before)]);
      const same = Object.entries(was ?? {}).filter(([name, value]) => after[name as keyof typeof after] === value);
      expect([event.type, same]).toEqual([event.type, []]);
    }
  }
  expect(changing.filter((type) => !seen.has(type))).toEqual([]);
});
