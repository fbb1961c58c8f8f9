// The ledger: versions without a hole, every step a legal one, and never two claims on one time.
import type { Judge } from './clinic-history.ts';
import type { LedgerLine, Noun } from './lines.ts';
import { type ClaimedTime, Replay } from './replay.ts';

/** What may follow what; taking back may lead anywhere it came from. */
const steps: Readonly<Record<string, readonly string[]>> = {
  booked: ['arrived', 'checked-in', 'noshow', 'cancelled', 'entered-in-error'],
  arrived: ['booked', 'checked-in', 'fulfilled', 'cancelled', 'entered-in-error'],
  'checked-in': ['booked', 'arrived', 'fulfilled', 'entered-in-error'],
  fulfilled: ['arrived', 'checked-in', 'entered-in-error'],
  noshow: ['booked', 'entered-in-error'],
  cancelled: ['booked', 'arrived', 'entered-in-error'],
  'entered-in-error': [],
  live: ['booked', 'released', 'expired'],
};
const beginnings: ReadonlySet<string> = new Set(['appointment.booked', 'hold.placed']);

/** Every row follows the one before, and what it says could follow from what stood. */
export const judgeLedger: Judge = ({ ledger }) => {
  const replay = new Replay();
  const faults = ledger.flatMap((row, at) => [
    ...(row.version === at + 1 ? [] : [`row ${at + 1} of the log has version ${row.version}`]),
    ...faultsOfRow(replay, row),
  ]);
  return { judged: ledger.length, faults };
};

function faultsOfRow(replay: Replay, row: LedgerLine): string[] {
  const at = Date.parse(row.at);
  const changed = replay.apply(row);
  return changed.flatMap(({ noun, before }) => {
    const event = row.events.find((one) => (one.appointment ?? one.hold) === noun);
    const type = event?.type ?? '';
    return [
      ...(noun.version === row.version ? [] : [`version ${row.version} carries ${noun.id} of version ${noun.version}`]),
      ...faultsOfStep(row, type, noun, before),
      ...(before === undefined ? [] : faultsOfWas(row, type, { ...noun, ...event?.was }, before)),
      ...overlapsOf(replay, noun, at, row.version),
      ...(type === 'hold.expired' && Date.parse(String(noun.until)) > at
        ? [`version ${row.version} ends hold ${noun.id} before its time`]
        : []),
    ];
  });
}

function faultsOfStep({ version }: LedgerLine, type: string, noun: Noun, before: Noun | undefined): string[] {
  if (beginnings.has(type)) return before === undefined ? [] : [`version ${version} makes ${noun.id} a second time`];
  if (before === undefined) return [`version ${version} changes ${noun.id}, which was never made`];
  const [from = '', to = ''] = [before.status ?? before.state, noun.status ?? noun.state];
  const isTakenBack = type.endsWith('.undone');
  const isLegal = from === to || isTakenBack || steps[from]?.includes(to) === true;
  return isLegal ? [] : [`version ${version} takes ${noun.id} from ${from} to ${to}`];
}

function faultsOfWas({ version }: LedgerLine, type: string, told: Noun, before: Noun): string[] {
  const wrong = Object.keys(before).filter(
    (field) => field !== 'version' && JSON.stringify(told[field]) !== JSON.stringify(before[field]),
  );
  return wrong.map((field) => `version ${version} (${type}) does not say what ${field} of ${before.id} was`);
}

/** A time somebody has is nobody else's, unless two visits left the rules on purpose; a hold that lapsed gives way. */
function overlapsOf(replay: Replay, noun: Noun, at: number, version: number): string[] {
  return replay.claimsOf(noun.id).flatMap((mine) =>
    replay
      .near(mine.scheduleId, mine.start, mine.end)
      .filter((other) => other.owner !== mine.owner && other.since <= version && other.until > version)
      .filter((other) => other.lapses > at && !isAllowed(mine, other))
      .map((other) => `version ${version}: ${mine.owner} and ${other.owner} use the same time of ${mine.scheduleId}`),
  );
}

/** No reason takes time that somebody holds. */
function isAllowed(a: ClaimedTime, b: ClaimedTime): boolean {
  return (a.beyond || b.beyond) && a.lapses === Number.POSITIVE_INFINITY && b.lapses === Number.POSITIVE_INFINITY;
}
