// Display and account: language, theme, density, digits, single keys, and the way out.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Name } from '#client/kit/bidi.tsx';
import { PHONE, useMedia } from '#client/kit/media.ts';
import { DisplayChoices } from '#client/screens/account/display-choices.tsx';
import { useCaller } from '#client/screens/session.ts';
import { goToPage, usePlace } from '#client/screens/place.ts';
import { useLeave } from './leave.tsx';
import { usePages } from './pages.ts';
import { useLookBack } from './use-look-back.ts';
import styles from './display-panel.module.css';

/** The panel's content; every choice works at once and follows the person. */
export function DisplayPanel() {
  const { t } = useTranslation();
  const caller = useCaller();
  const leave = useLeave();
  const lookBack = useLookBack();
  const pages = usePages();
  const { path } = usePlace();
  const isPhone = useMedia(PHONE);
  return (
    <div className={styles['panel']}>
      <p className={styles['account']}>
        <Name isStrong>{caller.name}</Name>
        <span className={styles['role']}>{t(($) => $.common.role[caller.role])}</span>
      </p>
      <DisplayChoices />
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
