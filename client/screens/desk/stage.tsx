// The stage: strips that push down, and the calendar in the view that was chosen.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '#client/kit/media.ts';
import { ErrorNote } from '#client/kit/notes.tsx';
import { useLink, useLive } from '#client/live/hooks.ts';
import { LastStep } from '#client/screens/first-steps/last-step.tsx';
import { useSettingUp } from '#client/screens/first-steps/use-setting-up.ts';
import { AttentionStrip } from './attention.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import styles from './desk.module.css';
import { LinkStrip, useIsStale } from './link-strip.tsx';
import { ListView } from './list-view.tsx';
import { OutdatedStrip } from './outdated-strip.tsx';
import { useScene } from './scene.ts';
import { ROOMY, WeekPractitioner } from './week-practitioner.tsx';

const SettingUp = lazy(async () => ({
  default: (await import('#client/screens/first-steps/setting-up.tsx')).SettingUp,
}));
const NoColumns = lazy(async () => ({
  default: (await import('#client/screens/first-steps/no-columns.tsx')).NoColumns,
}));

/** The main part of the page. */
export function Stage() {
  const { t } = useTranslation();
  const live = useLive();
  const { view, settings, shown, isLoading } = useScene();
  const setup = useSettingUp(settings);
  const isEmpty = !isLoading && shown.length === 0;
  const hasFailed = useLink().kind === 'offline' && settings === null;
  const isStale = useIsStale();
  const isRoomy = useMedia(ROOMY);
  return (
    <main className={styles['stage']} aria-label={t(($) => $.desk.region.stage)} data-region="stage" tabIndex={-1}>
      <h1 className="visually-hidden">{t(($) => $.calendar.title)}</h1>
      <OutdatedStrip />
      <LinkStrip />
      <AttentionStrip />
      {setup === 'last' && <LastStep />}
      {!isRoomy && view === 'week' && (
        <div className={styles['whose']}>
          <WeekPractitioner />
        </div>
      )}
      <div className={styles['calendar']} data-stale={isStale}>
        {hasFailed ? (
          <div className={styles['failed']}>
            <ErrorNote onRetry={() => live.retry()}>
              {t(($) => $.common.state.failed)} {t(($) => $.common.state.failedLead)}
            </ErrorNote>
          </div>
        ) : (
          <Suspense>
            {setup === 'steps' && settings && <SettingUp settings={settings} />}
            {setup !== 'steps' && isEmpty && <NoColumns />}
            {setup !== 'steps' && !isEmpty && (view === 'list' ? <ListView /> : <CalendarGrid />)}
          </Suspense>
        )}
      </div>
    </main>
  );
}
