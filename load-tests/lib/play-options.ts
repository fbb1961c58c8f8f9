// Reads the command line of a replay.
import { parseArgs } from 'node:util';

/** The columns of the file, by what they hold; `age` and `sex` may be missing from the file. */
export type Columns = Readonly<Record<'booked' | 'day' | 'id' | 'patient' | 'place' | 'sex' | 'age', string>>;

/** What is to be replayed, where and how fast. */
export type PlayOptions = {
  readonly file: string;
  readonly server: string;
  /** How many times faster than in life; null is as fast as the server answers. */
  readonly speed: number | null;
  readonly zone: string;
  readonly columns: Columns;
};

export const usage = `npm run play -- FILE.csv|FILE.csv.gz [flags]
  --server URL           the running server, http://127.0.0.1:3000 when not given
  --speed N              the file's own rhythm, N times faster; as fast as the server answers when not given
  --zone Z               the zone of the clinic that is made, Asia/Riyadh when not given
  --column-booked NAME   when it was booked, a UTC instant          booked_at
  --column-day NAME      the day it is for, YYYY-MM-DD              appointment_day
  --column-id NAME       its number                                 appointment_id
  --column-patient NAME  whose it is                                patient_id
  --column-place NAME    where                                      place
  --column-sex NAME      F or M, may be missing                     sex
  --column-age NAME      whole years, may be missing                age`;

const text = { type: 'string' } as const;

/** The options in `words`. Throws an Error whose message is one sentence, or the usage. */
export function playOptions(words: readonly string[]): PlayOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      server: { ...text, default: 'http://127.0.0.1:3000' },
      speed: text,
      zone: { ...text, default: 'Asia/Riyadh' },
      'column-booked': { ...text, default: 'booked_at' },
      'column-day': { ...text, default: 'appointment_day' },
      'column-id': { ...text, default: 'appointment_id' },
      'column-patient': { ...text, default: 'patient_id' },
      'column-place': { ...text, default: 'place' },
      'column-sex': { ...text, default: 'sex' },
      'column-age': { ...text, default: 'age' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(usage);
  if (!/^https?:/.test(values.server) || !URL.canParse(values.server)) {
    throw new Error('--server must be an address like http://127.0.0.1:3000.');
  }
  return {
    file,
    server: new URL(values.server).origin,
    speed: speedIn(values.speed),
    zone: values.zone,
    columns: {
      booked: values['column-booked'],
      day: values['column-day'],
      id: values['column-id'],
      patient: values['column-patient'],
      place: values['column-place'],
      sex: values['column-sex'],
      age: values['column-age'],
    },
  };
}

function speedIn(words: string | undefined): number | null {
  if (words === undefined) return null;
  const speed = Number(words);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new Error('--speed must be a number above 0: 1 is the rhythm of life, 1000 a thousand times faster.');
}
