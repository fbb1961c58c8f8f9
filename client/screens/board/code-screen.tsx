// A screen nobody has paired yet: its code, huge, and where to type it, in both languages.
import { now } from '#client/kit/clock.ts';
import { useSecondsLeft } from '#client/kit/seconds-left.ts';
import styles from './board.module.css';
import type { Tongue } from './both-languages.ts';

interface CodeScreenProps {
  readonly code: string;
  /** ms since 1970 on this device. */
  readonly endsAt: number;
  readonly both: readonly Tongue[];
}

/** The code is written left-to-right and with Latin digits everywhere, as it is typed. */
export function CodeScreen({ code, endsAt, both }: CodeScreenProps) {
  const left = useSecondsLeft(endsAt, now);
  return (
    <main className={styles['pairing']} dir={both[0]?.direction}>
      <div className={styles['tongues']}>
        {both.map(({ language, direction, t }, at) => {
          const Title = at === 0 ? 'h1' : 'h2';
          return (
            <div key={language} className={styles['tongue']} lang={language} dir={direction}>
              <Title className={styles['ask']}>{t(($) => $.board.code.title)}</Title>
              <p className={styles['how']}>
                {t(($) => $.board.code.lead, {
                  page: t(($) => $.admin.title),
                  part: t(($) => $.admin.section.displays),
                })}
              </p>
            </div>
          );
        })}
      </div>
      <p className={styles['code']} dir="ltr" lang="en" data-code>
        {left > 0 ? code : '···-··'}
      </p>
      <div className={styles['tongues']}>
        {both.map(({ language, direction, t, format }) => (
          <p key={language} className={styles['small']} lang={language} dir={direction}>
            {t(($) => $.board.code.changes, { left: format.countdown(left * 1000) })}
          </p>
        ))}
      </div>
    </main>
  );
}
