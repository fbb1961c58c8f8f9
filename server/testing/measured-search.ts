// Fills one clinic with patients to be searched for, and says what people type who look for them and how many rows each answer reads.
//   node server/testing/measured-search.ts OWNER-URL APP-URL CLINIC-ID COUNT
import type { Caller } from '#shared/model/caller.ts';
import { patientSearch } from '#server/queries/patient-search.ts';
import { connected } from '#server/store/connection.ts';
import { openStore } from '#server/store/open.ts';
import { fillPatients } from './fill-patients.ts';
import { letterByLetter, type MadePatient, madePatients } from './many-patients.ts';
import { rowsRead } from './rows-read.ts';

/** So many patients are looked for by each of the three. */
const lookedFor = 24;

const [ownerUrl = '', appUrl = '', clinicId = '', count = '0'] = process.argv.slice(2);
const patients = madePatients(Number(count));
await connected(ownerUrl, (owner) => fillPatients(owner, clinicId, patients));

/** What is typed of a patient whom somebody looks for: the last digits or letters are only needed where many are alike. */
const ways: Readonly<Record<string, (patient: MadePatient) => string>> = {
  name: ({ typed }) => typed,
  phone: ({ phone }) => `0${(phone ?? '').slice(4)}`,
  'file number': ({ fileNumber }) => String(fileNumber),
};
const caller = { clinicId } as Caller;
const store = await openStore(appUrl, 1);
const searches: { readonly by: string; readonly text: string; readonly rows: number }[] = [];
for (const [by, of] of Object.entries(ways)) {
  for (let at = 0; at < lookedFor; at += 1) {
    const patient = patients[Math.floor(((at + 0.5) / lookedFor) * patients.length)];
    for (const text of patient ? letterByLetter(of(patient)) : []) {
      searches.push({ by, text, rows: await rowsRead(store, clinicId, (tx) => patientSearch(tx, { text }, caller)) });
    }
  }
}
await store.close();
process.stdout.write(JSON.stringify(searches));
