// The header row: who or what each column is and who else looks at it, always in sight.
import { memo } from 'react';
import { Avatar } from '#client/kit/avatar.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { Beyond } from './beyond.tsx';
import { useGrid } from './grid-context.ts';
import styles from './head.module.css';
import type { GridColumn } from './types.ts';
import { FONT_PROBE } from './use-fit.ts';

interface HeadProps {
  readonly columns: readonly GridColumn[];
  /** Each column has a menu of its own. */
  readonly hasMenu: boolean;
}

/** The sticky row of names. */
export const Head = memo(function Head({ columns, hasMenu }: HeadProps) {
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
          {hasMenu && <MenuButton column={column} />}
          <span className={styles['under']}>
            <Subtitle column={column} />
            <Beyonds column={column} />
            <Watchers column={column} />
          </span>
        </div>
      ))}
    </div>
  );
});

/** The quieter line; what is other than usual on this day comes first, and whole when one points at it. */
function Subtitle({ column: { subtitle, remark } }: { readonly column: GridColumn }) {
  if (remark === undefined) {
    return (
      <span className={styles['subtitle']} dir="auto">
        {subtitle}
      </span>
    );
  }
  return (
    <span className={styles['subtitle']} data-remark title={subtitle === '' ? remark : `${remark} · ${subtitle}`}>
      <bdi className={styles['remark']}>{remark}</bdi>
      {subtitle !== '' && (
        <>
          {' · '}
          <bdi>{subtitle}</bdi>
        </>
      )}
    </span>
  );
}

/** Opens the column's menu. It is no tab stop: by keys the same menu opens on any free time of the column. */
function MenuButton({ column: { key, title } }: { readonly column: GridColumn }) {
  const { core, t } = useGrid();
  return (
    <button
      type="button"
      className={styles['menu']}
      tabIndex={-1}
      aria-label={t(($) => $.day.column.menu, { name: title })}
      aria-haspopup="menu"
      data-head-menu={key}
      onClick={(event) => core.scene.current?.props.onHeadMenu?.(key, event.currentTarget)}
    >
      <Icon name="more" size={15} />
    </button>
  );
}

/** How many stand beyond the column's capacity. */
function Beyonds({ column: { overbookings = 0 } }: { readonly column: GridColumn }) {
  const { t, format } = useGrid();
  if (overbookings === 0) return null;
  const words = t(($) => $.hold.grid.beyond, { count: overbookings });
  return (
    <span className={styles['beyond']} title={words}>
      <Beyond count={overbookings} format={format} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** More avatars than this become a number. */
const MOST = 3;

/** Who else looks at the column, under its name and never over it. */
function Watchers({ column: { watchers = [] } }: { readonly column: GridColumn }) {
  const { t, format } = useGrid();
  if (watchers.length === 0) return null;
  const shown = watchers.length > MOST ? watchers.slice(0, MOST - 1) : watchers;
  const names = watchers.map(({ name }) => name).join(format.direction === 'rtl' ? '، ' : ', ');
  const words = t(($) => $.hold.grid.watchers, { names });
  return (
    <span className={styles['watchers']} title={words} data-watchers={watchers.length}>
      {shown.map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} size={18} isDecorative />
      ))}
      {shown.length < watchers.length && (
        <bdi dir="ltr" className={styles['rest']} aria-hidden="true">
          +{format.number(watchers.length - shown.length)}
        </bdi>
      )}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
