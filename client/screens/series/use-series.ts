// One series with its visits, read when it is looked at and again when one of them changes here.
import { useReading } from '#client/screens/use-reading.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';

/** A series as it is read, and whether it could not be. */
export interface SeriesRead {
  readonly view: QueryOutput<'series.view'> | null;
  readonly isFailed: boolean;
}

/** The series; null asks nothing. Another `edition` reads it anew. */
export function useSeries(seriesId: string | null, edition: number | string = 0): SeriesRead {
  const { value, state } = useReading('series.view', seriesId === null ? null : { seriesId }, { edition });
  return { view: value?.series.id === seriesId ? value : null, isFailed: state === 'failed' };
}
