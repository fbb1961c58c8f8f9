// Display and account: language, theme, density, digits, single keys, and the way out.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Switch } from '#client/kit/checkbox.tsx';
import { Name } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { prefer, usePreferences } from '#client/kit/preferences.ts';
import { Segmented } from '#client/kit/segmented.tsx';
import { useCaller } from '#client/screens/session.ts';
import { goToPage, usePlace } from '#client/screens/place.ts';
import { useLeave } from './leave.tsx';
import { usePages } from './pages.ts';
import { useLookBack } from './use-look-back.ts';
import { languageNames } from '#shared/i18n/language.ts';
import styles from './display-panel.module.css';

/** The panel's content; every choice works at once and stays on this device. */
export function DisplayPanel() {
  const { t } = useTranslation();
  const caller = useCaller();
  const leave = useLeave();
  const lookBack = useLookBack();
  const pages = usePages();
  const { path } = usePlace();
  const isPhone = useMedia(PHONE);
  const { singleKeys } = usePreferences();
  return (
    <div className={styles['panel']}>
      <p className={styles['account']}>
        <Name isStrong>{caller.name}</Name>
        <span className={styles['role']}>{t(($) => $.common.role[caller.role])}</span>
      </p>
      <DisplayChoices />
      <Switch isSelected={singleKeys} onChange={(isOn) => prefer({ singleKeys: isOn })}>
        {t(($) => $.common.settings.singleKeys)}
      </Switch>
      {isPhone &&
        pages
          .filter((page) => page.path !== path)
          .map((page) => (
            <Button key={page.path} slot="close" icon={page.icon} isWide onPress={() => goToPage(page.path)}>
              {page.text}
            </Button>
          ))}
      {isPhone && lookBack.isOffered && (
        <Button slot="close" icon="history" isWide onPress={lookBack.go}>
          {t(($) => $.together.replay.page)}
        </Button>
      )}
      <Button slot="close" icon="signOut" isWide onPress={leave}>
        {t(($) => $.common.action.signOut)}
      </Button>
    </div>
  );
}

function DisplayChoices() {
  const { t } = useTranslation();
  const { settings } = useFormat();
  const { theme, density } = usePreferences();
  const words = {
    language: t(($) => $.common.settings.language),
    theme: t(($) => $.common.settings.theme),
    density: t(($) => $.common.settings.density),
    digits: t(($) => $.common.settings.digits),
  };
  return (
    <>
      <Row label={words.language}>
        <Segmented
          label={words.language}
          value={settings.language}
          onChange={(language) => prefer({ language })}
          choices={[
            { id: 'ar', text: languageNames.ar },
            { id: 'en', text: languageNames.en },
          ]}
        />
      </Row>
      <Row label={words.theme}>
        <Segmented
          label={words.theme}
          value={theme}
          onChange={(chosen) => prefer({ theme: chosen })}
          choices={[
            { id: 'light', text: t(($) => $.common.settings.light), icon: 'sun' },
            { id: 'dark', text: t(($) => $.common.settings.dark), icon: 'moon' },
            { id: 'system', text: t(($) => $.common.settings.system) },
          ]}
        />
      </Row>
      <Row label={words.density}>
        <Segmented
          label={words.density}
          value={density}
          onChange={(chosen) => prefer({ density: chosen })}
          choices={[
            { id: 'compact', text: t(($) => $.common.settings.compact) },
            { id: 'comfortable', text: t(($) => $.common.settings.comfortable) },
          ]}
        />
      </Row>
      {settings.language === 'ar' && (
        <Row label={words.digits}>
          <Segmented
            label={words.digits}
            value={settings.digits}
            onChange={(digits) => prefer({ digits })}
            choices={[
              { id: 'arab', text: '١٢٣' },
              { id: 'latn', text: '123' },
            ]}
          />
        </Row>
      )}
    </>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
