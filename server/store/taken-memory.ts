// What a node remembers of the ledger for clinics it follows: read once for some weeks, then kept by the log, row by row.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { DAY } from '#shared/time/instant.ts';
import { contains, type Interval } from '#shared/time/interval.ts';
import { monotonic, now } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import { type Head, readHead } from './clinic-log.ts';
import type { Store } from './open.ts';
import { makeTakenList, type TakenList } from './taken-list.ts';
import { readTaken } from './taken-rows.ts';

/** What a clinic is remembered of: from two days ago for ten weeks. */
const REACH = { back: 2 * DAY, ahead: 70 * DAY } as const;
/** Of one clinic at most so many claims, of so many clinics at most, and of all of them so many owners of time together. */
const MOST = { claims: 200_000, clinics: 64, owners: 500_000 } as const;
/** How soon it is tried again to read what could not be read, was too much, or was forgotten to make room for others. */
const AGAIN_MS = { failed: 1000, tooMuch: 600_000, forgotten: 60_000 } as const;

type Remembered = { readonly epoch: string; version: number; readonly list: TakenList };

type Followed = {
  remembered: Remembered | null;
  /** The rows that were heard while it is read; null while it is not. */
  meanwhile: LogFrame[] | null;
  usedAt: number;
  notBefore: number;
};

/** The memory of one node. Only what is asked for is read; nothing of it is ever waited for. */
export type TakenMemory = ReturnType<typeof rememberTaken>;

type MemoryParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly most?: { readonly [bound in keyof typeof MOST]: number };
};

/** Makes an empty memory. */
export function rememberTaken({ store, log, most = MOST }: MemoryParts) {
  const followed = new Map<Id, Followed>();

  /** Takes the next row; one that is known already is no matter, and after a gap nothing is known any more. */
  function take(clinic: Followed, row: LogFrame): void {
    const { remembered } = clinic;
    if (!remembered || (row.epoch === remembered.epoch && row.version <= remembered.version)) return;
    const follows = row.epoch === remembered.epoch && row.version === remembered.version + 1;
    if (!follows || !row.events) return void (clinic.remembered = null);
    for (const event of row.events) remembered.list.hear(event);
    remembered.version = row.version;
  }

  async function read(clinicId: Id, clinic: Followed): Promise<void> {
    const window = { start: now() - REACH.back, end: now() + REACH.ahead };
    const found = await store.read(clinicId, async (tx) => {
      const head = await readHead(tx, clinicId);
      return { head, owned: await readTaken(tx, clinicId, window, most.claims) };
    });
    if (followed.get(clinicId) !== clinic || !clinic.meanwhile || !found.head) return;
    if (!found.owned) return void (clinic.notBefore = monotonic() + AGAIN_MS.tooMuch);
    const list = makeTakenList(window);
    for (const owned of found.owned) list.put(owned);
    clinic.remembered = { epoch: found.head.epoch, version: found.head.version, list };
    for (const row of clinic.meanwhile) take(clinic, row);
  }

  function begin(clinicId: Id, clinic: Followed): void {
    if (clinic.meanwhile || monotonic() < clinic.notBefore) return;
    clinic.meanwhile = [];
    void read(clinicId, clinic)
      .catch((error: unknown) => {
        clinic.notBefore = monotonic() + AGAIN_MS.failed;
        log.warn({ err: error, clinic: clinicId }, 'what is taken could not be read');
      })
      .finally(() => {
        clinic.meanwhile = null;
        forgetLeastUsed();
      });
  }

  function forgetLeastUsed(): void {
    const kept = [...followed.values()].filter(({ remembered }) => remembered !== null);
    let owners = 0;
    for (const [at, clinic] of kept.toSorted((a, b) => b.usedAt - a.usedAt).entries()) {
      owners += clinic.remembered?.list.size() ?? 0;
      if (at < most.clinics && owners <= most.owners) continue;
      clinic.remembered = null;
      clinic.notBefore = monotonic() + AGAIN_MS.forgotten;
    }
  }

  return {
    /** A clinic begins to be followed, or its log begins anew: nothing is known of it. */
    begin(clinicId: Id): void {
      followed.set(clinicId, { remembered: null, meanwhile: null, usedAt: 0, notBefore: 0 });
    },

    /** The next row of a followed clinic's log. */
    hear(row: LogFrame): void {
      const clinic = followed.get(row.clinic);
      if (!clinic) return;
      clinic.meanwhile?.push(row);
      take(clinic, row);
    },

    /** Nobody follows a clinic any more. */
    forget: (clinicId: Id): void => void followed.delete(clinicId),

    /**
     * What is taken in a clinic exactly as it is at a head, to be used before anything else happens; null where that is not
     * known. What could be known from another time on begins to be read.
     */
    at({ clinicId, epoch, version }: Head, window: Interval): TakenList | null {
      const clinic = followed.get(clinicId);
      if (!clinic) return null;
      clinic.usedAt = monotonic();
      const { remembered } = clinic;
      const reaches = remembered !== null && contains(remembered.list.window, window);
      const isInReach = window.start >= now() - REACH.back / 2 && window.end <= now() + REACH.ahead - DAY;
      if (!reaches && isInReach) begin(clinicId, clinic);
      return reaches && remembered.epoch === epoch && remembered.version === version ? remembered.list : null;
    },

    /** Where the memory of a clinic stands; null where there is none. */
    position(clinicId: Id): { readonly epoch: string; readonly version: number; readonly list: TakenList } | null {
      return followed.get(clinicId)?.remembered ?? null;
    },
  };
}
