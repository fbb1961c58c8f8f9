// The page on which a manager runs the clinic: its parts, each with an address of its own.
import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as PartButton } from 'react-aria-components';
import { Button } from '#client/kit/button.tsx';
import { Icon, type IconName } from '#client/kit/icon.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { go, goToPage, usePlace } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { PageShell } from '#client/screens/shell/page-shell.tsx';
import { scopeOf } from '#shared/contract/allow.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { ClinicSection } from './clinic-section.tsx';
import { Displays } from './displays.tsx';
import styles from './list.module.css';
import { MembersSection } from './members-section.tsx';
import { SchedulesSection } from './schedules-section.tsx';
import { ServicesSection } from './services-section.tsx';

/** What every part is given. */
export interface SectionProps {
  readonly settings: Settings;
}

const SECTIONS = {
  schedules: { icon: 'stethoscope', Section: SchedulesSection },
  services: { icon: 'service', Section: ServicesSection },
  members: { icon: 'people', Section: MembersSection },
  displays: { icon: 'screen', Section: Displays },
  clinic: { icon: 'clinic', Section: ClinicSection },
} as const satisfies Record<string, { icon: IconName; Section: ComponentType<SectionProps> }>;

type SectionName = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as SectionName[];

/** The page; to anybody but a manager it says whose it is. */
export function Admin() {
  const { t } = useTranslation();
  const { role } = useCaller();
  const { section } = usePlace();
  const settings = useSettings();
  const title = t(($) => $.admin.title);
  if (scopeOf(role, 'administer') === 'none') {
    return (
      <PageShell title={title}>
        <EmptyState
          icon="clinic"
          title={t(($) => $.admin.forbidden)}
          action={<Button onPress={() => goToPage('/')}>{t(($) => $.common.state.toCalendar)}</Button>}
        >
          {t(($) => $.admin.forbiddenLead)}
        </EmptyState>
      </PageShell>
    );
  }
  const current = NAMES.find((name) => name === section) ?? 'schedules';
  const { Section } = SECTIONS[current];
  return (
    <PageShell title={title} parts={<Parts current={current} />}>
      {settings && <Section key={current} settings={settings} />}
    </PageShell>
  );
}

function Parts({ current }: { readonly current: SectionName }) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  // On a phone the parts stand in a line that is longer than the screen.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav ref={list} className={styles['nav']} aria-label={t(($) => $.admin.parts)}>
      {NAMES.map((name) => (
        <PartButton
          key={name}
          className={styles['part'] ?? ''}
          onPress={() => go({ section: name })}
          {...(name === current && { 'aria-current': 'page' })}
        >
          <Icon name={SECTIONS[name].icon} />
          {t(($) => $.admin.section[name])}
        </PartButton>
      ))}
    </nav>
  );
}
