// How somebody likes to see the pages: language, theme, density, digits, single keys.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { prefer, usePreferences } from '#client/kit/preferences.ts';
import { Segmented } from '#client/kit/segmented.tsx';
import { languageNames } from '#shared/i18n/language.ts';
import styles from './display-choices.module.css';

/** Each works at once; they follow the person to any device. */
export function DisplayChoices() {
  const { t } = useTranslation();
  const { settings } = useFormat();
  const { theme, density, singleKeys } = usePreferences();
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
      <Switch isSelected={singleKeys} onChange={(isOn) => prefer({ singleKeys: isOn })}>
        {t(($) => $.common.settings.singleKeys)}
      </Switch>
    </>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
