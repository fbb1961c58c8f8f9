// A screen on a wall: its code until somebody pairs it, then its clinic.
import { type CSSProperties, useLayoutEffect, useState } from 'react';
import { LocaleProvider } from '#client/kit/locale.tsx';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import styles from './board.module.css';
import { useBothLanguages } from './both-languages.ts';
import { CodeScreen } from './code-screen.tsx';
import { driftAt } from './drift.ts';
import { IdleBoard } from './idle-board.tsx';
import { LinePill } from './line-pill.tsx';
import { Restart } from './restart.tsx';
import { ScreenSettings } from './screen-settings.tsx';
import { keepHanging, keptHanging, scaleOf } from './screen-size.ts';
import { useAttended, useLit, useScreen } from './use-screen.ts';

const MINUTE_MS = 60_000;

/** The page. It is dark whatever the device prefers, and needs no hand for weeks. */
export function Board() {
  useDark();
  useLit();
  return (
    <Restart>
      <Screen />
    </Restart>
  );
}

function Screen() {
  const state = useScreen();
  const isAttended = useAttended();
  const [hanging, setHanging] = useState(keptHanging);
  const { x, y } = driftAt(useClinicNow(MINUTE_MS) / MINUTE_MS);
  const view = state.kind === 'board' ? state.view : null;
  const both = useBothLanguages(view?.clinic);
  if (!both) return null;
  return (
    <LocaleProvider habits={view ? { ...view.clinic, weekStart: 7 } : undefined}>
      <div
        className={styles['screen']}
        data-attended={isAttended}
        data-board={state.kind}
        style={{ '--tv': scaleOf(hanging), '--drift-x': x, '--drift-y': y } as CSSProperties}
      >
        {state.kind === 'board' && <IdleBoard view={state.view} both={both} lostAt={state.lostAt} />}
        {state.kind === 'code' && <CodeScreen code={state.code} endsAt={state.endsAt} both={both} />}
        <LinePill both={both} kind={state.kind} isLost={state.lostAt !== null} />
        <ScreenSettings
          name={view?.display.name ?? null}
          hanging={hanging}
          onChange={(wanted) => {
            keepHanging(wanted);
            setHanging(wanted);
          }}
        />
      </div>
    </LocaleProvider>
  );
}

/** Nothing of the page is light while this is shown. */
function useDark(): void {
  useLayoutEffect(() => {
    const page = document.documentElement.dataset;
    const before = page['theme'];
    page['theme'] = 'dark';
    return () => {
      if (before === undefined) delete page['theme'];
      else page['theme'] = before;
    };
  }, []);
}
