// Which columns somebody sees and in which order: their own choice laid over the clinic's settings.
import type { ColumnChoice } from '#shared/model/preferences.ts';

type Column = { readonly id: string };

/** Nothing chosen: everything, in the clinic's order. */
export const ALL_COLUMNS: ColumnChoice = { order: [], hidden: [] };

/** The columns in a person's order; those the person never put anywhere come after, in the clinic's order. */
export function inOwnOrder<C extends Column>(all: readonly C[], { order }: ColumnChoice): C[] {
  const named = order.map((id) => all.find((one) => one.id === id)).filter((one) => one !== undefined);
  return [...new Set([...named, ...all])];
}

/** Those of them that are shown; where none would be left, all are. */
export function notHidden<C extends Column>(all: readonly C[], { hidden }: ColumnChoice): readonly C[] {
  const left = all.filter(({ id }) => !hidden.includes(id));
  return left.length > 0 ? left : all;
}

/** The choice with a column shown or hidden. */
export function withShown({ order, hidden }: ColumnChoice, id: string, isShown: boolean): ColumnChoice {
  const others = hidden.filter((one) => one !== id);
  return { order, hidden: isShown ? others : [...others, id] };
}

/** Whether it says nothing that the clinic's settings do not say already. */
export function isPlain(all: readonly Column[], choice: ColumnChoice): boolean {
  const isHidden = choice.hidden.some((id) => all.some((one) => one.id === id));
  return !isHidden && inOwnOrder(all, choice).every((one, at) => one === all[at]);
}
