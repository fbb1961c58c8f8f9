// Replays a clinic's log row by row: the nouns as they stood at each version, and every stretch of time that was claimed.
import type { LedgerLine, Noun } from './lines.ts';

/** Time claimed on one schedule, in ms, from the version that claimed it to the one that gave it back. */
export type ClaimedTime = {
  readonly owner: string;
  readonly scheduleId: string;
  readonly start: number;
  readonly end: number;
  readonly since: number;
  /** Infinity while it is claimed. */
  until: number;
  /** When a hold ends by itself, in ms; Infinity for anything else. */
  readonly lapses: number;
  /** It was allowed beyond what the schedule takes at once. */
  readonly beyond: boolean;
};

const minute = 60_000;
const dayMs = 86_400_000;
const statesWithTime: ReadonlySet<string> = new Set(['booked', 'arrived', 'checked-in', 'fulfilled']);

/** The state of a clinic while its log is read. */
export class Replay {
  readonly nouns = new Map<string, Noun>();
  readonly #open = new Map<string, ClaimedTime[]>();
  readonly #byDay = new Map<string, ClaimedTime[]>();

  /** The nouns a row carries, each with what stood before it. */
  apply(row: LedgerLine): { readonly noun: Noun; readonly before: Noun | undefined }[] {
    return row.events.flatMap((event) => {
      const noun = event.appointment ?? event.hold;
      if (noun === undefined) return [];
      const before = this.nouns.get(noun.id);
      this.nouns.set(noun.id, noun);
      this.#reclaim(noun, row.version);
      return [{ noun, before }];
    });
  }

  /** Every claim there ever was of a schedule near a stretch of time. */
  near(scheduleId: string, start: number, end: number): ClaimedTime[] {
    const found = new Set<ClaimedTime>();
    for (let day = dayOf(start); day <= dayOf(end); day += 1) {
      for (const one of this.#byDay.get(`${scheduleId} ${day}`) ?? []) {
        if (one.start < end && start < one.end) found.add(one);
      }
    }
    return [...found];
  }

  /** The claims a noun has now. */
  claimsOf(id: string): readonly ClaimedTime[] {
    return this.#open.get(id) ?? [];
  }

  #reclaim(noun: Noun, version: number): void {
    for (const one of this.claimsOf(noun.id)) one.until = version;
    this.#open.delete(noun.id);
    if (!keepsTime(noun)) return;
    const claims = noun.scheduleIds.map((scheduleId) => ({ owner: noun.id, scheduleId, ...claimedBy(noun, version) }));
    this.#open.set(noun.id, claims);
    for (const one of claims) {
      for (let day = dayOf(one.start); day <= dayOf(one.end); day += 1) {
        const key = `${one.scheduleId} ${day}`;
        this.#byDay.set(key, [...(this.#byDay.get(key) ?? []), one]);
      }
    }
  }
}

/** A hold that was booked gave its time to the visit. */
function keepsTime({ status, state }: Noun): boolean {
  return status === undefined ? state === 'live' : statesWithTime.has(status);
}

function claimedBy(noun: Noun, version: number) {
  return {
    start: Date.parse(noun.start) - noun.bufferBefore * minute,
    end: Date.parse(noun.end) + noun.bufferAfter * minute,
    since: version,
    until: Number.POSITIVE_INFINITY,
    lapses: noun.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(noun.until),
    beyond: noun.override?.beyond.includes('capacity') ?? false,
  };
}

function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}
