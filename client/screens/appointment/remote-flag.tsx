// What a colleague did to an appointment while somebody was looking at it.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { Avatar } from '#client/kit/avatar.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Remote } from '#client/live/feed.ts';
import { useLive, useRemote } from '#client/live/hooks.ts';
import { type Happened, happenedIn, newsWords } from '#client/screens/desk/news.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Id } from '#shared/model/id.ts';
import styles from './remote-flag.module.css';

/** The newest change by somebody else since the sheet was opened; nothing before there is one. */
export function RemoteFlag({ id }: { readonly id: Id }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useLive();
  const caller = useCaller();
  const [last, setLast] = useState<Happened | null>(null);
  const sentence = useCallback(
    (happened: Happened) =>
      newsWords(
        [happened],
        (patientId) => store.patient(patientId)?.name ?? t(($) => $.booking.patient.unknown),
        t,
        format,
      ),
    [store, t, format],
  );
  const hear = useCallback(
    (news: Remote) => {
      const happened = happenedIn(news, caller.id).findLast(({ appointment }) => appointment.id === id);
      if (!happened) return;
      setLast(happened);
      announce(sentence(happened).text);
    },
    [caller.id, id, sentence],
  );
  useRemote(hear);
  if (!last) return null;
  return (
    <div className={styles['flag']} data-tone="booked">
      {last.by && <Avatar id={last.by.id} name={last.by.name} size={24} isDecorative />}
      <p className={styles['text']}>{sentence(last).text}</p>
      <IconButton icon="close" size="s" label={t(($) => $.common.action.dismiss)} onPress={() => setLast(null)} />
    </div>
  );
}
