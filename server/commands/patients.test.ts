// Patients: a file each, one number each, and corrections field by field.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';

const core = testCore();

test('[PA5] thirty patients registered at once get the file numbers one to thirty', async () => {
  const world = await core.makeWorld();
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, at) => core.ask(world.receptionist, 'patient.register', { name: `Patient ${at}` })),
  );
  const numbers = outcomes.map((one) => one.value.fileNumber).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

test('[RC2][PA6] a patient has the command’s id, and everything in the one spelling', async () => {
  const world = await core.makeWorld();
  const id = newId();
  const input = {
    name: '  نورة القحطاني ',
    phone: '٠٠٩٦٦ ٥٠ ١٢٣ ٤٥٦٧',
    birthDate: '1990-02-28',
    sex: 'female' as const,
    nationalId: '١٠٢٣٤٥٦٧٨٩',
    note: 'diabetic',
  };
  const { value } = await core.ask(world.receptionist, 'patient.register', input, id);
  expect(value).toEqual({
    id,
    name: 'نورة القحطاني',
    phone: '+966501234567',
    birthDate: '1990-02-28',
    sex: 'female',
    nationalId: '1023456789',
    fileNumber: 1,
    note: 'diabetic',
    active: true,
    mergedInto: null,
    version: 1,
  });
  expect(await core.read(world.doctor, 'patient.view', { patientId: id })).toMatchObject(value);
});

test('[BO8] whatever signs a name or a note holds, they are kept as they are', async () => {
  const world = await core.makeWorld();
  for (const text of [
    `Robert'); drop table patient;--`,
    '$1 ? :x {"a":1} \\ %s',
    '<script>alert(1)</script>',
    '👩🏽‍⚕️ د. نورة \u200f(٣)',
    '=1+1',
    '{{7*7}}',
  ]) {
    const { value } = await core.ask(world.receptionist, 'patient.register', { name: text, note: `${text}\n${text}` });
    expect(await core.read(world.receptionist, 'patient.view', { patientId: value.id })).toMatchObject({
      name: text,
      note: `${text}\n${text}`,
    });
  }
});

test('[BO6][BO8] a bad registration names its fields and uses no file number', async () => {
  const world = await core.makeWorld();
  const refusal = await core.refusal(world.receptionist, 'patient.register', {
    name: '',
    phone: 'abc',
    birthDate: '2023-02-29',
    sex: 'x',
    fileNumber: 7,
  });
  expect(refusal.code === 'invalid' && refusal.fields.map((one) => one.path).toSorted()).toEqual([
    'birthDate',
    'fileNumber',
    'name',
    'phone',
    'sex',
  ]);
  expect((await core.patient(world.receptionist)).fileNumber).toBe(1);
});

test('[CO9][CO3] two desks correct two fields of one patient, and both stand', async () => {
  const world = await core.makeWorld();
  const seen = await core.patient(world.receptionist);
  const edit = { patientId: seen.id, baseVersion: seen.version };
  await core.ask(world.receptionist, 'patient.edit', { ...edit, base: { name: seen.name }, name: 'Noura A.' });
  const second = await core.ask(world.manager, 'patient.edit', { ...edit, base: { phone: seen.phone }, phone: null });
  expect(second).toMatchObject({ outcome: 'rebased', value: { name: 'Noura A.', phone: null, version: 3 } });
});

test('[CO9] two answers to one field are a conflict that says whose and when; the same answer is none', async () => {
  const world = await core.makeWorld();
  const seen = await core.patient(world.receptionist);
  const edit = { patientId: seen.id, baseVersion: seen.version, base: { name: seen.name, note: '' } };
  const theirs = await core.ask(world.receptionist, 'patient.edit', { ...edit, name: 'Noura A.' });
  const refusal = await core.refusal(world.manager, 'patient.edit', { ...edit, name: 'Noura B.', note: 'x' });
  const by = { id: world.receptionist.id, name: world.receptionist.name };
  const at = core.published.at(-1)?.at;
  expect(refusal).toEqual({
    code: 'conflict',
    current: theirs.value,
    fields: [{ field: 'name', base: seen.name, theirs: 'Noura A.', mine: 'Noura B.', by, at }],
  });
  expect(await core.ask(world.manager, 'patient.edit', { ...edit, name: 'Noura A.' })).toMatchObject({
    outcome: 'noop',
  });
});

test('[CO10] a correction without what was seen is invalid at its place in base', async () => {
  const world = await core.makeWorld();
  const seen = await core.patient(world.receptionist);
  const refusal = await core.refusal(world.receptionist, 'patient.edit', {
    patientId: seen.id,
    baseVersion: 1,
    base: {},
    name: 'x',
  });
  expect(refusal).toEqual({ code: 'invalid', fields: [{ path: 'base.name', problem: 'base' }] });
});
