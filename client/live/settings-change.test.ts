// What a desk makes of events about its clinic's settings.
import { expect, test } from 'vitest';
import type { Schedule } from '#shared/model/schedule.ts';
import { settingsWith } from './settings-change.ts';
import { deskWith } from './testing/hand-desk.ts';
import { modelSettings, schedules } from './testing/model-settings.ts';

const [first, second, third] = modelSettings.schedules as [Schedule, Schedule, Schedule];
const names = (settings: typeof modelSettings) => settings.schedules.map(({ name }) => name);

test('[CS42] a thing that is new stands where its position says, and one that moved goes there', () => {
  const added = { ...first, id: '00000000-0000-4000-8000-0000000000a9', name: 'new', position: 1, version: 5 };
  const withNew = settingsWith(modelSettings, 'schedule', added);
  expect(names(withNew)).toEqual([first.name, second.name, 'new', third.name]);
  const moved = settingsWith(withNew, 'schedule', { ...third, position: -1, version: 6 });
  expect(names(moved)).toEqual([third.name, first.name, second.name, 'new']);
});

test('[CS42] an older state changes nothing, in whatever order states come', () => {
  const renamed = settingsWith(modelSettings, 'schedule', { ...first, name: 'now', version: 4 });
  expect(names(settingsWith(renamed, 'schedule', { ...first, name: 'before', version: 3 }))).toEqual(names(renamed));
  const clinic = { ...modelSettings.clinic, name: 'now', version: 4 };
  const after = settingsWith(settingsWith(modelSettings, 'clinic', clinic), 'clinic', modelSettings.clinic);
  expect(after.clinic.name).toBe('now');
  expect(
    settingsWith(modelSettings, 'member', {
      id: first.id,
      name: 'Huda',
      role: 'receptionist',
      scheduleId: null,
      active: true,
      version: 1,
    }).members,
  ).toHaveLength(1);
});

test('[CS42] a desk whose settings changed shows it in the frame after', async () => {
  const { desk } = await deskWith();
  let told = 0;
  desk.store.subscribe('settings', () => (told += 1));
  desk.other('schedule.edit', { scheduleId: schedules[0] ?? '', baseVersion: 0, base: {}, name: 'Dr Sara' });
  await desk.push();
  expect([told, desk.store.settings?.schedules[0]?.name]).toEqual([1, 'Dr Sara']);
});
