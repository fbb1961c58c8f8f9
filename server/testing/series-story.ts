// A story in which every kind of change of a series happens at least once.
import { extendClinic } from '#server/jobs/series-extension.ts';
import type { Core } from './core.ts';
import { reachMonths, seriesFor, started, wall } from './series.ts';
import { booked } from './visits.ts';
import type { World } from './world.ts';

/** Tells it in a clinic in which nothing stands at eleven. */
export async function seriesStory(core: Core, world: World): Promise<void> {
  const { manager } = world;
  await reachMonths(core, world, 1);
  const endless = { startLocal: wall(world, '11:00', 5), rule: 'FREQ=WEEKLY', note: 'her back' };
  const { value } = await started(core, world, endless);
  const of = { seriesId: value.series.id, baseVersion: value.series.version };
  const next = { recurrenceId: wall(world, '11:00', 12), scope: 'following' as const };
  const set = { startLocal: wall(world, '11:30', 12), scheduleIds: [world.colleague], durationMinutes: 30 };
  const split = await core.ask(manager, 'series.change', { ...of, ...next, set });
  await core.ask(manager, 'command.undo', { commandId: split.commandId });
  await booked(core, world, { start: world.at('11:00', 40) });
  await reachMonths(core, world, 2);
  await extendClinic(core.store, world.clinicId);
  const { series } = await core.read(manager, 'series.view', { seriesId: value.series.id });
  const end = { seriesId: series.id, baseVersion: series.version, recurrenceId: wall(world, '11:00', 19) };
  const ended = await core.ask(manager, 'series.end', { ...end, reason: 'patient', note: 'well again' });
  await core.ask(manager, 'command.undo', { commandId: ended.commandId });
  await closedByRule(core, world);
}

async function closedByRule(core: Core, world: World): Promise<void> {
  const { startLocal, rule } = seriesFor(world, '', { startLocal: wall(world, '17:00', 5) });
  const close = { scheduleId: world.colleague, startLocal, durationMinutes: 30, rule, reason: 'the weekly meeting' };
  const closed = await core.ask(world.manager, 'schedule.close-series', close);
  await core.ask(world.manager, 'command.undo', { commandId: closed.commandId });
}
