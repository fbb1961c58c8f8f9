// Sends each clinic's log in order, one row after the other, whatever order the hints about it arrive in.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Head } from '#server/store/clinic-log.ts';

/** What the sequencer stands on. */
export type SequencerParts = {
  readonly readLog: (clinicId: Id, after: number, limit: number) => Promise<LogFrame[]>;
  readonly readHeads: (clinicIds: readonly Id[]) => Promise<Head[]>;
  /** Called for each row, in order, exactly once. */
  readonly emit: (row: LogFrame) => void;
  /** Called when a clinic's clock began anew and nothing sent before counts. */
  readonly reset: (clinicId: Id, why: string) => void;
  readonly log: Logger;
};

/** Rows kept for those who come back. */
export const RING = 128;
const AT_ONCE = 256;

type Followed = {
  readonly id: Id;
  epoch: string;
  sent: number;
  ring: LogFrame[];
  reading: Promise<void> | null;
  again: boolean;
};

/** What a node knows of a clinic it follows; `behind` is by how many versions it was when last compared. */
export type Sequencer = ReturnType<typeof makeSequencer>;

/** Makes the sequencer of one node. */
export function makeSequencer(parts: SequencerParts) {
  const followed = new Map<Id, Followed>();
  const starting = new Map<Id, Promise<void>>();
  let behind = 0;
  let polling: Promise<void> | null = null;

  function advance(clinic: Followed, row: LogFrame): void {
    clinic.sent = row.version;
    clinic.ring.push(row);
    if (clinic.ring.length > RING) clinic.ring.shift();
    parts.emit(row);
  }

  function restart(clinic: Followed, head: Head, why: string): void {
    clinic.epoch = head.epoch;
    clinic.sent = head.version;
    clinic.ring = [];
    parts.reset(clinic.id, why);
  }

  async function restartFromHead(clinic: Followed): Promise<void> {
    const [head] = await parts.readHeads([clinic.id]);
    if (head) restart(clinic, head, head.epoch === clinic.epoch ? 'gap' : 'epoch');
  }

  /** One read in flight per clinic; whatever asks meanwhile is served by one more. */
  function look(clinic: Followed): Promise<void> {
    clinic.again = true;
    clinic.reading ??= readOn(clinic)
      .catch((error: unknown) => {
        clinic.again = false;
        parts.log.warn({ err: error, clinic: clinic.id }, 'the log could not be read');
      })
      .finally(() => {
        clinic.reading = null;
        if (clinic.again) void look(clinic);
      });
    return clinic.reading;
  }

  async function readOn(clinic: Followed): Promise<void> {
    while (clinic.again) {
      clinic.again = false;
      if (followed.get(clinic.id) !== clinic) return;
      const rows = await parts.readLog(clinic.id, clinic.sent, AT_ONCE);
      if (rows.length === AT_ONCE) clinic.again = true;
      const news = rows.filter((row) => row.version > clinic.sent);
      const [first] = news;
      if (!first) continue;
      const follows = first.epoch === clinic.epoch && first.version === clinic.sent + 1;
      if (follows) for (const row of news) advance(clinic, row);
      else await restartFromHead(clinic);
    }
  }

  /** Compares where clinics stand with their heads: another epoch, or a head that went back, begins anew. */
  async function compare(clinics: readonly Followed[]): Promise<void> {
    const sentBefore = new Map(clinics.map((clinic) => [clinic.id, clinic.sent]));
    const heads = await parts.readHeads([...sentBefore.keys()]);
    behind = 0;
    for (const head of heads) {
      const clinic = followed.get(head.clinicId);
      if (!clinic) continue;
      if (head.epoch !== clinic.epoch) restart(clinic, head, 'epoch');
      else if (head.version < (sentBefore.get(clinic.id) ?? 0)) restart(clinic, head, 'rewound');
      behind = Math.max(behind, head.version - clinic.sent);
      if (head.version > clinic.sent) clinic.again = true;
    }
  }

  async function begin(id: Id): Promise<void> {
    const [head] = await parts.readHeads([id]);
    if (!head) throw new Error('A clinic that is to be followed has no head.');
    followed.set(id, { id, epoch: head.epoch, sent: head.version, ring: [], reading: null, again: false });
  }

  return {
    /** Follows a clinic from its present head on; answers whether it was followed already. Throws when the head cannot be read. */
    async follow(id: Id): Promise<boolean> {
      if (followed.has(id)) return true;
      const start = starting.get(id) ?? begin(id).finally(() => starting.delete(id));
      starting.set(id, start);
      await start;
      return false;
    },
    forget: (id: Id) => void followed.delete(id),
    count: () => followed.size,
    behind: () => behind,

    /** Looks whether there is more; a hint that names nothing new costs nothing, a false one costs one read. */
    async look(id: Id, hint?: { readonly epoch: string; readonly head: number }): Promise<void> {
      const clinic = followed.get(id);
      if (!clinic || (hint?.epoch === clinic.epoch && hint.head <= clinic.sent)) return;
      await look(clinic);
    },

    /** Takes a row this node committed itself, when it is the next one; else the log is read. */
    offer(row: LogFrame): void {
      const clinic = followed.get(row.clinic);
      if (!clinic) return;
      if (row.epoch === clinic.epoch && row.version === clinic.sent + 1) advance(clinic, row);
      else if (row.epoch !== clinic.epoch || row.version > clinic.sent) void look(clinic);
    },

    /** All rows after a version, from memory; null when memory does not reach that far. */
    since(
      id: Id,
      epoch: string,
      version: number,
    ): { readonly head: number; readonly rows: readonly LogFrame[] } | null {
      const clinic = followed.get(id);
      if (!clinic || clinic.epoch !== epoch || version > clinic.sent) return null;
      const missing = clinic.sent - version;
      if (missing > clinic.ring.length) return null;
      return { head: clinic.sent, rows: missing === 0 ? [] : clinic.ring.slice(-missing) };
    },

    /** The last version sent, with its epoch; null for a clinic that is not followed. */
    position(id: Id): { readonly epoch: string; readonly version: number } | null {
      const clinic = followed.get(id);
      return clinic ? { epoch: clinic.epoch, version: clinic.sent } : null;
    },

    /** Compares every clinic with its head and reads on where there is more. Never rejects. */
    async poll(): Promise<void> {
      polling ??= pollAll().finally(() => {
        polling = null;
      });
      await polling;
    },
  };

  async function pollAll(): Promise<void> {
    const clinics = [...followed.values()];
    if (clinics.length === 0) return;
    try {
      await compare(clinics);
      await Promise.all(clinics.filter((clinic) => clinic.again).map(look));
    } catch (error) {
      parts.log.warn({ err: error }, 'the heads could not be read');
    }
  }
}
