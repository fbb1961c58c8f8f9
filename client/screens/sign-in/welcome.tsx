// The page around signing in: the brand, the language, the question, and a quiet picture of a day.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { DayPicture } from './day-picture.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './sign-in.module.css';

interface WelcomeProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A whole page. */
export function Welcome({ title, lead, children }: WelcomeProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <header className={styles['bar']}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main className={styles['main']}>
        <div className={styles['box']}>
          <div>
            <h1 className={styles['title']}>{title}</h1>
            {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
          </div>
          {children}
        </div>
      </main>
      <aside className={styles['aside']} aria-label={t(($) => $.common.app.name)}>
        <p className={styles['promise']}>{t(($) => $.common.app.about)}</p>
        <DayPicture />
      </aside>
    </div>
  );
}
