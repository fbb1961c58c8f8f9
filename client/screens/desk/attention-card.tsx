// One change that could not be made: what was wanted, why not, and the ways on.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import type { Attention } from '#client/live/pending.ts';
import { alternativesOf, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { crossedOf, isCrossable } from '#client/screens/conflict/crossed.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import styles from './attention.module.css';
import { useDesk } from './desk-context.ts';
import { nameIn } from './names.ts';
import { timeWords } from './times.ts';
import { useTaskWords } from './use-task-words.ts';

interface AttentionCardProps {
  readonly card: Attention;
  /** The list goes, as something else is opened. */
  readonly onLeave: () => void;
}

/** It stays until it is settled, tried again or dismissed. */
export function AttentionCard({ card, onLeave }: AttentionCardProps) {
  const { t } = useTranslation();
  const live = useLive();
  const desk = useDesk();
  const task = useTaskWords(card.pending);
  const reason = useReason(card);
  const { pending, refusal } = card;
  const { commandId, on, name, input } = pending;
  const isThere = on.noun === 'appointment' && live.store.appointment(on.id) !== undefined;
  const dismiss = () => live.dismiss(commandId);
  const open = () => {
    dismiss();
    onLeave();
    desk.open(on.id);
  };
  const settle = async () => {
    if (refusal?.code !== 'conflict' || !isCrossable(name)) return;
    const how = await askToSettle(crossedOf(name, input, refusal));
    if (how !== 'left') dismiss();
  };
  const isCrossed = refusal?.code === 'conflict' && isCrossable(name);
  return (
    <li className={styles['card']}>
      <p className={styles['task']}>{task}</p>
      <p className={styles['reason']}>{reason}</p>
      <OtherTimes card={card} onTaken={dismiss} />
      <div className={styles['ways']}>
        {isCrossed && (
          <Button size="s" variant="primary" onPress={() => void settle()}>
            {t(($) => $.together.offline.settle)}
          </Button>
        )}
        {isThere && (
          <Button size="s" onPress={open}>
            {t(($) => $.desk.attention.open)}
          </Button>
        )}
        <Button size="s" variant="quiet" onPress={dismiss}>
          {t(($) => $.common.action.dismiss)}
        </Button>
      </div>
    </li>
  );
}

interface OtherTimesProps {
  readonly card: Attention;
  readonly onTaken: () => void;
}

/** Times that could be had instead; one press asks for one of them. */
function OtherTimes({ card: { pending, refusal }, onTaken }: OtherTimesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const telling = useTelling();
  const settings = useSettings();
  if (!refusal || !settings) return null;
  const ways = alternativesOf(refusal).flatMap((slot) => {
    const run = telling.instead(pending, slot);
    const main = settings.schedules.find(({ id }) => id === slot.scheduleIds[0]);
    if (!run || !main) return [];
    const time = timeWords(slot.start, settings.clinic.zone, '', format);
    return [{ text: t(($) => $.desk.choice, { time, name: nameIn(format.settings.language, main) }), run }];
  });
  if (ways.length === 0) return null;
  return (
    <div className={styles['times']} role="group" aria-label={t(($) => $.together.offline.otherTimes)}>
      <span className={styles['reason']}>{t(($) => $.together.offline.otherTimes)}</span>
      {ways.map(({ text, run }) => (
        <Button
          key={text}
          size="s"
          onPress={() => {
            run();
            onTaken();
          }}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}

function useReason({ why, refusal }: Attention): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (why === 'refused' && refusal) return refusalSentence(refusal, t, format);
  return why === 'needed-another' ? t(($) => $.desk.attention.needed) : t(($) => $.desk.attention.moved);
}
