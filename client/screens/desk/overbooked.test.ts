// Proves which cards are marked as beyond the rules, and to whom a refused drop is offered again.
import { expect, test } from 'vitest';
import { translator } from '#shared/i18n/catalog.ts';
import type { Appointment, Override } from '#shared/model/appointment.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Blocker } from '#shared/rules/decision.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { idOf, scheduleOf } from '#server/testing/nouns.ts';
import type { RefusedCommand } from '#client/live/feed.ts';
import type { DeskDialog } from './desk-context.ts';
import { overbookChoice } from './overbook-choice.ts';
import { beyondAt, beyondWords, groupAt, overbookingsOf } from './overbooked.ts';
import { watchersOf } from './grid-columns.ts';

const t = translator('en', 'latn');
const doctor = scheduleOf(11);
const at = '2026-11-21T06:00:00.000Z';

function visit(number: number, from: number, override: Override | null = null): Appointment {
  const times = {
    start: plusMinutes(at, from),
    end: plusMinutes(at, from + 15),
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
  };
  return { id: idOf(number), status: 'booked', scheduleIds: [doctor.id], ...times, override } as Appointment;
}

const over: Override = { reason: 'urgent', beyond: ['capacity'] };

test('[OV21] a card is marked while it stands beside another for a reason, and the column counts what is too many', () => {
  const [first, second, third] = [visit(1, 0), visit(2, 0, over), visit(3, 5, over)];
  expect(beyondAt(first, [first, second])).toBe(0);
  expect(beyondAt(second, [first, second])).toBe(1);
  expect(beyondAt(third, [first, second, third])).toBe(2);
  expect(beyondAt(second, [second])).toBe(0);
  expect(beyondAt({ ...second, status: 'cancelled' }, [first])).toBe(0);
  expect(overbookingsOf(doctor.id, [first, second, third])).toBe(2);
});

test('[CP11] a group is counted by what it takes today, and too many only beyond that', () => {
  const three = [1, 2, 3].map((number) => ({ ...visit(number, 0), serviceId: idOf(2), capacity: 3 }));
  const first = three[0]!;
  const smaller = [{ id: idOf(2), capacity: 2 }];
  expect(groupAt(first, three)).toEqual({ count: 3, most: 3 });
  expect([groupAt(visit(1, 0), three), groupAt({ ...first, status: 'cancelled' }, three)]).toEqual([null, null]);
  expect(groupAt(first, three, smaller)).toEqual({ count: 3, most: 2 });
  expect([overbookingsOf(doctor.id, three), overbookingsOf(doctor.id, three, smaller)]).toEqual([0, 1]);
});

test('[CC10] a visit on closed time is not one too many', () => {
  const alone = visit(2, 0, { reason: 'urgent', beyond: ['closure'] });
  expect([beyondAt(alone, [alone]), overbookingsOf(doctor.id, [alone])]).toEqual([0, 0]);
});

test('[OV21] what was left is named, and nothing where the reason was not needed', () => {
  expect(beyondWords(visit(1, 0), t)).toBeNull();
  expect(beyondWords(visit(1, 0, over), t)).toBe('Overbooked');
  expect(beyondWords(visit(1, 0, { reason: 'urgent', beyond: ['hours'] }), t)).toBe('Outside hours');
  expect(beyondWords(visit(1, 0, { reason: 'urgent', beyond: ['hours', 'capacity'] }), t)).toContain(',');
  expect(beyondWords(visit(1, 0, { reason: 'urgent', beyond: ['closure'] }), t)).toBe('On closed time');
  const allThree: Override = { reason: 'urgent', beyond: ['hours', 'capacity', 'closure'] };
  expect(beyondWords(visit(1, 0, allThree), t)).toMatch(/Overbooked, outside hours.*, on closed time$/);
  expect(beyondWords(visit(1, 0, { reason: 'urgent', beyond: ['daily-cap'] }), t)).toBe('Over the day’s limit');
  expect(beyondWords(visit(1, 0, { reason: 'urgent', beyond: [] }), t)).toBeNull();
});

function offered(role: Caller['role'], kind: Blocker['kind'], code: 'slot-taken' | 'conflict' = 'slot-taken') {
  const asked: DeskDialog[] = [];
  const blockers = [{ scheduleId: doctor.id, kind, owner: idOf(9), start: at, end: at }];
  const news = {
    pending: { name: 'appointment.move', input: { appointmentId: idOf(1), start: at } },
    refusal: { ok: false, code, detail: '', alternatives: [], blockers },
  } as unknown as RefusedCommand;
  const caller = { id: idOf(5), name: 'n', role, clinicId: idOf(1), locale: 'en' };
  const store = { appointment: () => visit(1, 60) };
  const choices = overbookChoice(news, {
    store,
    caller,
    schedules: [doctor],
    desk: { ask: (one) => asked.push(one) },
    t,
  });
  for (const { run } of choices) run();
  return asked;
}

test('[OV23] a refused drop is offered again to who may, with what it asked for; never over what is held', () => {
  expect(offered('manager', 'appointment')).toEqual([{ kind: 'move', id: idOf(1), to: { start: at } }]);
  expect(offered('receptionist', 'appointment')).toEqual([]);
  expect(offered('manager', 'daily-cap')).toHaveLength(1);
  expect(offered('manager', 'hold')).toEqual([]);
  expect(offered('manager', 'appointment', 'conflict')).toEqual([]);
});

test('[SL43] whoever looks at this column on this date is its watcher, but never oneself', () => {
  const present = [
    { id: 'me', name: 'Me', view: { page: 'desk', date: '2026-11-21', scheduleId: doctor.id } },
    { id: 'omar', name: 'Omar', view: { page: 'desk', date: '2026-11-21', scheduleId: doctor.id } },
    { id: 'huda', name: 'Huda', view: { page: 'desk', date: '2026-11-22', scheduleId: doctor.id } },
    { id: 'mona', name: 'Mona', view: { page: 'desk', date: '2026-11-21' } },
  ] as const;
  const column = { scheduleId: doctor.id, date: '2026-11-21' };
  expect(watchersOf(column, present, 'me')).toEqual([{ id: 'omar', name: 'Omar' }]);
});
