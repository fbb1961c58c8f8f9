// Tests what a service may need and last, and what that leaves the clinic's limits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import type { Need } from '#shared/model/service.ts';
import { freeStarts } from './availability.ts';
import { decideOrder, decideLast, MOST_IN_ORDER } from './arrangement.ts';
import { decideTime } from './booking.ts';
import { decideClinic } from './clinic-habits.ts';
import { decideLengths, decideNeeds, freeColor, usualStep } from './offering.ts';

const [amal, badr] = [scheduleOf(11), scheduleOf(12)];
const gone = scheduleOf(13, { active: false });
const [room, other] = [scheduleOf(21, { kind: 'room' }), scheduleOf(22, { kind: 'room' })];
const schedules = [amal, badr, gone, room, other];

function need(kind: Need['kind'], ...among: readonly { readonly id: string }[]): Need {
  return { kind, among: among.length > 0 ? among.map(({ id }) => id) : null };
}
const anybody = need('practitioner');
const refusedNeeds = { ok: false, refusal: { code: 'invalid', fields: [{ path: 'needs', problem: 'needs' }] } };

test.each<[string, Need[]]>([
  ['anybody', [anybody]],
  ['one of two, and any room', [need('practitioner', amal, badr), need('room')]],
  ['two rooms, each of its own', [anybody, need('room', room), need('room', other)]],
])('[CS13] a service may need %s', (_, needs) => {
  expect(decideNeeds(needs, schedules)).toEqual({ ok: true, value: null });
});

test.each<[string, Need[]]>([
  ['no practitioner', [need('room')]],
  ['a practitioner after the room', [need('room'), anybody]],
  ['two practitioners', [need('practitioner', amal), need('practitioner', badr)]],
  ['a room as practitioner', [need('practitioner', room)]],
  ['one of nobody', [{ kind: 'practitioner', among: [] }]],
  ['one who is out of use', [need('practitioner', amal, gone)]],
  ['one twice', [need('practitioner', amal, amal)]],
  ['one room for two needs', [anybody, need('room', room), need('room', room)]],
  ['any room beside one of its own', [anybody, need('room'), need('room', room)]],
])('[CS13] a service may not need %s', (_, needs) => {
  expect(decideNeeds(needs, schedules)).toEqual(refusedNeeds);
});

test('[CS13] whoever was named before may stay when out of use, and an unknown one is not found', () => {
  expect(decideNeeds([need('practitioner', gone, amal)], schedules, [need('practitioner', gone)]).ok).toBe(true);
  const unknown = decideNeeds([need('practitioner', { id: idOf(99) })], schedules);
  expect(unknown).toEqual({ ok: false, refusal: { code: 'not-found' } });
});

test('[CS10][AV6] each start that is suggested of a service that fits its clinic can be booked', () => {
  const now = Date.parse('2026-11-20T06:00:00.000Z');
  const minutes = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      fc.constantFrom(1, 5, 10, 12, 15, 20, 30, 60),
      minutes,
      minutes,
      (gridMinutes, duration, startEvery) => {
        const clinic = clinicOf({ gridMinutes });
        const service = serviceOf({ durationMinutes: duration, startEvery });
        fc.pre(decideLengths(clinic, service).ok);
        const ask = { from: now, to: now + 6 * 3_600_000, limit: 5 };
        for (const { start } of freeStarts({ clinic, service, schedules: [amal], taken: [] }, ask))
          expect(decideTime(clinic, { start, durationMinutes: duration }, now)).toEqual({ ok: true, value: null });
      },
    ),
  );
});

test('[CS10] a grid divides the hour and each service in use; the longest visit is no shorter than any', () => {
  const before = clinicOf();
  const services = [
    serviceOf({ durationMinutes: 40, startEvery: 20 }),
    serviceOf({ durationMinutes: 17, active: false }),
  ];
  const decide = (after: object) => decideClinic(before, { ...before, ...after }, { services, ahead: 0 });
  const fault = (path: string, problem: string, params?: object) => ({
    ok: false,
    refusal: { code: 'invalid', fields: [{ path, problem, ...(params && { params }) }] },
  });
  for (const gridMinutes of [1, 2, 4, 10, 20]) expect(decide({ gridMinutes })).toMatchObject({ ok: true });
  expect(decide({ gridMinutes: 7 })).toEqual(fault('gridMinutes', 'unknown-choice'));
  expect(decide({ gridMinutes: 60 })).toEqual(fault('gridMinutes', 'too-large', { most: 20 }));
  expect(decide({ gridMinutes: 15 })).toEqual(fault('gridMinutes', 'too-large', { most: 10 }));
  expect(decide({ longest: 39 })).toEqual(fault('longest', 'too-small', { least: 40 }));
  expect(decide({ longest: 40 })).toMatchObject({ ok: true });
});

test('[CS9] only another zone needs that nothing lies ahead', () => {
  const before = clinicOf();
  const decide = (after: object) => decideClinic(before, { ...before, ...after }, { services: [], ahead: 3 });
  expect(decide({ zone: before.zone, name: 'Other', gridMinutes: 20, longest: 60 })).toMatchObject({ ok: true });
  expect(decide({ zone: 'Asia/Amman' })).toEqual({
    ok: false,
    refusal: { code: 'invalid', fields: [{ path: 'zone', problem: 'in-use', params: { count: 3 } }] },
  });
});

test('[CS3] a new service has a colour that few have, and a step that lies on the grid', () => {
  expect(freeColor([])).toBe('teal');
  expect(freeColor([serviceOf({ color: 'teal' }), serviceOf({ color: 'blue', active: false })])).toBe('blue');
  expect([5, 15, 20, 60].map((gridMinutes) => usualStep(clinicOf({ gridMinutes })))).toEqual([15, 15, 20, 60]);
});

test('[CS3][CS5] what is added comes after all others, up to five hundred', () => {
  const many = Array.from({ length: MOST_IN_ORDER }, (_, number) => scheduleOf(number));
  expect(decideLast([])).toEqual({ ok: true, value: 0 });
  expect(decideLast([scheduleOf(7), scheduleOf(3)])).toEqual({ ok: true, value: 8 });
  expect(decideLast(many)).toMatchObject({ ok: false, refusal: { fields: [{ path: 'name', problem: 'too-many' }] } });
  const backwards = many.map(({ id }) => id).toReversed();
  const order = decideOrder(many, backwards, 'scheduleIds');
  expect(order.ok && order.value.map(({ id, position }) => [id, position])).toEqual(
    backwards.map((id, at) => [id, at]),
  );
});

test('[CP9] a service’s offers lie on the grid, counted from its offset too', () => {
  const decide = (startOffset: number, startEvery = 20) =>
    decideLengths(clinicOf({ gridMinutes: 10 }), serviceOf({ durationMinutes: 30, startEvery, startOffset }));
  expect([0, 10, 30, 1430].map((offset) => decide(offset).ok)).toEqual([true, true, true, true]);
  const fields = [{ path: 'startOffset', problem: 'unaligned', params: { minutes: 10 } }];
  expect(decide(5)).toEqual({ ok: false, refusal: { code: 'invalid', fields } });
});
