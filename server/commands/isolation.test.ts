// One clinic asks with another's ids: the answer is that of an id nobody ever gave, and the other clinic is untouched.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, holdFor } from '#server/testing/holding.ts';
import { asOwner, booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
type Ids = {
  readonly appointment: string;
  readonly patient: string;
  readonly service: string;
  readonly practitioner: string;
  readonly room: string;
  readonly hold: string;
};

/** Every command and query with one id replaced, in the position where a foreign one could slip in. */
async function cellsOf(world: World): Promise<((ids: Ids) => [name: string, input: Record<string, unknown>])[]> {
  const visit = await booked(core, world);
  const { patientId } = visit;
  const hold = await held(core, world, { holder: world.manager, start: world.at('15:00') });
  const window = { from: world.at('00:00'), to: world.at('23:00') };
  const late = { start: world.at('12:00') };
  return [
    (ids) => ['appointment.book', visitFor(world, ids.patient, late)],
    (ids) => ['appointment.book', visitFor(world, patientId, { ...late, serviceId: ids.service })],
    (ids) => ['appointment.book', visitFor(world, patientId, { ...late, scheduleIds: [ids.practitioner] })],
    (ids) => [
      'appointment.book',
      visitFor(world, patientId, {
        ...late,
        serviceId: world.procedure.id,
        scheduleIds: [world.practitioner, ids.room],
      }),
    ],
    (ids) => ['appointment.book', visitFor(world, patientId, { ...late, holdId: ids.hold })],
    (ids) => ['hold.place', holdFor(world, { ...late, serviceId: ids.service })],
    (ids) => ['hold.place', holdFor(world, { ...late, scheduleIds: [ids.practitioner] })],
    (ids) => ['hold.place', holdFor(world, { ...late, insteadOf: ids.hold })],
    (ids) => ['hold.extend', { holdId: ids.hold }],
    (ids) => ['hold.release', { holdId: ids.hold }],
    (ids) => ['hold.book', { holdId: ids.hold, patientId }],
    (ids) => ['hold.book', { holdId: hold.id, patientId: ids.patient }],
    (ids) => ['hold.take-over', { holdId: ids.hold, reason: 'urgent' }],
    (ids) => ['appointment.move', moved({ ...visit, id: ids.appointment }, late)],
    (ids) => ['appointment.move', moved(visit, { serviceId: ids.service })],
    (ids) => ['appointment.move', moved(visit, { scheduleIds: [ids.practitioner] })],
    (ids) => ['appointment.edit', edited({ ...visit, id: ids.appointment }, { note: 'x' })],
    (ids) => ['appointment.edit', edited(visit, { patientId: ids.patient })],
    (ids) => ['appointment.cancel', { appointmentId: ids.appointment, baseVersion: 0, reason: 'other' }],
    (ids) => ['appointment.advance', step({ ...visit, id: ids.appointment }, 'arrived')],
    (ids) => ['patient.edit', { patientId: ids.patient, baseVersion: 0, base: { name: 'x' }, name: 'y' }],
    (ids) => ['patient.view', { patientId: ids.patient }],
    (ids) => ['slot.find', { serviceId: ids.service, ...window }],
    (ids) => ['slot.find', { serviceId: world.visit.id, scheduleIds: [ids.practitioner], ...window }],
    (ids) => ['calendar.range', { ...window, scheduleIds: [ids.practitioner] }],
  ];
}

async function answerTo(world: World, name: string, input: unknown): Promise<unknown> {
  if (name.startsWith('appointment.') || name.startsWith('hold.') || name === 'patient.edit')
    return core.refusal(world.manager, name, input, newId());
  const answer = await core.reader.read(world.manager, name, input);
  return answer.ok ? answer.value : answer.refusal;
}

async function contentOf(clinicId: string): Promise<unknown> {
  return asOwner(
    core,
    `select (select md5(string_agg(a::text, '' order by id)) from appointment a where clinic_id = $1) as appointments,
       (select md5(string_agg(p::text, '' order by id)) from patient p where clinic_id = $1) as patients,
       (select md5(string_agg(c::text, '' order by id)) from claim c where clinic_id = $1) as claims,
       (select md5(string_agg(h::text, '' order by id)) from hold h where clinic_id = $1) as holds,
       (select md5(string_agg(l::text, '' order by version)) from clinic_log l where clinic_id = $1) as log`,
    [clinicId],
  );
}

test('[TE1] an id of another clinic is answered exactly as one nobody ever gave, everywhere one can be named', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const foreignVisit = await booked(core, theirs);
  const foreign = {
    appointment: foreignVisit.id,
    patient: foreignVisit.patientId,
    service: theirs.visit.id,
    practitioner: theirs.practitioner,
    room: theirs.room,
    hold: (await held(core, theirs, { start: theirs.at('15:00') })).id,
  };
  const random = Object.fromEntries(Object.keys(foreign).map((noun) => [noun, newId()])) as Ids;
  const before = await contentOf(theirs.clinicId);
  for (const cell of await cellsOf(mine)) {
    const [name, input] = cell(foreign);
    const told = await answerTo(mine, name, input);
    expect([name, told]).toEqual([name, await answerTo(mine, ...cell(random))]);
    const isWindow = name === 'calendar.range';
    expect([name, isWindow || told]).toEqual([name, isWindow || { code: 'not-found' }]);
  }
  expect(await contentOf(theirs.clinicId)).toEqual(before);
});

test('[TE8] the same practitioner’s id and minute in two clinics are two slots', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const [first, second] = [await booked(core, one), await booked(core, other)];
  expect(first.start).toBe(second.start);
  expect(first.version).toBe(second.version);
});

test('[TE1][TE7] a caller who names a clinic they do not belong to is a stranger in it', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  const foreign = await booked(core, theirs);
  const spoofed = { ...mine.manager, clinicId: theirs.clinicId };
  expect(await core.refusal(spoofed, 'appointment.move', moved(foreign, { start: theirs.at('12:00') }))).toEqual({
    code: 'unauthenticated',
  });
  const nowhere = { ...mine.manager, clinicId: newId() };
  expect(await core.refusal(nowhere, 'patient.register', { name: 'Noura' })).toEqual({ code: 'not-found' });
});

test('[TE1] the settings, the search and the calendar of one clinic show nothing of another', async () => {
  const [mine, theirs] = [await core.makeWorld(), await core.makeWorld()];
  await booked(core, mine);
  const canary = await core.patient(theirs.receptionist, 'Kanari Zitrone');
  await booked(core, theirs, { patientId: canary.id, note: 'canary note' });
  const answers = [
    await core.read(mine.receptionist, 'clinic.settings', {}),
    await core.read(mine.receptionist, 'patient.search', { text: 'Kanari' }),
    await core.read(mine.receptionist, 'calendar.range', { from: mine.at('00:00'), to: mine.at('23:00') }),
  ];
  const seen = JSON.stringify(answers);
  for (const trace of ['anari', theirs.clinicId, theirs.practitioner, theirs.slug, canary.id])
    expect(seen).not.toContain(trace);
});
