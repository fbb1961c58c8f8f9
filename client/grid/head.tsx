// The header row: who or what each column is, always in sight.
import { memo } from 'react';
import styles from './time-grid.module.css';
import type { GridColumn } from './types.ts';
import { FONT_PROBE } from './use-fit.ts';

/** The sticky row of names. */
export const Head = memo(function Head({ columns }: { readonly columns: readonly GridColumn[] }) {
  return (
    <div role="row" className={styles['head']}>
      <div className={styles['corner']} data-corner="" aria-hidden="true">
        <span className={styles['probe']} {...{ [FONT_PROBE]: '' }} />
      </div>
      {columns.map((column) => (
        <div
          key={column.key}
          role="columnheader"
          className={styles['title']}
          data-head={column.key}
          data-today={column.today}
        >
          <span className={styles['name']} dir="auto" title={column.title}>
            {column.title}
          </span>
          {column.subtitle && (
            <span className={styles['subtitle']} dir="auto">
              {column.subtitle}
            </span>
          )}
        </div>
      ))}
    </div>
  );
});
