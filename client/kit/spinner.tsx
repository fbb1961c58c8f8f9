// Waiting: a spinner that stays away for the first 300 ms, and skeleton lines where content will be.
import styles from './spinner.module.css';

interface SpinnerProps {
  /** Read aloud; without it the spinner only accompanies text. */
  readonly label?: string;
  readonly size?: number;
}

/** A turning ring. */
export function Spinner({ label, size = 16 }: SpinnerProps) {
  const box = { inlineSize: size, blockSize: size };
  return (
    <span
      className={styles['spinner']}
      style={box}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'status' })}
    >
      {label !== undefined && <span className="visually-hidden">{label}</span>}
    </span>
  );
}

/** A grey place for text or a card of the given CSS size. */
export function Skeleton({ width = '100%', height = '1em' }: { readonly width?: string; readonly height?: string }) {
  return <span className={styles['skeleton']} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />;
}
