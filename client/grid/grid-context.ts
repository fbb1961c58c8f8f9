// What every part of one grid needs: its core, its axis, the words and the room a card's text has.
import { createContext, use } from 'react';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Format } from '#client/kit/format.ts';
import type { Core } from './core.ts';
import type { Axis } from './shared-axis.ts';
import type { Fit } from './use-fit.ts';

export interface GridSetting {
  readonly core: Core;
  readonly axis: Axis;
  readonly t: Translate;
  readonly format: Format;
  readonly fit: Fit;
  readonly snap: number;
  readonly isReadOnly: boolean;
}

/** Gives the setting to the parts below. */
export const GridContext = createContext<GridSetting | null>(null);

/** The setting of the grid around. Throws outside of one. */
export function useGrid(): GridSetting {
  const setting = use(GridContext);
  if (setting === null) throw new Error('A part of the grid needs a TimeGrid around it');
  return setting;
}
