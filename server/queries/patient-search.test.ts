// Finding a patient: by whatever the person at the desk has heard or sees.
import { beforeAll, describe, expect, test } from 'vitest';
import { connected } from '#server/store/connection.ts';
import { rowsRead } from '#server/testing/rows-read.ts';
import { testCore } from '#server/testing/core.ts';
import { fillPatients } from '#server/testing/fill-patients.ts';
import { madePatients } from '#server/testing/many-patients.ts';
import type { World } from '#server/testing/world.ts';
import { patientSearch, wordsAsked } from './patient-search.ts';

const core = testCore();
let world: World;
const people = [
  ['نُورة عبد الرحمن القحطاني', '+966501234567'],
  ['أحمد مصطفى', '0559998877'],
  ['احمد المصري', '00201001234567'],
  ['Sara O’Neil-Hassan', null],
  ['Émile Haddad', '+9613123456'],
] as const;

beforeAll(async () => {
  world = await core.makeWorld();
  for (const [name, phone] of people) await core.ask(world.receptionist, 'patient.register', { name, phone });
});

async function found(text: string, limit?: number): Promise<string[]> {
  const patients = await core.read(world.receptionist, 'patient.search', limit ? { text, limit } : { text });
  return patients.map((one) => String(one.fileNumber));
}

describe('a name', () => {
  test.each([
    ['نورة', ['1']],
    ['نوره', ['1']],
    ['القحطانى', ['1']],
    ['عبد', ['1']],
    ['احمد', ['2', '3']],
    ['أحمد', ['2', '3']],
    ['إحمد', ['2', '3']],
    ['احمد مصط', ['2']],
    ['مصطفي أحمد', ['2']],
    ['sara', ['4']],
    ['SARA HASS', ['4']],
    ['hassan', ['4']],
    ['neil-hassan', ['4']],
    ['emile', ['5']],
    ['ÉMILE had', ['5']],
    ['ورة', []],
    ['احمد نورة', []],
  ])('[PA1][PA4] %j finds the files %j', async (text, files) => {
    expect((await found(text)).toSorted()).toEqual(files);
  });
});

describe('a number', () => {
  test.each([
    ['0501234567', ['1']],
    ['٠٥٠١٢٣٤٥٦٧', ['1']],
    ['۰۵۰ ۱۲۳ ۴۵۶۷', ['1']],
    ['+966501234567', ['1']],
    ['00966 50 123 4567', ['1']],
    ['501234567', ['1']],
    ['05012', ['1']],
    ['0559998877', ['2']],
    ['+966559998877', ['2']],
    ['00966-55-999-8877', ['2']],
    ['+20 100 123 4567', ['3']],
    ['٣', ['3']],
    ['4', ['4']],
    ['09', []],
    ['99999', []],
  ])('[PA2][PA3][LA1] %j finds the files %j', async (text, files) => {
    expect(await found(text)).toEqual(files);
  });

  test('[PA2] a name and the beginning of a number together find one', async () => {
    expect(await found('احمد 055')).toEqual(['2']);
  });
});

test.each([
  '',
  '   ',
  '%',
  '_',
  '\\',
  "'; drop table patient; --",
  'a\u0000b',
  '\ud800',
  '(a+)+$',
  '🙂',
  '\u200f',
  '!!!',
  '+',
  '()',
])('[PA8] %j is answered with a list', async (text) => {
  expect(await found(text)).toEqual([]);
});

test('[PA4] answers come by name and no more than asked for', async () => {
  const one = await core.makeWorld();
  for (const name of ['Maha C', 'Maha A', 'Maha B']) await core.ask(one.doctor, 'patient.register', { name });
  const names = async (limit: number) =>
    (await core.read(one.doctor, 'patient.search', { text: 'maha', limit })).map((patient) => patient.name);
  expect(await names(50)).toEqual(['Maha A', 'Maha B', 'Maha C']);
  expect(await names(2)).toEqual(['Maha A', 'Maha B']);
});

test('[PA16][PA17] whoever has what was typed as a whole word comes first, however many have words that begin with it', async () => {
  const one = await core.makeWorld();
  const made = madePatients(2000).map((patient) => ({ ...patient, name: `Amal ${patient.name}` }));
  await connected(core.database.ownerUrl, (owner) => fillPatients(owner, one.clinicId, made));
  const search = (text: string) => core.read(one.doctor, 'patient.search', { text });
  expect((await search('1'))[0]).toMatchObject({ fileNumber: 1 });
  expect((await search('19'))[0]).toMatchObject({ fileNumber: 19 });
  const { name, phone, fileNumber } = made[1234]!;
  for (const text of [`${name} ${phone}`, `amal ${phone}`, `${fileNumber} ${name.slice(0, 8)}`])
    expect([text, (await search(text)).map((found) => found.fileNumber)]).toEqual([text, [fileNumber]]);
  expect(await search('amal zzz')).toEqual([]);
  const rowsOf = (text: string) => rowsRead(core.store, one.clinicId, (tx) => patientSearch(tx, { text }, one.doctor));
  expect(await rowsOf('amal')).toBeLessThan(1000);
  for (const text of [`amal ${phone}`, `${phone} amal`, 'amal zzz']) expect(await rowsOf(text)).toBeLessThan(1100);
});

test('[PA7] a corrected name is found and the old one no longer', async () => {
  const one = await core.makeWorld();
  const patient = await core.patient(one.receptionist, 'Nora Katani');
  const base = { name: 'Nora Katani' };
  await core.ask(one.receptionist, 'patient.edit', {
    patientId: patient.id,
    baseVersion: 1,
    base,
    name: 'Noura Qahtani',
  });
  expect(await core.read(one.receptionist, 'patient.search', { text: 'Katani' })).toEqual([]);
  expect(await core.read(one.receptionist, 'patient.search', { text: 'qahtani' })).toHaveLength(1);
});

test('[PA2] a long number also stands for its last nine digits, a word for itself', () => {
  expect(wordsAsked('+966 50 123 4567')).toEqual([['966501234567', '501234567']]);
  expect(wordsAsked('٠٥٠١٢')).toEqual([['05012']]);
  expect(wordsAsked('أحمد  Al-Masri')).toEqual([['احمد'], ['al'], ['masri']]);
});
