// Proves that the command menu offers only what this person may do, and every practitioner by name.
import { expect, test } from 'vitest';
import type { Caller, Language } from '#shared/model/caller.ts';
import { clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { wording } from '#server/testing/wording.ts';
import { placeOf } from '#client/screens/place-text.ts';
import { actionsFor } from './actions.ts';
import type { MenuFacts } from './facts.ts';
import { fitting } from './matching.ts';

function facts(role: Caller['role'], language: Language = 'ar'): MenuFacts {
  const sara = scheduleOf(11, { name: 'Dr Sara', names: { ar: 'د. سارة' } });
  return {
    ...wording(language),
    caller: { id: idOf(50), name: 'Huda', role, clinicId: idOf(1), locale: 'ar-SA' },
    settings: {
      clinic: clinicOf(),
      services: [serviceOf()],
      schedules: [sara, scheduleOf(13, { name: 'Room 1', kind: 'room' })],
      members: [],
      displays: [],
      queues: [],
    },
    today: '2026-11-20',
    live: {} as MenuFacts['live'],
    desk: {} as MenuFacts['desk'],
    isDark: false,
    leave: () => undefined,
    show: () => undefined,
    place: () => placeOf('/', ''),
    go: () => undefined,
  };
}
const ids = (role: Caller['role']) => actionsFor(facts(role)).map(({ id }) => id);

test('[DA22] what a person may not do is not in their menu', () => {
  expect(ids('manager')).toEqual(expect.arrayContaining(['past', 'admin-members', 'calls', 'close']));
  expect(ids('receptionist')).toEqual(expect.arrayContaining(['calls', 'close', 'new']));
  expect(ids('receptionist').filter((id) => id === 'past' || id.startsWith('admin-'))).toEqual([]);
  expect(ids('doctor')).not.toContain('own');
});

test('[DA22] a practitioner is found by name in either language: the week, and the day on paper', () => {
  const found = (typed: string) => fitting(actionsFor(facts('receptionist')), typed).map(({ id }) => id);
  expect(found('ساره')).toEqual([`week-${idOf(11)}`, `print-${idOf(11)}`]);
  expect(found('sara week')).toEqual([`week-${idOf(11)}`]);
  expect(found('tomorrow calls')).toEqual(['calls']);
  expect(found('اتصالات')).toEqual(['calls']);
});

test('[DA22] no two lines are one', () => {
  const all = ids('manager');
  expect(new Set(all).size).toBe(all.length);
});
