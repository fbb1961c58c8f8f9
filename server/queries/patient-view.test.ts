// A patient’s page: the visits to come, those of the past, who may be the same person, and what lies beside a booking.
import { describe, expect, test } from 'vitest';
import { MOST_PAST_VISITS } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, step } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const view = (world: World, patientId: Id) => core.read(world.doctor, 'patient.view', { patientId });

/** Puts a visit into the past with a status, as if it had come to that. */
async function over(id: Id, days: number, status: string): Promise<void> {
  await asOwner(
    core,
    `update appointment set starts_at = starts_at - $2 * interval '1 day', ends_at = ends_at - $2 * interval '1 day', status = $3
      where id = $1`,
    [id, days, status],
  );
}

test('[PA9] the visits to come are told by start, those that are over newest first, with what they came to', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const visit = async (start: string) => booked(core, world, { patientId: patient.id, start: world.at(start) });
  const visits = [];
  for (let at = 0; at < 8; at += 1) visits.push(await visit(`${String(8 + at).padStart(2, '0')}:00`));
  const [late, soon, done, missed, cancelled, mistake, forgotten, early] = visits.map(({ id }) => id);
  await asOwner(
    core,
    `update appointment set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days' where id = $1`,
    [late],
  );
  await over(done!, 4, 'fulfilled');
  await over(missed!, 3, 'noshow');
  await over(forgotten!, 9, 'booked');
  const cancel = { appointmentId: cancelled!, baseVersion: visits[4]!.version, reason: 'patient' as const };
  await core.ask(world.receptionist, 'appointment.cancel', cancel);
  await core.ask(world.manager, 'appointment.advance', step(visits[5]!, 'entered-in-error'));
  await booked(core, world, { start: world.at('16:30') });
  const seen = await view(world, patient.id);
  expect(seen).toMatchObject(patient);
  expect(seen.upcoming.map(({ id }) => id)).toEqual([soon, early, late]);
  expect(seen.past.map(({ id }) => id)).toEqual([cancelled, missed, done, forgotten]);
  expect(seen.past.concat(seen.upcoming).some(({ id }) => id === mistake)).toBe(false);
  expect(seen.counts).toEqual({ past: 4, fulfilled: 1, noshow: 1, cancelled: 1 });
});

test('[PA9] of many visits of the past the newest fifty are told, and all are counted', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  await asOwner(
    core,
    `insert into appointment (clinic_id, id, service_id, schedule_ids, patient_id, starts_at, ends_at, start_wall, zone,
       offset_minutes, buffer_before, buffer_after, status, note, tags, cancel_note, version)
     select clinic_id, gen_random_uuid(), service_id, schedule_ids, patient_id, starts_at - n * interval '1 week',
       ends_at - n * interval '1 week', start_wall, zone, offset_minutes, 0, 0, 'fulfilled', '', '[]', '', version
       from appointment, generate_series(1, 70) n where id = $1`,
    [first.id],
  );
  const { past, counts, upcoming } = await view(world, first.patientId);
  expect([past.length, counts.past, counts.fulfilled, upcoming.length]).toEqual([MOST_PAST_VISITS, 70, 70, 1]);
  expect(past.map(({ start }) => start)).toEqual(
    past
      .map(({ start }) => start)
      .toSorted()
      .toReversed(),
  );
});

test('[PA9][TE1] a patient who is not there is not found', async () => {
  const world = await core.makeWorld();
  await expect(view(world, newId())).rejects.toMatchObject({ refusal: { code: 'not-found' } });
});

test('[PA10] what a patient has in a window is what keeps its time and shares some with it', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { durationMinutes: 60 });
  const { patientId } = visit;
  const gone = await booked(core, world, { patientId, start: world.at('10:30'), scheduleIds: [world.colleague] });
  await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: gone.id,
    baseVersion: gone.version,
    reason: 'patient',
  });
  await booked(core, world, { start: world.at('09:00'), scheduleIds: [world.colleague] });
  const within = (from: string, to: string) => core.read(world.receptionist, 'patient.visits', { patientId, from, to });
  expect(await within(visit.start, visit.end)).toEqual([visit]);
  expect(await within(plusMinutes(visit.end, -1), world.at('12:00'))).toEqual([visit]);
  expect(await within(visit.end, world.at('12:00'))).toEqual([]);
  expect(await within(world.at('08:00'), visit.start)).toEqual([]);
  const none = core.read(world.receptionist, 'patient.visits', {
    patientId: newId(),
    from: visit.start,
    to: visit.end,
  });
  await expect(none).rejects.toMatchObject({ refusal: { code: 'not-found' } });
  await expect(within(visit.end, visit.start)).rejects.toMatchObject({ refusal: { code: 'invalid' } });
});

describe('who may be the same person', () => {
  const born = { birthDate: '1990-03-04' };
  async function clinic() {
    const world = await core.makeWorld();
    const register = async (fields: { name: string; phone?: string; birthDate?: string }) =>
      (await core.ask(world.receptionist, 'patient.register', fields)).value;
    const alike = async (asked: object) => {
      const found = await core.read(world.receptionist, 'patient.alike', { name: '', ...asked });
      return found.map(({ id, same }) => [id, ...same]);
    };
    return { world, register, alike };
  }

  test('[PA11] is who has the same phone, however it was dialled', async () => {
    const { register, alike } = await clinic();
    const one = await register({ name: 'Noura', phone: '+966 50 123 4567' });
    await register({ name: 'Noura', phone: '+966 50 123 4568' });
    for (const phone of ['0501234567', '٠٥٠١٢٣٤٥٦٧', '501234567', '00966501234567'])
      expect(await alike({ name: 'Somebody', phone })).toEqual([[one.id, 'phone']]);
    expect(await alike({ name: 'Somebody', phone: '0501234567', except: one.id })).toEqual([]);
    expect(await alike({ name: 'Noura', phone: null })).toEqual([]);
  });

  test('[PA11] is who has the same name, however it is written, and the same birth date', async () => {
    const { register, alike } = await clinic();
    const one = await register({ name: 'أحمد  بن عليّ الغامدى', ...born, phone: '0501234567' });
    await register({ name: 'احمد بن علي', ...born });
    await register({ name: 'علي بن احمد الغامدي', ...born });
    await register({ name: 'احمد بن علي الغامدي', birthDate: '1991-03-04' });
    expect(await alike({ name: 'احمد بن علي الغامدي', ...born })).toEqual([[one.id, 'name']]);
    expect(await alike({ name: 'احمد بن علي الغامدي' })).toEqual([]);
    expect(await alike({ name: 'احمد بن علي الغامدي', ...born, phone: '0501234567' })).toEqual([
      [one.id, 'phone', 'name'],
    ]);
  });

  test('[PA11] is nobody who is out of use', async () => {
    const { world, register, alike } = await clinic();
    const one = await register({ name: 'Noura', phone: '0501234567', ...born });
    const into = await register({ name: 'Nora' });
    await core.ask(world.manager, 'patient.merge', { fromId: one.id, intoId: into.id });
    expect(await alike({ name: 'Noura', phone: '0501234567', ...born })).toEqual([[into.id, 'phone']]);
  });
});
