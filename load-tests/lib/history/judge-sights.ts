// What people saw: every picture is the log's at its version, every screen one rising run, and at rest all agree.
import { type ClinicHistory, type Judge, tookEffect } from './clinic-history.ts';
import { type LedgerLine, type Noun, type ReadLine, type RestLine, seenAs } from './lines.ts';
import { Replay } from './replay.ts';

/** The tables' clock and the client's are one machine's, read at two moments of one answer. */
const momentMs = 2000;

type Window = Pick<ReadLine, 'from' | 'to' | 'wall_ms' | 'seen'>;

/** A picture shows exactly what stood at its version, and nothing older than what its reader had been answered before. */
export const judgeReads: Judge = (history) => {
  const own = Map.groupBy(history.ops.filter(tookEffect), ({ client }) => client);
  const stale = history.reads.flatMap((read) => {
    const known = (own.get(read.client) ?? []).filter(({ ret_ns: ns }) => ns !== null && ns < read.call_ns);
    const newest = Math.max(0, ...known.map(({ version }) => version ?? 0));
    return read.version >= newest ? [] : [`${read.client} read version ${read.version} after ${newest} was answered`];
  });
  const faults = [...stale, ...faultsOfPictures(history.ledger, history.reads)];
  return { judged: history.reads.length, faults };
};

function faultsOfPictures(ledger: readonly LedgerLine[], reads: readonly ReadLine[]): string[] {
  const due = reads.toSorted((a, b) => a.version - b.version);
  const replay = new Replay();
  let next = 0;
  const takeUntil = (version: number): string[] => {
    const faults: string[] = [];
    for (let read = due[next]; read !== undefined && read.version <= version; read = due[next]) {
      next += 1;
      const wrong = differences(replay, read);
      faults.push(...wrong.map((what) => `${read.client} at version ${read.version}: ${what}`));
    }
    return faults;
  };
  const early = takeUntil(0);
  const later = ledger.flatMap((row) => {
    replay.apply(row);
    return takeUntil(row.version);
  });
  const beyond = due.slice(next).map((read) => `${read.client} read version ${read.version}, which the log has not`);
  return [...early, ...later, ...beyond];
}

/** What a picture lacks or has too much, compared with what stands now. */
function differences({ nouns }: Replay, { from, to, wall_ms: wall, seen }: Window): string[] {
  const shown = new Set(seen);
  const inWindow = [...nouns.values()].filter((noun) => noun.start < to && noun.end > from && isShown(noun));
  const wanted = new Set(inWindow.map(seenAs));
  const missing = inWindow.filter((noun) => !shown.has(seenAs(noun)) && !hasLapsed(noun, wall));
  const strange = seen.filter((one) => !wanted.has(one));
  return [...missing.map(({ id }) => `${id} is missing`), ...strange.map((one) => `${one} never was so`)];
}

/** Every appointment is shown, whatever its state; of holds those that count. */
function isShown(noun: Noun): boolean {
  return noun.state === undefined || noun.state === 'live';
}

function hasLapsed(noun: Noun, wall: number): boolean {
  return noun.until !== undefined && Date.parse(noun.until) <= wall + momentMs;
}

/** After each watch a socket is sent one row after the other, none twice and none left out. */
export const judgeSockets: Judge = ({ frames }) => {
  const runs = Map.groupBy(frames, ({ client, run }) => `${client} in watch ${run}`);
  const faults = [...runs].flatMap(([name, run]) =>
    run.flatMap(({ since, version }, at) => {
      const before = run[at - 1]?.version ?? since;
      return version === before + 1 ? [] : [`${name} was sent ${version} after ${before}`];
    }),
  );
  return { judged: frames.length, faults };
};

/** At rest the tables and every screen are what the log says. */
export const judgeRest: Judge = ({ ledger, rests }: ClinicHistory) => {
  const replay = new Replay();
  for (const row of ledger) replay.apply(row);
  const faults = rests.flatMap((rest: RestLine) =>
    differences(replay, rest).map((what) => `${rest.client ?? 'the tables'} at rest: ${what}`),
  );
  return { judged: rests.length, faults };
};
