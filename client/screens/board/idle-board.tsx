// A paired screen with nothing to call: the clinic's name, the clock and the date, in both languages.
import { now } from '#client/kit/clock.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import styles from './board.module.css';
import type { Tongue } from './both-languages.ts';
import { dateLines, namesOf } from './board-words.ts';
import { isStale, type ScreenView } from './screen-line.ts';
import { useFreshPages } from './use-screen.ts';
import { useWallTime } from './wall-clock.ts';

interface IdleBoardProps {
  readonly view: ScreenView;
  readonly both: readonly [Tongue, Tongue];
  /** Since when the server has not been heard, in ms on this device. */
  readonly lostAt: number | null;
}

/** The board. The clock has the clinic's zone, digits and hours. */
export function IdleBoard({ view: { clinic }, both, lostAt }: IdleBoardProps) {
  const [first] = both;
  const { date, minutes } = useWallTime(clinic.zone);
  const { digits, half } = first.format.clock(minutes);
  const names = namesOf(clinic, both);
  useFreshPages(minutes);
  return (
    <main className={styles['board']} dir={first.direction} data-grey={useIsGrey(lostAt)}>
      <h1 className={styles['names']}>
        {names.map(({ name, language }) => (
          <bdi key={language} className={styles['clinic']} lang={language}>
            {name}
          </bdi>
        ))}
      </h1>
      <div className={styles['face']}>
        <p className={styles['clock']} lang={first.language} dir={first.direction} data-clock>
          <bdi dir="ltr">{digits}</bdi>
          {half !== '' && <span className={styles['half']}>{half}</span>}
        </p>
      </div>
      <div className={styles['dates']}>
        {both.map((tongue) => (
          <p key={tongue.language} className={styles['date']} lang={tongue.language} dir={tongue.direction}>
            {dateLines(tongue, date, clinic.hijri).map((line, at) => (
              <span key={line} className={styles[at === 0 ? 'today' : 'other']}>
                {line}
              </span>
            ))}
          </p>
        ))}
      </div>
    </main>
  );
}

function useIsGrey(lostAt: number | null): boolean {
  useClinicNow(1000);
  return isStale(lostAt, now());
}
