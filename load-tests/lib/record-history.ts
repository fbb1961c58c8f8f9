// Records a history of a throw-away node: a crowd in clinics of its own, written to a file line by line.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { type CrowdPlace, letCrowdWork } from './history/crowd.ts';
import { logReader } from './history/ledger-rows.ts';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { rawClient } from './raw-booking.ts';
import { dayStart } from './slots.ts';

const clinics = 4;
const clients = 10;
const hands = 3;
const quarter = 15 * 60_000;

/** Writes at least `ops` commands to `file`. Throws an Error with what the server said. */
export async function recordHistory(place: MeasuredPlace, file: string, ops: number): Promise<void> {
  const out = createWriteStream(file);
  const readers: Client[] = [];
  try {
    const made = await place.makeClinics(clinics);
    const places: CrowdPlace[] = [];
    for (const clinic of made) {
      const reader = await rawClient(place.appUrl);
      readers.push(reader);
      places.push(await crowdPlace(clinic, reader));
    }
    await letCrowdWork({
      places,
      nodes: [{ name: 'one', origin: place.origin }],
      clients,
      turns: Math.ceil(ops / (clinics * clients)),
      seed: 1,
      write: (line) => void out.write(`${JSON.stringify(line)}\n`),
    });
  } finally {
    await Promise.all(readers.map((reader) => reader.end()));
    out.end();
    await finished(out);
  }
}

async function crowdPlace({ desks: [desk], settings }: OwnClinic, reader: Client): Promise<CrowdPlace> {
  const registered = await desk.ask('patient.register', { name: 'Patient of a history' });
  if (!registered.ok) throw new Error(`A patient was not registered: ${registered.detail}`);
  const { clinicId } = desk.caller;
  return {
    clinicId,
    serviceId: settings.services[0]?.id ?? '',
    patientId: registered.value.id,
    practitioners: settings.schedules.slice(0, hands).map(({ id }) => id),
    starts: crowdStarts(),
    tokens: [desk.token],
    logAfter: logReader(reader, clinicId),
    calendar: async (from, to) => {
      const { appointments, holds } = await desk.read('calendar.range', { from, to });
      return [...appointments, ...holds];
    },
  };
}

/** The quarters of a morning, from eight by UTC on the day after next. */
function crowdStarts(): string[] {
  const eight = dayStart(2) + 8 * 3_600_000;
  return Array.from({ length: 12 }, (_, at) => new Date(eight + at * quarter).toISOString());
}
