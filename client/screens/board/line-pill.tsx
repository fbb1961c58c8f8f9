// What a screen says of its line, in both languages: that it connects, or that what it shows may be out of date.
import styles from './board.module.css';
import type { Tongue } from './both-languages.ts';
import type { ScreenState } from './screen-line.ts';

interface LinePillProps {
  readonly both: readonly Tongue[];
  readonly kind: ScreenState['kind'];
  readonly isLost: boolean;
}

/** Nothing while all is well. */
export function LinePill({ both, kind, isLost }: LinePillProps) {
  const isShown = isLost || kind === 'starting';
  return (
    <div className={styles['line']} role="status" data-line={isLost ? 'lost' : 'well'}>
      {isShown && (
        <p className={styles['pill']}>
          {both.map(({ language, direction, t }) => (
            <span key={language} lang={language} dir={direction}>
              {isLost ? t(($) => $.board.line.lost) : t(($) => $.board.line.starting)}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
