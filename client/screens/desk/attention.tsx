// Changes made here that could not be made after all: nobody may lose sight of them.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Strip } from '#client/kit/strip.tsx';
import { useAttention, useLive } from '#client/live/hooks.ts';
import type { Attention } from '#client/live/pending.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import styles from './attention.module.css';
import { useDesk } from './desk-context.ts';
import { useTaskWords } from './use-task-words.ts';

/** A strip that says how many there are. */
export function AttentionStrip() {
  const { t } = useTranslation();
  const desk = useDesk();
  const count = useAttention().length;
  if (count === 0) return null;
  return (
    <Strip
      icon="alert"
      action={
        <Button size="s" onPress={() => desk.ask({ kind: 'attention' })}>
          {t(($) => $.desk.attention.look)}
        </Button>
      }
    >
      {t(($) => $.desk.attention.title, { count })}
    </Strip>
  );
}

/** The list of them; it closes itself when the last is dealt with. */
export function AttentionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const cards = useAttention();
  const title = t(($) => $.desk.attention.title, { count: cards.length });
  return (
    <Dialog title={title} isOpen={cards.length > 0} onClose={onClose}>
      <p>{t(($) => $.desk.attention.lead)}</p>
      <ul className={styles['list']}>
        {cards.map((card) => (
          <Card key={card.pending.commandId} card={card} onLeave={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

interface CardProps {
  readonly card: Attention;
  readonly onLeave: () => void;
}

function Card({ card, onLeave }: CardProps) {
  const { t } = useTranslation();
  const live = useLive();
  const desk = useDesk();
  const task = useTaskWords(card.pending);
  const reason = useReason(card);
  const { commandId, on } = card.pending;
  const isThere = on.noun === 'appointment' && live.store.appointment(on.id) !== undefined;
  const open = () => {
    live.dismiss(commandId);
    onLeave();
    desk.open(on.id);
  };
  return (
    <li className={styles['card']}>
      <p className={styles['task']}>{task}</p>
      <p className={styles['reason']}>{reason}</p>
      <div className={styles['ways']}>
        {isThere && (
          <Button size="s" onPress={open}>
            {t(($) => $.desk.attention.open)}
          </Button>
        )}
        <Button size="s" variant="quiet" onPress={() => live.dismiss(commandId)}>
          {t(($) => $.common.action.dismiss)}
        </Button>
      </div>
    </li>
  );
}

function useReason({ why, refusal }: Attention): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (why === 'refused' && refusal) return refusalSentence(refusal, t, format);
  return why === 'needed-another' ? t(($) => $.desk.attention.needed) : t(($) => $.desk.attention.moved);
}
