// Following as a component does it: what is known of one key, or of several at once.
import { useEffect, useMemo, useState } from 'react';
import type { Following } from '#client/live/followed.ts';
import { useLive } from '#client/live/hooks.ts';
import { type StreamKey, streamName, type StreamName, type StreamValue } from '#client/live/streams.ts';

type Known<S extends StreamName> = ReadonlyMap<string, Following<S>>;

/** No answer yet. */
function nothing<S extends StreamName>(): Following<S> {
  return { state: 'asking', value: null, version: -1, asOf: 0 };
}

/** What is known of each key, in their order. Keys may be made anew at every rendering; what counts is what they say. */
export function useAllFollowed<S extends StreamName>(
  stream: S,
  keys: readonly StreamKey<S>[],
): readonly Following<S>[] {
  const live = useLive();
  const [known, setKnown] = useState<Known<S>>(new Map());
  const asked = JSON.stringify(keys);
  useEffect(() => {
    const stops = keysOf<S>(asked).map((key) => {
      const name = streamName(stream, key);
      return live.follow(stream, key, (news) => setKnown((before) => new Map(before).set(name, news)));
    });
    return () => {
      for (const stop of stops) stop();
      setKnown(new Map());
    };
  }, [live, stream, asked]);
  return useMemo(
    () => keysOf<S>(asked).map((key) => known.get(streamName(stream, key)) ?? nothing<S>()),
    [stream, asked, known],
  );
}

/** What is known of a key; nothing is asked with null. While another key’s first answer is awaited, `last` is the one before. */
export function useFollowed<S extends StreamName>(
  stream: S,
  key: StreamKey<S> | null,
): Following<S> & { readonly last: StreamValue<S> | null } {
  const [known] = useAllFollowed(stream, key === null ? [] : [key]);
  const value = known?.value ?? null;
  const [last, setLast] = useState<StreamValue<S> | null>(null);
  if (value !== null && value !== last) setLast(() => value);
  return useMemo(() => ({ ...(known ?? nothing<S>()), last: value ?? last }), [known, value, last]);
}

function keysOf<S extends StreamName>(asked: string): readonly StreamKey<S>[] {
  return JSON.parse(asked) as readonly StreamKey<S>[];
}
