// One series with its visits, read when it is looked at and again when it, or one of them, may have become another.
import { useState } from 'react';
import { useReading } from '#client/screens/use-reading.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';
import { useSeriesEdition } from './unplaced-news.ts';

/** A series as it is read, and whether it never could be: what was read stays while it cannot be read anew. */
export interface SeriesRead {
  readonly view: QueryOutput<'series.view'> | null;
  readonly isFailed: boolean;
}

/** The series; null asks nothing. Another `edition` reads it anew, and so does each change of series that this page knows of. */
export function useSeries(seriesId: string | null, edition: number | string = 0): SeriesRead {
  const news = `${edition} ${useSeriesEdition()}`;
  const { value, state } = useReading('series.view', seriesId === null ? null : { seriesId }, { edition: news });
  const [last, setLast] = useState<SeriesRead['view']>(null);
  if (value !== null && value !== last) setLast(value);
  const shown = value ?? last;
  const view = shown?.series.id === seriesId ? shown : null;
  return { view, isFailed: state === 'failed' && view === null };
}
