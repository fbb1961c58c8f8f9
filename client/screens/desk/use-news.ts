// What others did, in one line at a time: gathered, so that a busy colleague does not talk without end.
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import type { Remote } from '#client/live/feed.ts';
import { useLive, useRemote } from '#client/live/hooks.ts';
import { touches } from '#client/live/window.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { type Happened, happenedIn, newsWords } from './news.ts';
import { useScene } from './scene.ts';

/** At most one line in so many ms. */
const BETWEEN_LINES = 3000;
/** Names of new patients follow the news; so often and so long, in ms, they are waited for. */
const NAME_PAUSE = 250;
const MOST_PAUSES = 8;

/** Says what others change in what is in view, politely and at most every three seconds. */
export function useNews(): void {
  const { store } = useLive();
  const { t } = useTranslation();
  const format = useFormat();
  const { window, caller } = useScene();
  const gathered = useRef<Happened[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const pauses = useRef(0);

  const tell = useRef(() => {});
  useEffect(() => {
    tell.current = () => {
      const happened = gathered.current;
      const isNamed = happened.every(({ appointment }) => store.patient(appointment.patientId) !== undefined);
      if (!isNamed && pauses.current < MOST_PAUSES) {
        pauses.current += 1;
        timer.current = setTimeout(() => tell.current(), NAME_PAUSE);
        return;
      }
      pauses.current = 0;
      gathered.current = [];
      timer.current = happened.length > 0 ? setTimeout(() => tell.current(), BETWEEN_LINES) : null;
      if (happened.length === 0) return;
      const patientOf = (id: string) => store.patient(id)?.name ?? '…';
      const { text, by } = newsWords(happened, patientOf, t, format);
      toast({ id: 'news', text, ...(by && { by }) });
    };
  });

  const hear = useCallback(
    (news: Remote) => {
      if (!news.fresh) return;
      const inView = happenedIn(news, caller.id).filter(
        ({ appointment, was }) => touches(window, appointment) || touches(window, was),
      );
      if (inView.length === 0) return;
      gathered.current.push(...inView);
      if (timer.current === null) {
        timer.current = setTimeout(() => tell.current(), NAME_PAUSE);
      }
    },
    [window, caller.id],
  );
  useRemote(hear);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
