// The top bar: when, how, which columns, whom to find, how we are connected, who is here, and booking.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useMedia } from '#client/kit/media.ts';
import { PopoverPanel } from '#client/kit/popover.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { UnplacedBadge } from '#client/screens/series/unplaced-badge.tsx';
import { ArrivalsButton } from './arrivals-button.tsx';
import { ColumnFilter } from './column-filter.tsx';
import { ConnectionDot } from './connection-dot.tsx';
import { DateBar } from './date-bar.tsx';
import { useDesk } from './desk-context.ts';
import { DisplayPanel } from './display-panel.tsx';
import { PatientFinder } from './patient-finder.tsx';
import { PeopleHere, PeopleList } from './people-here.tsx';
import { useScene } from './scene.ts';
import styles from './top-bar.module.css';
import { useNewDraft } from './use-new-draft.ts';
import { useSteps } from './use-steps.ts';
import { ROOMY, WeekPractitioner } from './week-practitioner.tsx';

/** Folds with the page: search becomes a button, then words give way to pictures, then two bars share the work. */
export function TopBar() {
  const { t } = useTranslation();
  const { view } = useScene();
  const isRoomy = useMedia(ROOMY);
  const desk = useDesk();
  return (
    <header className={styles['bar']} aria-label={t(($) => $.desk.region.bar)} data-region="bar" tabIndex={-1}>
      <DateBar />
      <span className={styles['views']}>
        <ViewSwitch />
      </span>
      <span className={styles['filter']}>{view === 'week' ? isRoomy && <WeekPractitioner /> : <ColumnFilter />}</span>
      <span className={styles['find']}>
        <PatientFinder />
      </span>
      <span className={styles['space']} />
      <span className={styles['findButton']}>
        <IconButton
          icon="search"
          label={t(($) => $.desk.find.title)}
          hint="/"
          onPress={() => desk.ask({ kind: 'find' })}
        />
      </span>
      <span className={styles['panelButton']}>
        <ArrivalsButton />
      </span>
      <UnplacedBadge />
      <ConnectionDot />
      <span className={styles['people']}>
        <PeopleHere />
      </span>
      <span className={styles['new']}>
        <NewButton />
      </span>
      <span className={styles['more']}>
        <PopoverPanel
          label={t(($) => $.desk.bar.more)}
          trigger={<IconButton icon="more" label={t(($) => $.desk.bar.more)} />}
        >
          <PeopleList />
          <DisplayPanel />
        </PopoverPanel>
      </span>
    </header>
  );
}

/** On a phone the second half of the top bar: views, columns and booking, under the thumb. */
export function FootBar() {
  const { t } = useTranslation();
  const { view, date, today } = useScene();
  const steps = useSteps();
  return (
    <nav className={styles['foot']} aria-label={t(($) => $.calendar.view.title)}>
      <ViewSwitch />
      <span className={styles['space']} />
      {date !== today && <Button onPress={steps.today}>{t(($) => $.calendar.nav.today)}</Button>}
      {view !== 'week' && <ColumnFilter />}
      <NewButton />
    </nav>
  );
}

function ViewSwitch() {
  const { t } = useTranslation();
  const { view } = useScene();
  const steps = useSteps();
  return (
    <Segmented
      label={t(($) => $.calendar.view.title)}
      value={view}
      onChange={steps.view}
      choices={[
        { id: 'day', text: t(($) => $.calendar.view.day), hint: 'D' },
        { id: 'week', text: t(($) => $.calendar.view.week), hint: 'W' },
        { id: 'list', text: t(($) => $.calendar.view.list), hint: 'L' },
      ]}
    />
  );
}

function NewButton() {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useNewDraft();
  return (
    <Button variant="primary" icon="add" hint="N" onPress={() => desk.book(draft())}>
      <span className={styles['newWord']}>{t(($) => $.calendar.nav.newAppointment)}</span>
    </Button>
  );
}
