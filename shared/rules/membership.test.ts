// Who may be a member as what, without a database.
import { expect, test } from 'vitest';
import type { Member } from '#shared/model/caller.ts';
import { idOf, scheduleOf } from '#server/testing/nouns.ts';
import { mayLoseRights, mayOwn } from './membership.ts';

const ok = { ok: true, value: null };
const invalid = (path: string, problem: string) => ({
  ok: false,
  refusal: { code: 'invalid', fields: [{ path, problem }] },
});

function memberOf(number: number, wish: Partial<Member> = {}): Member {
  return {
    id: idOf(number),
    name: `member ${number}`,
    role: 'manager',
    scheduleId: null,
    active: true,
    version: 0,
    ...wish,
  };
}

test('[ME10] nobody takes a manager’s rights from themselves, and nobody from the last one', () => {
  const [one, other, disabled, clerk] = [
    memberOf(1),
    memberOf(2),
    memberOf(3, { active: false }),
    memberOf(4, { role: 'receptionist' }),
  ];
  const all = [one, other, disabled, clerk];
  expect(mayLoseRights(all, other, one.id)).toEqual(ok);
  expect(mayLoseRights(all, one, one.id)).toEqual(invalid('memberId', 'oneself'));
  expect(mayLoseRights([one, disabled, clerk], one, other.id)).toEqual(invalid('memberId', 'only-manager'));
  expect(mayLoseRights([one, disabled, clerk], one, one.id)).toEqual(invalid('memberId', 'only-manager'));
  expect(mayLoseRights([one, clerk], clerk, one.id)).toEqual(ok);
});

test('[ME8] a doctor has a practitioner’s schedule that is in use, and others may have one', () => {
  const [doctors, room, gone] = [scheduleOf(1), scheduleOf(2, { kind: 'room' }), scheduleOf(3, { active: false })];
  const schedules = [doctors, room, gone];
  expect(mayOwn(schedules, 'doctor', doctors.id)).toEqual(ok);
  expect(mayOwn(schedules, 'manager', doctors.id)).toEqual(ok);
  expect(mayOwn(schedules, 'receptionist', null)).toEqual(ok);
  expect(mayOwn(schedules, 'doctor', null)).toEqual(invalid('scheduleId', 'required'));
  for (const { id } of [room, gone])
    expect(mayOwn(schedules, 'doctor', id)).toEqual(invalid('scheduleId', 'unknown-choice'));
  expect(mayOwn(schedules, 'doctor', idOf(9))).toEqual({ ok: false, refusal: { code: 'not-found' } });
});
