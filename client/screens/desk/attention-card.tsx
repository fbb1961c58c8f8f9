// One change that could not be made: what was wanted, why not, and the ways on.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import type { Attention } from '#client/live/pending.ts';
import { alternativesOf, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { conflictSentence } from '#client/screens/conflict/conflict-words.ts';
import { type Crossed, crossedOf, isCrossable } from '#client/screens/conflict/crossed.ts';
import { partsOf } from '#client/screens/conflict/parts.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { useConflictFacts } from '#client/screens/conflict/use-conflict-facts.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import styles from './attention.module.css';
import { useDesk } from './desk-context.ts';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';
import { timeWords } from './times.ts';
import { useTaskWords } from './use-task-words.ts';

/** Times offered on a card. */
const MOST_TIMES = 3;

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
  const settings = useSettings();
  const crossed = refusal?.code === 'conflict' && isCrossable(name) ? crossedOf(name, input, refusal) : null;
  const isThere = on.noun === 'appointment' && live.store.appointment(on.id) !== undefined;
  const dismiss = () => live.dismiss(commandId);
  const open = () => {
    dismiss();
    onLeave();
    desk.open(on.id);
  };
  const settle = async () => {
    if (!crossed) return;
    const how = await askToSettle(crossed);
    if (how !== 'left') dismiss();
  };
  return (
    <li className={styles['card']}>
      <p className={styles['task']}>{task}</p>
      {crossed && settings ? (
        <CrossedReason crossed={crossed} settings={settings} />
      ) : (
        <p className={styles['reason']}>{reason}</p>
      )}
      <OtherTimes card={card} onTaken={dismiss} />
      <div className={styles['ways']}>
        {crossed && (
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

interface CrossedReasonProps {
  readonly crossed: Crossed;
  readonly settings: Settings;
}

/** The same sentence as over the question. */
function CrossedReason({ crossed, settings }: CrossedReasonProps) {
  const facts = useConflictFacts(crossed, settings);
  const parts = partsOf(crossed, settings.schedules);
  return <p className={styles['reason']}>{conflictSentence(crossed, parts, facts)}</p>;
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
  const { date } = useScene();
  if (!refusal || !settings) return null;
  const ways = alternativesOf(refusal)
    .slice(0, MOST_TIMES)
    .flatMap((slot) => {
      const run = telling.instead(pending, slot);
      const main = settings.schedules.find(({ id }) => id === slot.scheduleIds[0]);
      if (!run || !main) return [];
      const time = timeWords(slot.start, settings.clinic.zone, date, format);
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
