// The rail: the clinic's mark, the pages there are, and at its foot who is here, the display and the account.
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { initialOf } from '#client/kit/person.ts';
import { PopoverPanel } from '#client/kit/popover.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { goToPage, usePlace } from '#client/screens/place.ts';
import { useDesk } from './desk-context.ts';
import { DisplayPanel } from './display-panel.tsx';
import { nameIn } from './names.ts';
import { type Page, usePages } from './pages.ts';
import { PeopleHere } from './people-here.tsx';
import styles from './rail.module.css';
import { useLookBack } from './use-look-back.ts';

/** Stands at the start side, from tablets up. */
export function Rail() {
  const { t } = useTranslation();
  const settings = useSettings();
  const pages = usePages();
  const desk = useDesk();
  const { language } = useFormat().settings;
  const clinic = settings ? nameIn(language, settings.clinic) : '';
  return (
    <nav className={styles['rail']} aria-label={t(($) => $.desk.region.rail)} data-region="rail" tabIndex={-1}>
      <span className={styles['mark']} role="img" aria-label={clinic} title={clinic}>
        <span aria-hidden="true">{initialOf(clinic === '' ? t(($) => $.common.app.name) : clinic)}</span>
      </span>
      {pages.filter(({ isAtFoot }) => !isAtFoot).map(drawn)}
      <RailLookBack />
      <span className={styles['space']} />
      <span className={styles['people']}>
        <PeopleHere isUpright />
      </span>
      {pages.filter(({ isAtFoot }) => isAtFoot).map(drawn)}
      <IconButton
        icon="keyboard"
        label={t(($) => $.desk.rail.keyboard)}
        hint="?"
        onPress={() => desk.ask({ kind: 'keys' })}
      />
      <PopoverPanel
        label={t(($) => $.desk.rail.menu)}
        trigger={<IconButton icon="settings" label={t(($) => $.desk.rail.menu)} />}
        placement="end bottom"
      >
        <DisplayPanel />
      </PopoverPanel>
    </nav>
  );
}

const drawn = (page: Page) => <RailPage key={page.path} page={page} />;

function RailPage({ page: { path, icon, text } }: { readonly page: Page }) {
  const place = usePlace();
  const isCurrent = place.path === path && place.at === null;
  return (
    <span className={styles['page']} data-current={isCurrent}>
      <IconButton
        icon={icon}
        label={text}
        onPress={() => goToPage(path)}
        {...(isCurrent && { 'aria-current': 'page' })}
      />
    </span>
  );
}

/** The way into the past, for those who may look there. */
function RailLookBack() {
  const { t } = useTranslation();
  const { isOffered, isThere, go } = useLookBack();
  if (!isOffered) return null;
  return (
    <span className={styles['page']} data-current={isThere}>
      <IconButton
        icon="history"
        label={t(($) => $.together.replay.page)}
        onPress={go}
        {...(isThere && { 'aria-current': 'page' })}
      />
    </span>
  );
}
