// One call: when and whom, how they are reached, and what came of it.
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Name, Phone } from '#client/kit/bidi.tsx';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { usePatient } from '#client/live/hooks.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import { useEdits } from '#client/screens/appointment/use-edits.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useScene } from '#client/screens/desk/scene.ts';
import { wallSpan } from '#client/screens/desk/times.ts';
import { useCommands } from '#client/screens/desk/use-commands.ts';
import { isolateLtr } from '#shared/i18n/isolate.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { languageOf } from '#shared/model/caller.ts';
import styles from './calls-view.module.css';
import { wasUnanswered, withNoAnswer, withoutNoAnswer } from './no-answer.ts';

interface CallRowProps {
  readonly visit: Appointment;
  readonly reminderOf: (visit: Appointment) => string | null;
}

/** The row; once it is confirmed it is gone. */
export function CallRow({ visit, reminderOf }: CallRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const commands = useCommands();
  const { caller, schedules, place } = useScene();
  const patient = usePatient(visit.patientId);
  const name = patient?.name ?? '…';
  const { id, scheduleIds } = visit;
  const isMine = mayChange(caller, schedules, scheduleIds);
  const isUnanswered = wasUnanswered(visit.tags);
  return (
    <li className={styles['row']} data-call={id} data-open={place.appointmentId === id}>
      <bdi className={styles['time']} dir={format.direction}>
        {format.time(wallSpan(visit).start)}
      </bdi>
      <div className={styles['who']}>
        <PlainButton className={styles['open'] ?? ''} onPress={() => desk.open(id)}>
          <Name isTruncated isStrong>
            {name}
          </Name>
        </PlainButton>
        <What visit={visit} />
      </div>
      <div className={styles['reach']}>
        {isUnanswered && (
          <span className={styles['unanswered']} data-tone="arrived">
            {t(($) => $.day.calls.noAnswer)}
          </span>
        )}
        <Reach phone={patient?.phone ?? null} name={name} chat={reminderOf(visit)} />
      </div>
      {isMine && (
        <div className={styles['acts']}>
          <NoAnswer visit={visit} name={name} isSet={isUnanswered} />
          <Button
            size="s"
            icon="confirmed"
            hint="C"
            onPress={() => commands.confirm(id, true)}
            aria-label={t(($) => $.day.calls.confirmNamed, { patient: name })}
            data-confirm=""
          >
            {t(($) => $.day.calls.confirm)}
          </Button>
        </div>
      )}
    </li>
  );
}

function What({ visit }: { readonly visit: Appointment }) {
  const { language } = useFormat().settings;
  const { settings, schedules } = useScene();
  const service = settings?.services.find((one) => one.id === visit.serviceId);
  const names = schedules.filter((one) => visit.scheduleIds.includes(one.id)).map((one) => nameIn(language, one));
  return (
    <span className={styles['what']}>
      {[...(service ? [nameIn(language, service)] : []), ...names].map((one) => (
        <bdi key={one}>{one}</bdi>
      ))}
    </span>
  );
}

interface ReachProps {
  readonly phone: string | null;
  readonly name: string;
  readonly chat: string | null;
}

function Reach({ phone, name, chat }: ReachProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (phone === null) return <span className={styles['noPhone']}>{t(($) => $.day.calls.noPhone)}</span>;
  return (
    <>
      <a
        className={styles['phone']}
        href={`tel:${phone}`}
        aria-label={t(($) => $.booking.action.call, { phone: isolateLtr(format.phone(phone)) })}
      >
        <Icon name="phone" size={15} />
        <Phone>{phone}</Phone>
      </a>
      {chat !== null && (
        <a
          className={styles['chat']}
          href={chat}
          target="_blank"
          rel="noreferrer"
          aria-label={t(($) => $.day.calls.remind, { patient: name })}
          title={t(($) => $.day.calls.remind, { patient: name })}
        >
          <Icon name="message" size={17} />
        </a>
      )}
    </>
  );
}

interface NoAnswerProps {
  readonly visit: Appointment;
  readonly name: string;
  readonly isSet: boolean;
}

/** Leaves a tag that every desk sees, or takes it away. */
function NoAnswer({ visit: { id, version, tags }, name, isSet }: NoAnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const edit = useEdits();
  const { settings } = useScene();
  const [isAsking, setAsking] = useState(false);
  const give = async () => {
    const language = languageOf(settings?.clinic.locale ?? 'ar');
    const next = isSet ? withoutNoAnswer(tags) : withNoAnswer(tags, language);
    setAsking(true);
    const came = await edit({ appointmentId: id, baseVersion: version, base: { tags }, tags: [...next] });
    setAsking(false);
    if (came.how === 'refused') toast({ text: refusalSentence(came.no, t, format), tone: 'bad' });
  };
  if (isSet) {
    return (
      <IconButton
        size="s"
        icon="undo"
        label={t(($) => $.day.calls.answered, { patient: name })}
        onPress={() => void give()}
      />
    );
  }
  return (
    <Button
      size="s"
      variant="quiet"
      isPending={isAsking}
      onPress={() => void give()}
      aria-label={t(($) => $.day.calls.noAnswerNamed, { patient: name })}
    >
      {t(($) => $.day.calls.noAnswer)}
    </Button>
  );
}
