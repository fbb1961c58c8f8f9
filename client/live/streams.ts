// The states that can be followed, one row per stream: by which query the same is read where nothing is pushed.
import type { Followed } from '#shared/contract/frames.ts';
import type { QueryName, QueryOutput } from '#shared/contract/queries.ts';

/** The query of each stream; its input is the stream’s key. */
export const streams = { slots: 'slot.find' } as const satisfies { readonly [S in Followed['stream']]: QueryName };

export type StreamName = keyof typeof streams;
/** What is asked of a stream. */
export type StreamKey<S extends StreamName> = Extract<Followed, { stream: S }>['key'];
/** What a stream answers, whole. */
export type StreamValue<S extends StreamName> = QueryOutput<(typeof streams)[S]>;

/** One name for all keys that ask the same, in whatever order their parts were written. */
export function streamName(stream: StreamName, key: object): string {
  return `${stream} ${JSON.stringify(ordered(key))}`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    parts.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, ordered(part)]),
  );
}
