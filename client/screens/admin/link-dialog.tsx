// A one-time link, shown once: copied, or sent in the language of whoever it is for.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { toast } from '#client/kit/toasts.ts';
import { readerIn } from '#client/i18n/words.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { timeWords } from '#client/screens/desk/times.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { regionOf } from '#shared/i18n/language.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import styles from './link-dialog.module.css';

/** A link and whom it is for. */
export interface Linked {
  readonly name: string;
  readonly link: string;
  /** The instant it ends. */
  readonly until: string;
  readonly email: string | null;
  /** The language of whoever it is for; the clinic's where it is not known. */
  readonly language: Language | null;
}

interface LinkDialogProps {
  readonly linked: Linked;
  readonly clinic: Clinic;
  readonly onClose: () => void;
}

/** An alert: it is left only by saying so, for nothing shows the link again. */
export function LinkDialog({ linked, clinic, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, link, until, email } = linked;
  const box = useRef<HTMLDivElement>(null);
  const language = linked.language ?? languageOf(clinic.locale);
  const letter = useLetter(language, clinic, name, link);
  const today = dateIn(clinic.zone, clinicNow());
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toast({ text: t(($) => $.admin.member.copied), tone: 'good' });
    } catch {
      // No right to the clipboard, as on a page without HTTPS: the text is marked, so that the keys copy it.
      box.current?.querySelector('input')?.select();
      toast({ text: t(($) => $.admin.member.notCopied), tone: 'bad' });
    }
  };
  return (
    <Dialog
      title={t(($) => $.admin.member.linkTitle, { name })}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t(($) => $.admin.member.done)}
        </Button>
      }
    >
      <p>{t(($) => $.admin.member.linkLead)}</p>
      <div ref={box}>
        <TextField
          label={t(($) => $.admin.member.link)}
          hint={t(($) => $.admin.member.linkUntil, { time: timeWords(until, clinic.zone, today, format) })}
          value={link}
          onChange={() => undefined}
          onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
          isReadOnly
          isLtr
        />
      </div>
      <div className={styles['ways']}>
        <Button icon="copy" onPress={() => void copy()} autoFocus>
          {t(($) => $.admin.member.copy)}
        </Button>
        <a
          className={styles['way']}
          href={`https://wa.me/?text=${encodeURIComponent(letter.text)}`}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="message" />
          {t(($) => $.admin.member.whatsapp)}
        </a>
        <a className={styles['way']} href={mailOf(email ?? '', letter)}>
          <Icon name="mail" />
          {t(($) => $.admin.member.mail)}
        </a>
      </div>
    </Dialog>
  );
}

interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The letter, in another language than the page's once its words are here. */
function useLetter(language: Language, { locale, digits, ...named }: Clinic, name: string, link: string): Letter {
  const region = regionOf(locale);
  const clinic = nameIn(language, named);
  const { t: own } = useTranslation();
  const [other, setOther] = useState<Translate | null>(null);
  useEffect(() => {
    let isOld = false;
    void readerIn(language, region, digits).then((words) => !isOld && setOther(() => words));
    return () => {
      isOld = true;
    };
  }, [language, region, digits]);
  const t = other ?? own;
  return {
    subject: plain(t(($) => $.admin.member.mailSubject, { clinic })),
    text: plain(t(($) => $.admin.member.message, { name, clinic, link })),
  };
}

/** Without the marks that keep names whole on a page: a letter is read elsewhere. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

function mailOf(email: string, { subject, text }: Letter): string {
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}
