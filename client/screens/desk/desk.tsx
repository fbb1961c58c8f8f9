// The desk: rail, bars, strips, calendar, panel and sheet, put together.
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { SheetPlace } from '#client/kit/sheet-place.ts';
import { useLive } from '#client/live/hooks.ts';
import { useRememberedChanges } from '#client/screens/appointment/last-changes.ts';
import type { Draft, Subject } from '#client/screens/appointment/subject.ts';
import { OpenQuestion } from '#client/screens/conflict/open-question.tsx';
import { usePageTitle } from '#client/screens/page-title.ts';
import { go } from '#client/screens/place.ts';
import { ArrivalsPanel } from './arrivals-panel.tsx';
import { DeskContext, type DeskDialog, type DeskDoor, type Looked } from './desk-context.ts';
import { DeskDialogs } from './desk-dialogs.tsx';
import styles from './desk.module.css';
import { fetchAhead, later } from './later.ts';
import { openWhatWaits } from './on-arrival.ts';
import { placeOfVisit } from './place-of-visit.ts';
import { Rail } from './rail.tsx';
import { type Scene, SceneContext, useMadeScene } from './scene.ts';
import { SignedOut } from './signed-out.tsx';
import { Stage } from './stage.tsx';
import { FootBar, TopBar } from './top-bar.tsx';
import { useHoldNews } from './use-hold-news.ts';
import { useNews } from './use-news.ts';
import { useRefusals } from './use-refusals.ts';
import { useShortcuts } from './use-shortcuts.ts';

const AppointmentSheet = lazy(async () => ({ default: (await later.appointment()).AppointmentSheet }));
const PatientSheet = lazy(async () => ({ default: (await later.patient()).PatientSheet }));

const Replay = lazy(async () => ({ default: (await import('#client/screens/replay/replay.tsx')).Replay }));

/** Where the panel stands beside the calendar. */
const WIDE = '(width >= 1200px)';

/** The page of reception, and of a doctor's own schedule. */
export function Desk() {
  const scene = useMadeScene();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const [looked, setLooked] = useState<Looked>(null);
  useEffect(() => fetchAhead(), []);
  const latest = useRef(scene);
  useEffect(() => {
    latest.current = scene;
  });
  const door = useMemo<DeskDoor>(
    () => ({
      book(wanted) {
        setDialog(null);
        go({ appointmentId: null }, 'replace');
        setDraft(wanted);
      },
      open(appointmentId) {
        setDialog(null);
        setDraft(null);
        go({ appointmentId, patientId: null });
      },
      patient(patientId) {
        setDialog(null);
        setDraft(null);
        go({ patientId, appointmentId: null });
      },
      show(visit) {
        setDialog(null);
        setDraft(null);
        go(placeOfVisit(visit, latest.current));
      },
      ask: setDialog,
      look: (at) => setLooked(at && { scheduleId: at.scheduleId, date: at.date }),
    }),
    [],
  );
  useEffect(() => openWhatWaits(door), [door]);
  const { appointmentId, patientId } = scene.place;
  const subject = useMemo<Subject | null>(() => {
    if (draft) return { kind: 'new', draft };
    if (appointmentId !== null) return { kind: 'existing', id: appointmentId };
    return patientId === null ? null : { kind: 'patient', id: patientId };
  }, [draft, appointmentId, patientId]);
  useWindow(scene, looked);
  usePageTitle(useFormat().dateTitle(scene.date));
  return (
    <SceneContext value={scene}>
      <DeskContext value={door}>
        {scene.place.at !== null && (
          <Suspense>
            <Replay at={scene.place.at} />
          </Suspense>
        )}
        {scene.place.at === null && (
          <Frame
            subject={subject}
            onSubject={(next) => openIn(door, next)}
            onClose={() => {
              setDraft(null);
              // What lies under a booking or an appointment is shown again.
              go(subject?.kind === 'patient' ? { patientId: null } : { appointmentId: null });
            }}
          />
        )}
        <DeskDialogs dialog={dialog} onClose={() => setDialog(null)} />
        <OpenQuestion />
        <SignedOut />
      </DeskContext>
    </SceneContext>
  );
}

function openIn(door: DeskDoor, subject: Subject): void {
  if (subject.kind === 'new') door.book(subject.draft);
  else if (subject.kind === 'existing') door.open(subject.id);
  else door.patient(subject.id);
}

interface FrameProps {
  readonly subject: Subject | null;
  readonly onSubject: (subject: Subject) => void;
  readonly onClose: () => void;
}

function Frame({ subject, onSubject, onClose }: FrameProps) {
  const { t } = useTranslation();
  const isWide = useMedia(WIDE);
  const isPhone = useMedia(PHONE);
  const [hasSheet, setHasSheet] = useState(false);
  useShortcuts();
  useNews();
  useHoldNews();
  useRememberedChanges();
  useRefusals();
  return (
    <div className={styles['desk']}>
      <Rail />
      <div className={styles['main']}>
        <TopBar />
        <div className={styles['row']}>
          <Stage />
          {isWide && !hasSheet && (
            <aside
              className={styles['panel']}
              aria-label={t(($) => $.desk.region.panel)}
              data-region="panel"
              tabIndex={-1}
            >
              <ArrivalsPanel />
            </aside>
          )}
          {subject && (
            <section className={styles['sheet']} data-region="sheet" tabIndex={-1}>
              <SheetPlace value={setHasSheet}>
                <Suspense>
                  {subject.kind === 'patient' ? (
                    <PatientSheet key={subject.id} id={subject.id} onClose={onClose} />
                  ) : (
                    <AppointmentSheet subject={subject} onSubject={onSubject} onClose={onClose} />
                  )}
                </Suspense>
              </SheetPlace>
            </section>
          )}
        </div>
        {isPhone && <FootBar />}
      </div>
    </div>
  );
}

/** The live part keeps the days in view, and colleagues see where this person looks. */
function useWindow({ window, place, date, dates, practitioner, view }: Scene, looked: Looked): void {
  const live = useLive();
  useEffect(() => live.show(window), [live, window]);
  const { path, appointmentId } = place;
  const isColumn = view === 'day' || (view === 'week' && looked?.scheduleId === practitioner?.id);
  const isInView = looked !== null && isColumn && dates.includes(looked.date);
  const scheduleId = isInView ? looked.scheduleId : view === 'week' ? practitioner?.id : undefined;
  const on = isInView ? looked.date : date;
  useEffect(() => {
    live.here({
      page: path === '/doctor' ? 'doctor' : 'desk',
      date: on,
      ...(scheduleId !== undefined && { scheduleId }),
      ...(appointmentId !== null && { appointmentId }),
    });
  }, [live, path, on, scheduleId, appointmentId]);
}
