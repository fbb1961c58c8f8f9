// One row of the table of actions: who may, its key, its words and what it does.
import type { IconName } from '#client/kit/icon.tsx';
import type { Permission } from '#shared/contract/allow.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { GroupName } from './entry.ts';
import type { MenuFacts } from './facts.ts';

/** An action. */
export interface Action {
  readonly id: string;
  readonly group: GroupName;
  readonly icon: IconName;
  readonly text: (t: Translate, facts: MenuFacts) => string;
  /** Other words it goes by, of both languages. */
  readonly also: string;
  readonly hint?: string;
  /** Whoever lacks it altogether is not offered this. */
  readonly needs?: Permission;
  readonly isThere?: (facts: MenuFacts) => boolean;
  readonly run: (facts: MenuFacts) => void;
}
