// Versus: two versions of one thing side by side, what differs marked, each difference open to a choice.
import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from './avatar.tsx';
import { cls } from './cls.ts';
import styles from './versus.module.css';

/** One field of one version. */
export interface VersusRow {
  /** The field; both sides have the same ids in the same order. */
  readonly id: string;
  readonly label: string;
  /** What this version says; names, times and phones in their own direction, as `<Bdi>` or `<TimeRange>`. */
  readonly value: ReactNode;
  /** It differs from what both began with: marked in colour, by a bar and for screen readers. */
  readonly changed: boolean;
}

/** One version, as "Mona's, 10:31" or "Yours". */
export interface VersusSide {
  readonly id: string;
  readonly title: string;
  /** Whose it is, for the avatar before the title. */
  readonly by?: { readonly id: string; readonly name: string } | undefined;
  readonly rows: readonly VersusRow[];
}

/** Choosing per field: a radio on both sides of each row named here, told by the row's id. */
export interface VersusChoice {
  /** The id of the side chosen for each row that can be chosen; other rows have no radio. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (rowId: string, sideId: string) => void;
}

interface VersusProps {
  /** What is compared, for screen readers. */
  readonly label: string;
  readonly sides: readonly [VersusSide, VersusSide];
  readonly choice?: VersusChoice | undefined;
}

/**
 * Two cards whose rows stand at one height; one under the other below 640 px. With `choice` the arrow keys change a
 * row's side and Tab goes to the next row, as in any group of radios.
 */
export function Versus({ label, sides, choice }: VersusProps) {
  const name = useId();
  return (
    <div role="group" aria-label={label} className={styles['versus']}>
      {sides.map((side) => (
        <section
          key={side.id}
          className={styles['side']}
          data-versus-side={side.id}
          aria-labelledby={`${name}-${side.id}`}
          style={{ '--cells': side.rows.length + 1 } as CSSProperties}
        >
          <h3 className={styles['title']} id={`${name}-${side.id}`}>
            {side.by && <Avatar {...side.by} size={20} isDecorative />}
            <span>{side.title}</span>
          </h3>
          {side.rows.map((row) => (
            <Row key={row.id} row={row} side={side} name={name} choice={choice} />
          ))}
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: VersusRow;
  readonly side: VersusSide;
  /** Unique on the page; begins the ids of the titles and the names of the rows' radios. */
  readonly name: string;
  readonly choice: VersusChoice | undefined;
}

function Row({ row, side, name, choice }: RowProps) {
  const { t } = useTranslation();
  const chosen = choice?.chosen[row.id];
  const told = {
    'data-versus-row': row.id,
    'data-changed': row.changed,
    'data-chosen': chosen === undefined ? undefined : chosen === side.id,
  };
  const words = (
    <span className={styles['words']}>
      <span className={styles['label']}>
        {row.label}
        {row.changed && <span className="visually-hidden"> ({t(($) => $.common.versus.changed)})</span>}
      </span>
      <span className={styles['value']}>{row.value}</span>
    </span>
  );
  if (chosen === undefined)
    return (
      <div {...told} className={styles['row']}>
        {words}
      </div>
    );
  return (
    <label {...told} className={cls(styles['row'], styles['choosable'])}>
      <input
        type="radio"
        name={`${name}-${row.id}`}
        className={styles['radio']}
        checked={chosen === side.id}
        onChange={() => choice?.onChoose(row.id, side.id)}
        aria-describedby={`${name}-${side.id}`}
      />
      {words}
    </label>
  );
}
