// The pages at the foot of a phone, under the thumb.
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '#client/kit/icon.tsx';
import { usePages } from '#client/screens/desk/pages.ts';
import { goToPage, usePlace } from '#client/screens/place.ts';
import styles from './page-shell.module.css';

/** Picture and word each. */
export function FootPages() {
  const { t } = useTranslation();
  const { path } = usePlace();
  return (
    <nav className={styles['foot']} aria-label={t(($) => $.desk.region.rail)}>
      {usePages().map((page) => (
        <Button
          key={page.path}
          className={styles['footPage'] ?? ''}
          onPress={() => goToPage(page.path)}
          {...(page.path === path && { 'aria-current': 'page' })}
        >
          <Icon name={page.icon} size={20} />
          <span>{page.text}</span>
        </Button>
      ))}
    </nav>
  );
}
