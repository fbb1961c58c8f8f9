// A crowd that writes its own history: many clients in a few clinics, each busy with few slots, over whatever nodes there are.
import { CrowdClient, type ClientWish } from './crowd-client.ts';
import type { CrowdClinic } from './acts.ts';
import { type LedgerEvent, type LedgerLine, type Line, type Noun, seenAs } from './lines.ts';

/** One clinic of the crowd: who signs in there, by token, and how the log and the tables are read when all is over. */
export type CrowdPlace = CrowdClinic & {
  readonly tokens: readonly string[];
  /** Rows after a version, oldest first; none at the end. */
  readonly logAfter: (version: number) => Promise<readonly LedgerRow[]>;
  readonly calendar: (from: string, to: string) => Promise<readonly Noun[]>;
};

/** A row of the log as it is read. */
export type LedgerRow = {
  readonly version: number;
  readonly at: string;
  readonly commandId: string;
  readonly events: readonly LedgerEvent[] | null;
};

export type CrowdWish = {
  readonly places: readonly CrowdPlace[];
  readonly nodes: ClientWish['nodes'];
  /** Clients of each clinic, and commands of each client. */
  readonly clients: number;
  readonly turns: number;
  readonly seed: number;
  readonly write: (line: Line) => void;
};

/** Lets the crowd work until every client has had its turns and all screens are at rest. */
export async function letCrowdWork(wish: CrowdWish): Promise<void> {
  await Promise.all(wish.places.map((place, at) => workIn(place, at, wish)));
}

async function workIn(place: CrowdPlace, at: number, { nodes, clients, turns, seed, write }: CrowdWish): Promise<void> {
  const { from, to } = windowOf(place);
  const crowd = Array.from({ length: clients }, (_, number) => {
    const first = (at + number) % nodes.length;
    return new CrowdClient({
      name: `clinic ${at + 1} client ${number + 1}`,
      token: place.tokens[number % place.tokens.length] ?? '',
      nodes: [...nodes.slice(first), ...nodes.slice(0, first)],
      clinic: place,
      from,
      to,
      chance: chanceOf(seed * 1000 + at * 100 + number),
      write,
    });
  });
  try {
    for (const client of crowd) await client.open();
    await Promise.all(crowd.map((client) => client.work(turns)));
    const head = await writeLedger(place, write);
    const seen = (await place.calendar(from, to)).map(seenAs);
    write({ kind: 'rest', clinic: place.clinicId, client: null, from, to, wall_ms: Date.now(), seen });
    await Promise.all(crowd.map((client) => client.rest(head)));
  } finally {
    for (const client of crowd) client.close();
  }
}

async function writeLedger({ clinicId, logAfter }: CrowdPlace, write: CrowdWish['write']): Promise<number> {
  for (let head = 0; ;) {
    const rows = await logAfter(head);
    for (const row of rows) write(ledgerLine(clinicId, row));
    const last = rows.at(-1);
    if (last === undefined) return head;
    head = last.version;
  }
}

function ledgerLine(clinic: string, { version, at, commandId, events }: LedgerRow): LedgerLine {
  return { kind: 'ledger', clinic, version, at, commandId, events: events ?? [] };
}

/** The days of all starts, whole. */
function windowOf({ starts }: CrowdPlace): { from: string; to: string } {
  const sorted = starts.toSorted();
  const day = 86_400_000;
  const [first, last] = [Date.parse(sorted[0] ?? ''), Date.parse(sorted.at(-1) ?? '')];
  return { from: new Date(first - day).toISOString(), to: new Date(last + day).toISOString() };
}

/** Numbers in [0, 1) that are the same for the same seed (Mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
