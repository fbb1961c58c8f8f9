// Proves that a file's own faults are told apart from what can be replayed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readBookings } from './bookings-file.ts';
import { playOptions } from './play-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'mawid-bookings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { columns } = playOptions(['any.csv']);
const head = 'booked_at,appointment_day,appointment_id,patient_id,sex,age,place';

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  const text = Buffer.from([head, ...lines, ''].join('\n'));
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

test('rows come by the moment they were booked, from a plain file and from a packed one', async () => {
  const lines = [
    '2016-05-02T09:00:00Z,2016-05-04,2,p2,M,30,"NORTH, OLD TOWN"',
    '2016-05-02T08:00:00Z,2016-05-02,1,p1,F,0,SOUTH',
  ];
  const plain = await readBookings(fileOf('plain.csv', lines), columns);
  expect(plain.rows.map(({ id, place, sex }) => [id, place, sex])).toEqual([
    ['1', 'SOUTH', 'female'],
    ['2', 'NORTH, OLD TOWN', 'male'],
  ]);
  expect(await readBookings(fileOf('packed.csv.gz', lines), columns)).toEqual(plain);
});

test('each fault of the file is counted under its kind and left out', async () => {
  const lines = [
    '2016-05-02T08:00:00Z,2016-05-02,1,p1,F,40,SOUTH',
    '2016-05-03T00:00:00Z,2016-05-02,2,p1,F,40,SOUTH',
    '2016-05-02T08:00:00Z,2016-05-02,3,p1,F,-1,SOUTH',
    '2016-05-02T08:00:00Z,2016-05-02,1,p1,F,40,SOUTH',
    '2016-05-02T08:00:00Z,2016-02-30,4,p1,F,40,SOUTH',
    'yesterday,2016-05-02,5,p1,F,40,SOUTH',
    '2016-05-02T08:00:00Z,2016-05-02,6,p1,F,40',
    '2016-05-02T08:00:00Z,2016-05-02,7,,F,40,SOUTH',
  ];
  const { rows, faults } = await readBookings(fileOf('faults.csv', lines), columns);
  expect(rows.map(({ id }) => id)).toEqual(['1']);
  expect(faults).toEqual({
    unreadable: 4,
    'booked after its day': 1,
    'negative age': 1,
    'number used twice': 1,
  });
});

test('a file without a needed column is refused with the flag that names it', async () => {
  const path = fileOf('columns.csv', []);
  await expect(readBookings(path, { ...columns, place: 'clinic' })).rejects.toThrow(
    'it has no column clinic, name the right one with --column-place.',
  );
  await expect(readBookings(join(folder, 'nowhere.csv'), columns)).rejects.toThrow('cannot be read');
});
