// The frame of a page beside the desk: the rail, a heading, strips, the content, and on a phone a bar at the foot.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { PopoverPanel } from '#client/kit/popover.tsx';
import { useLive } from '#client/live/hooks.ts';
import { ConnectionDot } from '#client/screens/desk/connection-dot.tsx';
import { DeskContext, type DeskDialog, type DeskDoor } from '#client/screens/desk/desk-context.ts';
import { DeskDialogs } from '#client/screens/desk/desk-dialogs.tsx';
import { DisplayPanel } from '#client/screens/desk/display-panel.tsx';
import { LinkStrip } from '#client/screens/desk/link-strip.tsx';
import { openOnDesk } from '#client/screens/desk/on-arrival.ts';
import { OutdatedStrip } from '#client/screens/desk/outdated-strip.tsx';
import { PeopleHere } from '#client/screens/desk/people-here.tsx';
import { Rail } from '#client/screens/desk/rail.tsx';
import { SignedOut } from '#client/screens/desk/signed-out.tsx';
import { usePageTitle } from '#client/screens/page-title.ts';
import { usePlace } from '#client/screens/place.ts';
import { FootPages } from './foot-pages.tsx';
import styles from './page-shell.module.css';
import { usePageKeys } from './use-page-keys.ts';

interface PageShellProps {
  /** The page's name, its only heading of the first rank. */
  readonly title: string;
  /** Stands beside the content from tablets up and over it on a phone: a list of the page's parts. */
  readonly parts?: ReactNode;
  readonly children: ReactNode;
}

/** Everything but the content. The session's end, its strips and its dialogs are told here as on the desk. */
export function PageShell({ title, parts, children }: PageShellProps) {
  const { t } = useTranslation();
  const live = useLive();
  const { path } = usePlace();
  const isPhone = useMedia(PHONE);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const door = useMemo(() => doorTo(setDialog), []);
  useEffect(() => live.here({ page: path.slice(1) }), [live, path]);
  usePageKeys(door);
  usePageTitle(title);
  return (
    <DeskContext value={door}>
      <div className={styles['shell']}>
        <Rail />
        <div className={styles['main']}>
          <header className={styles['bar']} data-region="bar" tabIndex={-1}>
            <h1 className={styles['title']}>{title}</h1>
            <ConnectionDot />
            <span className={styles['people']}>
              <PeopleHere />
            </span>
            {isPhone && (
              <PopoverPanel
                label={t(($) => $.desk.bar.more)}
                trigger={<IconButton icon="more" label={t(($) => $.desk.bar.more)} />}
              >
                <DisplayPanel />
              </PopoverPanel>
            )}
          </header>
          <div className={styles['strips']}>
            <OutdatedStrip />
            <LinkStrip />
          </div>
          <div className={styles['row']}>
            {parts !== undefined && (
              <div className={styles['parts']} data-region="parts" tabIndex={-1}>
                {parts}
              </div>
            )}
            <main className={styles['stage']} aria-label={title} data-region="stage" tabIndex={-1}>
              <div className={styles['content']}>{children}</div>
            </main>
          </div>
          {isPhone && <FootPages />}
        </div>
      </div>
      <DeskDialogs dialog={dialog} onClose={() => setDialog(null)} />
      <SignedOut />
    </DeskContext>
  );
}

const ASKED_HERE: ReadonlySet<DeskDialog['kind']> = new Set(['menu', 'keys', 'leave']);

/** What is the desk's is opened there; what is asked about the page itself is asked here. */
function doorTo(ask: (dialog: DeskDialog) => void): DeskDoor {
  return {
    book: (draft) => openOnDesk((desk) => desk.book(draft)),
    open: (appointmentId) => openOnDesk((desk) => desk.open(appointmentId)),
    patient: (patientId) => openOnDesk((desk) => desk.patient(patientId)),
    show: (visit) => openOnDesk((desk) => desk.show(visit)),
    ask: (dialog) => (ASKED_HERE.has(dialog.kind) ? ask(dialog) : openOnDesk((desk) => desk.ask(dialog))),
    look: () => undefined,
  };
}
