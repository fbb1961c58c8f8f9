// What colleagues want with, or do to, an appointment that is open here: they ask for it, took it over, or have it open too.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Person } from '#shared/contract/frames.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import styles from './lock-note.module.css';
import { type CardLock, useThisLock } from './use-card-lock.ts';

interface LockNoteProps {
  readonly appointment: Appointment;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** One box at the head of the sheet, or none. */
export function LockNote(props: LockNoteProps) {
  const lock = useThisLock();
  const [put, setPut] = useState<readonly string[]>([]);
  if (!lock) return null;
  const asking = lock.asks.find(({ id }) => !put.includes(id));
  if (asking)
    return <Asks {...props} key={asking.id} lock={lock} asking={asking} onPut={() => setPut([...put, asking.id])} />;
  return lock.theirs ? <Theirs {...props} lock={lock} by={lock.theirs.by} /> : null;
}

interface AsksProps extends LockNoteProps {
  readonly lock: CardLock;
  readonly asking: Person;
  /** Not now. */
  readonly onPut: () => void;
}

function Asks({ lock, asking, onPut, onClose }: AsksProps) {
  const { t } = useTranslation();
  const sentence = t(($) => $.hold.lock.asks, { by: asking.name });
  useEffect(() => announce(sentence, 'assertive'), [sentence]);
  const handOver = () => {
    lock.handOver();
    onClose();
  };
  return (
    <div className={styles['note']} data-tone="booked" data-lock="asks">
      <p className={styles['who']}>
        <Avatar {...asking} size={24} isDecorative />
        <span>{sentence}</span>
      </p>
      <p className={styles['more']}>{t(($) => $.hold.lock.handOverHint)}</p>
      <div className={styles['buttons']}>
        <Button size="s" onPress={onPut}>
          {t(($) => $.hold.lock.keep)}
        </Button>
        <Button size="s" variant="primary" onPress={handOver}>
          {t(($) => $.hold.lock.handOver)}
        </Button>
      </div>
    </div>
  );
}

interface TheirsProps extends LockNoteProps {
  readonly lock: CardLock;
  readonly by: Person;
}

function Theirs({ lock, by, appointment, settings }: TheirsProps) {
  const { t } = useTranslation();
  const caller = useCaller();
  const { wasMine } = lock;
  const words = { by: by.name };
  const sentence = wasMine ? t(($) => $.hold.lock.taken, words) : t(($) => $.hold.lock.also, words);
  const mayTake = mayChange(caller, settings.schedules, appointment.scheduleIds, 'take-over');
  useEffect(() => announce(sentence, wasMine ? 'assertive' : 'polite'), [sentence, wasMine]);
  return (
    <div className={styles['note']} data-tone={wasMine ? 'arrived' : 'booked'} data-lock={wasMine ? 'taken' : 'also'}>
      <p className={styles['who']}>
        <Avatar {...by} size={24} isDecorative />
        <span>{sentence}</span>
      </p>
      {wasMine && <p className={styles['more']}>{t(($) => $.hold.lock.takenLead)}</p>}
      {wasMine && mayTake && (
        <div className={styles['buttons']}>
          <Button size="s" onPress={lock.takeOver}>
            {t(($) => $.hold.lock.takeBack)}
          </Button>
        </div>
      )}
    </div>
  );
}
