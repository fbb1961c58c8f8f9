// Measures how long a search for a patient takes while it is typed, in a big clinic and in a small one.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { percentileOf } from './timings.ts';

/** Searches by one thing in a clinic of so many patients: milliseconds of an answer, and the rows the database read for it. */
export type SearchTime = {
  readonly by: string;
  readonly patients: number;
  readonly searches: number;
  readonly p50: number;
  readonly p99: number;
  readonly rowsP50: number;
  readonly rowsMost: number;
};

/** The sizes of the two clinics, the big one first. */
export const sizes = [62_000, 600] as const;
const warmUps = 20;
const script = fileURLToPath(new URL('../../server/testing/measured-search.ts', import.meta.url));

type Search = { readonly by: string; readonly text: string; readonly rows: number };

/** Fills both clinics and asks, letter by letter, what is typed of patients here and there among them. */
export async function measureSearches(
  place: MeasuredPlace,
  clinics: readonly [OwnClinic, OwnClinic],
): Promise<SearchTime[]> {
  const times: SearchTime[] = [];
  for (const [at, patients] of sizes.entries()) {
    const clinic = clinics[at] ?? clinics[0];
    const searches = await filled(place, clinic, patients);
    for (const { text } of searches.slice(0, warmUps)) await clinic.desks[0].read('patient.search', { text });
    for (const [by, some] of Map.groupBy(searches, (one) => one.by)) {
      const took: number[] = [];
      for (const { text } of some) {
        const began = performance.now();
        await clinic.desks[0].read('patient.search', { text });
        took.push(performance.now() - began);
      }
      const rows = some.map((one) => one.rows);
      times.push({
        by,
        patients,
        searches: some.length,
        p50: percentileOf(took, 0.5),
        p99: percentileOf(took, 0.99),
        rowsP50: percentileOf(rows, 0.5),
        rowsMost: Math.max(...rows),
      });
    }
  }
  return times;
}

/** Fills a clinic; answers what is typed, with the rows each answer reads as the app’s role. */
async function filled({ ownerUrl, appUrl }: MeasuredPlace, clinic: OwnClinic, patients: number): Promise<Search[]> {
  const args = [script, ownerUrl, appUrl, clinic.desks[0].caller.clinicId, String(patients)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Search[];
}
