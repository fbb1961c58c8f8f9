// The map of the keyboard: every key that does something, and nothing else.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#client/kit/dialog.tsx';
import { KeyHint } from '#client/kit/key-hint.tsx';
import { prefer, usePreferences } from '#client/kit/preferences.ts';
import { Switch } from '#client/kit/checkbox.tsx';
import { shortcutGroups } from './shortcuts.ts';
import styles from './shortcuts.module.css';

/** The dialog; single keys can be switched off in it. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { singleKeys } = usePreferences();
  return (
    <Dialog title={t(($) => $.calendar.keys.title)} isOpen onClose={onClose} size="l">
      <p>{t(($) => $.calendar.keys.lead)}</p>
      <Switch isSelected={singleKeys} onChange={(isSelected) => prefer({ singleKeys: isSelected })}>
        {t(($) => $.common.settings.singleKeys)}
      </Switch>
      <div className={styles['groups']}>
        {shortcutGroups(t).map(({ title, rows }) => (
          <section key={title}>
            <h3 className={styles['title']}>{title}</h3>
            <dl className={styles['rows']}>
              {rows.map(({ does, keys }) => (
                <Fragment key={does}>
                  <dt>{does}</dt>
                  <dd className={styles['keys']}>
                    {keys.map((key) => (
                      <Fragment key={key}>
                        <KeyHint keys={key} isTold />
                        <span className="visually-hidden">{key}</span>
                      </Fragment>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
