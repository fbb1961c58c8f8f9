// Looking back: the calendar as it was at a moment, and beside it who did what on that day. For managers.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import desk from '#client/screens/desk/desk.module.css';
import { Rail } from '#client/screens/desk/rail.tsx';
import { go } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { useSettings } from '#client/live/hooks.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import { DayHistory } from './day-history.tsx';
import { PastGrid } from './past-grid.tsx';
import { ReplayBar } from './replay-bar.tsx';
import styles from './replay.module.css';
import { usePast } from './use-past.ts';

/** The page in place of the desk while its address names a moment. */
export function Replay({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const settings = useSettings();
  const mayLook = scopeOf(useCaller().role, 'audit') !== 'none';
  return (
    <div className={desk['desk']}>
      <Rail />
      {mayLook ? (
        settings && <Past at={at} settings={settings} />
      ) : (
        <main className={styles['middle']}>
          <h1 className="visually-hidden">{t(($) => $.together.replay.title)}</h1>
          <EmptyState
            icon="history"
            title={t(($) => $.together.replay.forbidden)}
            action={
              <Button onPress={() => go({ at: null, by: null, of: null })}>
                {t(($) => $.common.state.toCalendar)}
              </Button>
            }
          >
            {t(($) => $.together.replay.forbiddenLead)}
          </EmptyState>
        </main>
      )}
    </div>
  );
}

function Past({
  at,
  settings,
}: {
  readonly at: string;
  readonly settings: NonNullable<ReturnType<typeof useSettings>>;
}) {
  const { t } = useTranslation();
  const past = usePast(at, settings);
  return (
    <div className={styles['page']}>
      <ReplayBar past={past} />
      <div className={styles['row']}>
        <main
          className={styles['stage']}
          aria-label={t(($) => $.together.replay.title)}
          data-region="stage"
          tabIndex={-1}
        >
          <h1 className="visually-hidden">{t(($) => $.together.replay.title)}</h1>
          <PastGrid past={past} />
        </main>
        <aside
          className={styles['panel']}
          aria-label={t(($) => $.together.replay.list, { day: past.dayTitle })}
          data-region="panel"
          tabIndex={-1}
        >
          <DayHistory past={past} />
        </aside>
      </div>
    </div>
  );
}
