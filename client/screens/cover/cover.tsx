// The cover of a desk that nobody touches: whose it is, and a password that brings everything back as it was.
import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Name } from '#client/kit/bidi.tsx';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Strip } from '#client/kit/strip.tsx';
import { useLink, useLive, useSettings } from '#client/live/hooks.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { enter, useCaller } from '#client/screens/session.ts';
import { Brand } from '#client/screens/sign-in/brand.tsx';
import { LanguageSwitch } from '#client/screens/sign-in/language-switch.tsx';
import type { Caller } from '#shared/model/caller.ts';
import styles from './cover.module.css';
import { ConfirmForm } from './confirm-form.tsx';
import { useHiddenPage } from './use-hidden-page.ts';
import { uncover, useWatched, watchOver } from './watch.ts';
import { WaysOut } from './ways-out.tsx';

const SignInForm = lazy(async () => ({
  default: (await import('#client/screens/sign-in/sign-in-form.tsx')).SignInForm,
}));

/** Watches over the page of whoever is signed in, warns, and covers it. Nothing below is unmounted. */
export function Cover() {
  const { t } = useTranslation();
  const caller = useCaller();
  const watched = useWatched();
  useLayoutEffect(() => watchOver(caller.id), [caller.id]);
  if (watched === 'covered') return <Covered />;
  if (watched !== 'leaving') return null;
  return (
    <div className={styles['soon']}>
      <Strip icon="lock" action={<Button size="s">{t(($) => $.day.cover.here)}</Button>}>
        {t(($) => $.day.cover.soon)}
      </Strip>
    </div>
  );
}

function Covered() {
  const { t } = useTranslation();
  const format = useFormat();
  const caller = useCaller();
  const settings = useSettings();
  const clinic = settings ? nameIn(format.settings.language, settings.clinic) : '';
  useHiddenPage(t(($) => $.day.cover.tab));
  return (
    // A dialog that opens below makes all but itself inert; what is of the top layer it leaves alone.
    <ModalOverlay
      className={styles['cover'] ?? ''}
      isOpen
      isKeyboardDismissDisabled
      data-cover=""
      data-react-aria-top-layer=""
    >
      <Modal>
        <Dialog className={styles['page'] ?? ''} role="alertdialog">
          <header className={styles['bar']}>
            <Brand />
            <LanguageSwitch />
          </header>
          <div className={styles['middle']}>
            <div className={styles['box']}>
              <div className={styles['who']}>
                <Avatar id={caller.id} name={caller.name} size={44} isDecorative />
                <span className={styles['names']}>
                  <Heading slot="title" className={styles['title'] ?? ''}>
                    <Name>{caller.name}</Name>
                  </Heading>
                  <span className={styles['clinic']}>
                    {clinic === '' ? t(($) => $.common.app.name) : <bdi>{clinic}</bdi>}
                  </span>
                </span>
              </div>
              <Way />
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The password; the whole sign-in where the session has ended meanwhile; the question what becomes of unsent work. */
function Way() {
  const { t } = useTranslation();
  const live = useLive();
  const caller = useCaller();
  const slug = useSettings()?.clinic.slug;
  const isOut = useLink().kind === 'signed-out';
  const [isLeaving, setLeaving] = useState(false);
  const goOn = (came: Caller, token: string) => {
    uncover();
    if (came.id === caller.id && came.clinicId === caller.clinicId) live.resume(token);
    else enter(came);
  };
  if (isOut) {
    return (
      <>
        <p className={styles['lead']}>{t(($) => $.common.signIn.ended)}</p>
        <Suspense>
          <SignInForm onSignedIn={goOn} clinic={slug} />
        </Suspense>
      </>
    );
  }
  return (
    <>
      {!isLeaving && <ConfirmForm onConfirmed={uncover} />}
      <WaysOut isAsking={isLeaving} onAsk={setLeaving} />
    </>
  );
}
