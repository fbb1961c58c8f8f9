// A list whose rows have an order: changed by dragging a handle, or by the keys of the handle.
import { type ReactNode, useState } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { moved } from './order.ts';
import styles from './list.module.css';

/** A row: how it is called, and what it shows. */
export interface OrderedRow {
  readonly id: string;
  readonly text: string;
  readonly content: ReactNode;
  /** Out of use: still there, but quiet. */
  readonly isQuiet: boolean;
}

interface OrderedListProps {
  readonly label: string;
  readonly rows: readonly OrderedRow[];
  /** The ids in their new order; resolved when it is done or was refused. */
  readonly onOrder: (ids: readonly string[]) => Promise<unknown>;
}

/** The new order shows at once and stands or goes with the answer. */
export function OrderedList({ label, rows, onOrder }: OrderedListProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const shown = wanted ? rows.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)) : rows;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': rows.find(({ id }) => id === key)?.text ?? '' })),
    onReorder({ keys, target }) {
      const side = target.dropPosition === 'before' ? 'before' : 'after';
      const ids = moved(
        shown.map(({ id }) => id),
        new Set([...keys].map(String)),
        { at: String(target.key), side },
      );
      setWanted(ids);
      void onOrder(ids).finally(() => setWanted(null));
    },
  });
  return (
    <GridList
      aria-label={label}
      className={styles['list'] ?? ''}
      selectionMode="none"
      keyboardNavigationBehavior="tab"
      items={shown}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(row) => (
        <GridListItem textValue={row.text} className={styles['row'] ?? ''} data-quiet={row.isQuiet} data-row={row.id}>
          <Button
            slot="drag"
            className={styles['handle'] ?? ''}
            aria-label={t(($) => $.admin.list.drag, { name: row.text })}
          >
            <Icon name="drag" />
          </Button>
          {row.content}
        </GridListItem>
      )}
    </GridList>
  );
}
