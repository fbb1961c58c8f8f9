// The columns this person chose in this clinic, and the ways to choose others.
import { useMemo } from 'react';
import { prefer, preferences, usePreferences } from '#client/kit/preferences.ts';
import { useSettings } from '#client/live/hooks.ts';
import type { ColumnChoice } from '#shared/model/preferences.ts';
import { ALL_COLUMNS, withShown } from './column-choice.ts';

/** The choice and its changes; the same object while the choice stays. */
export interface OwnColumns {
  readonly choice: ColumnChoice;
  show(id: string, isShown: boolean): void;
  /** All ids, in their new order. */
  arrange(order: readonly string[]): void;
  /** Everything as the clinic has it. */
  reset(): void;
}

/** This person's choice here. */
export function useColumnChoice(): OwnColumns {
  const clinicId = useSettings()?.clinic.id;
  const { columns } = usePreferences();
  const choice = columns?.[clinicId ?? ''] ?? ALL_COLUMNS;
  return useMemo(() => {
    const choose = (next: ColumnChoice) => {
      if (clinicId !== undefined) prefer({ columns: { ...preferences().columns, [clinicId]: next } });
    };
    return {
      choice,
      show: (id, isShown) => choose(withShown(choice, id, isShown)),
      arrange: (order) => choose({ order: [...order], hidden: choice.hidden }),
      reset: () => choose(ALL_COLUMNS),
    };
  }, [choice, clinicId]);
}
