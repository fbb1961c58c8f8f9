// What the command menu lists: one line, where it belongs, by which words it is found, and what it does.
import type { ReactNode } from 'react';
import type { IconName } from '#client/kit/icon.tsx';

/** The groups in the order they stand in. */
export const GROUPS = ['recent', 'patients', 'dates', 'act', 'go', 'people', 'clinic', 'person'] as const;
export type GroupName = (typeof GROUPS)[number];

/** A line of the menu. */
export interface Entry {
  readonly id: string;
  readonly group: GroupName;
  readonly icon: IconName;
  readonly text: string;
  /** How it is drawn; its text unless given. */
  readonly content?: ReactNode;
  /** Other words it goes by, in any language. */
  readonly also?: string;
  /** Its key, as printed on the cap. */
  readonly hint?: string | undefined;
  /** Too many to be listed before anything is typed. */
  readonly isOnlyTyped?: boolean;
  readonly run: () => void;
}
