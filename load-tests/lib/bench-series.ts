// Measures how long a series takes to be foreseen and to be booked, and how long a rule that means no good holds the node up.
import type { OwnClinic } from './own-clinic.ts';
import { dayStart } from './slots.ts';
import { percentileOf } from './timings.ts';

/** Milliseconds of one question or command about series. */
export type SeriesTime = { readonly what: string; readonly p50: number; readonly p99: number };

/** So many visits are in each series. */
export const visits = 52;
const rounds = 40;
const warmUps = 4;
const rule = `FREQ=WEEKLY;BYDAY=MO,WE,TH;COUNT=${visits}`;

/** Rules that never occur, hardly ever, or as often as can be said. */
const hostile = [
  'FREQ=SECONDLY;COUNT=1000000000',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=999;COUNT=1000',
  'FREQ=DAILY;INTERVAL=7;BYDAY=MO,TU;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366;UNTIL=21991231',
] as const;

/** Books series of one practitioner after another, each foreseen before it is booked and again when all of its times are taken. */
export async function measureSeries(clinic: OwnClinic): Promise<SeriesTime[]> {
  const [desk] = clinic.desks;
  const patient = await desk.ask('patient.register', { name: 'Patient of a series' });
  if (!patient.ok) throw new Error(`A patient was not registered: ${patient.detail}`);
  const took = { preview: [] as number[], commit: [] as number[], taken: [] as number[] };
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const wish = { ...wishFor(clinic, round, rule), patientId: patient.value.id };
    const times = [
      await timed(() => foreseen(clinic, wish, 'ok')),
      await timed(async () => {
        const answer = await desk.ask('series.start', wish);
        if (!answer.ok) throw new Error(`A series was refused: ${answer.detail}`);
      }),
      await timed(() => foreseen(clinic, wish, 'conflict')),
    ];
    if (round < warmUps) continue;
    for (const [index, way] of (['preview', 'commit', 'taken'] as const).entries()) took[way].push(times[index] ?? 0);
  }
  return [
    rowOf(`series of ${visits}, foreseen`, took.preview),
    rowOf(`series of ${visits}, booked`, took.commit),
    rowOf(`series of ${visits}, foreseen where all is taken`, took.taken),
    ...(await measureHostile(clinic, patient.value.id)),
  ];
}

async function measureHostile(clinic: OwnClinic, patientId: string): Promise<SeriesTime[]> {
  const rows: SeriesTime[] = [];
  for (const text of hostile) {
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const wish = { ...wishFor(clinic, warmUps + rounds, text), patientId };
      // A refusal is an answer as well.
      took.push(await timed(() => clinic.desks[0].read('series.preview', wish).catch(() => null)));
    }
    rows.push(rowOf(text, took));
  }
  return rows;
}

type Wish = { readonly patientId: string } & ReturnType<typeof wishFor>;

async function foreseen(clinic: OwnClinic, wish: Wish, result: string): Promise<void> {
  const { occurrences } = await clinic.desks[0].read('series.preview', wish);
  const such = occurrences.filter((one) => one.result === result).length;
  if (such !== visits) throw new Error(`${such} of ${visits} visits are ${result}.`);
}

/** What is asked for with one practitioner, from ten in the morning of the day after tomorrow on. */
function wishFor({ settings }: OwnClinic, round: number, text: string) {
  return {
    serviceId: settings.services[0]?.id ?? '',
    scheduleIds: [settings.schedules[round]?.id ?? ''],
    startLocal: `${new Date(dayStart(2)).toISOString().slice(0, 10)}T10:00`,
    rule: text,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function rowOf(what: string, took: readonly number[]): SeriesTime {
  return { what, p50: percentileOf(took, 0.5), p99: percentileOf(took, 0.99) };
}
