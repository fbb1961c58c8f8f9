// A countdown: the minutes and seconds that are left of something, ticking by itself.
import { now as ownClock } from './clock.ts';
import styles from './countdown.module.css';
import { Icon } from './icon.tsx';
import { useFormat } from './locale.tsx';
import { useSecondsLeft } from './seconds-left.ts';

interface CountdownProps {
  /** Milliseconds since 1970 by the clock that `now` reads. */
  readonly endsAt: number;
  /** The clock to count by, the same function at every render; this device's unless given. */
  readonly now?: (() => number) | undefined;
  /** What is counted, for screen readers; without it the countdown is hidden from them. */
  readonly label?: string | undefined;
  /** Without the sign before it, where there is little room. */
  readonly isBare?: boolean;
}

/** From here on, in seconds, it stands out. */
const SOON = 60;

/** A pill with `4:59` in the reader's digits. In the last minute it is filled and carries another sign; at the end 0:00. */
export function Countdown({ endsAt, now = ownClock, label, isBare = false }: CountdownProps) {
  const format = useFormat();
  const left = useSecondsLeft(endsAt, now);
  const isSoon = left <= SOON;
  const told = label === undefined ? { 'aria-hidden': true } : { role: 'timer', 'aria-label': label };
  return (
    <span {...told} className={styles['pill']} data-countdown={left} data-soon={isSoon}>
      {!isBare && <Icon name={isSoon ? 'alert' : 'hold'} size={11} />}
      <bdi dir="ltr">{format.countdown(left * 1000)}</bdi>
    </span>
  );
}
