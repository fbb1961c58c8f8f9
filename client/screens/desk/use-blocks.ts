// Holds of the days in view as the grid draws them.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridBlock, GridColumn } from '#client/grid/types.ts';
import { useHolds } from '#client/live/hooks.ts';
import { blocksOf } from './grid-blocks.ts';
import { useScene } from './scene.ts';

const NOBODY: readonly never[] = [];

/** The blocks in these columns. */
export function useBlocks(columns: readonly GridColumn[]): readonly GridBlock[] {
  const { t } = useTranslation();
  const { window, days, settings, caller } = useScene();
  const holds = useHolds(window);
  const members = settings?.members ?? NOBODY;
  const somebody = t(($) => $.hold.dialog.somebody);
  return useMemo(
    () => blocksOf({ holds, columns, days, members, callerId: caller.id, somebody }),
    [holds, columns, days, members, caller.id, somebody],
  );
}
