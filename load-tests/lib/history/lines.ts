// A recorded history: one JSON line for each thing a client did or saw, and for each row of the log it left.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A command as its client saw it; `ret_ns` null: no answer came, so it may have taken effect or not. */
export type OpLine = {
  readonly kind: 'op';
  readonly clinic: string;
  readonly client: string;
  readonly node: string;
  readonly commandId: string;
  readonly op: string;
  readonly args: unknown;
  /** Nanoseconds of one clock of one machine, which never jumps. */
  readonly call_ns: number;
  readonly ret_ns: number | null;
  /** `commit`, `rebased`, `noop` or the code of the refusal. */
  readonly outcome: string | null;
  readonly version: number | null;
};

/** A window as a client read it; `wall_ms` is the time of day in ms when the answer came. */
export type ReadLine = {
  readonly kind: 'read';
  readonly clinic: string;
  readonly client: string;
  readonly node: string;
  readonly from: string;
  readonly to: string;
  readonly call_ns: number;
  readonly ret_ns: number;
  readonly wall_ms: number;
  readonly version: number;
  readonly seen: readonly string[];
};

/** A row as a socket was sent it; `run` counts the client's watches, `since` is the version its watch was answered with. */
export type FrameLine = {
  readonly kind: 'frame';
  readonly clinic: string;
  readonly client: string;
  readonly run: number;
  readonly since: number;
  readonly version: number;
};

/** A row of the log. */
export type LedgerLine = {
  readonly kind: 'ledger';
  readonly clinic: string;
  readonly version: number;
  readonly at: string;
  readonly commandId: string;
  readonly events: readonly LedgerEvent[];
};

/** What stood when all had come to rest: in the tables (`client` null), or on a client's screen. */
export type RestLine = {
  readonly kind: 'rest';
  readonly clinic: string;
  readonly client: string | null;
  readonly from: string;
  readonly to: string;
  readonly wall_ms: number;
  readonly seen: readonly string[];
};

export type Line = OpLine | ReadLine | FrameLine | LedgerLine | RestLine;

/** An event with the noun it carries, as far as a judge looks. */
export type LedgerEvent = {
  readonly type: string;
  readonly appointment?: Noun;
  readonly hold?: Noun;
  readonly was?: Readonly<Record<string, unknown>>;
};

/** An appointment or a hold; times are instants, buffers minutes. */
export type Noun = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
  readonly scheduleIds: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly status?: string;
  readonly override?: { readonly beyond: readonly string[] } | null;
  readonly state?: string;
  readonly until?: string;
};

/** A noun in a few letters: which one, at which version, and a fingerprint of all its fields. */
export function seenAs(noun: { readonly id: string; readonly version: number }): string {
  return `${noun.id}@${noun.version}#${createHash('sha256').update(canonical(noun)).digest('hex').slice(0, 12)}`;
}

/** JSON with the fields of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The lines of a file. Throws an Error that names the line that is none. */
export async function readHistory(file: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (text.trim() !== '') lines.push(lineIn(text, lines.length + 1));
  }
  return lines;
}

const kinds: ReadonlySet<unknown> = new Set(['op', 'read', 'frame', 'ledger', 'rest']);

function lineIn(text: string, place: number): Line {
  try {
    const line = JSON.parse(text) as Line;
    if (typeof line.clinic === 'string' && kinds.has(line.kind)) return line;
  } catch {
    // What is no JSON is no line either.
  }
  throw new Error(`Line ${place} is not one of a recorded history.`);
}
