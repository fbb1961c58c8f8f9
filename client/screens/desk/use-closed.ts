// Closed times of the days in view as the grid draws them.
import { useMemo } from 'react';
import type { GridClosure, GridColumn } from '#client/grid/types.ts';
import { useClosures } from '#client/live/hooks.ts';
import { closuresOf } from './grid-closures.ts';
import { useScene } from './scene.ts';

/** The closed times in these columns. */
export function useClosed(columns: readonly GridColumn[]): readonly GridClosure[] {
  const { window, days, schedules, caller } = useScene();
  const closures = useClosures(window);
  return useMemo(
    () => closuresOf({ closures, columns, days, schedules, caller }),
    [closures, columns, days, schedules, caller],
  );
}
