// A reason that must be given: ready ones to take with one press, and a field for any other.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import styles from './reason-field.module.css';

/** The reasons that are ready. */
export type ReadyReason = 'urgent' | 'agreed' | 'away' | 'desk' | 'doctor' | 'family';

interface ReasonFieldProps {
  readonly label: string;
  readonly ready: readonly ReadyReason[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** The chosen chip fills the field, which can be gone on with. */
export function ReasonField({ label, ready, value, onChange, error, autoFocus = false }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['reason']}>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <ReasonChips texts={ready.map((name) => t(($) => $.hold.reasons[name]))} value={value} onChange={onChange} />
    </div>
  );
}

interface ReasonChipsProps {
  readonly texts: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Ready reasons to take with one press. */
export function ReasonChips({ texts, value, onChange }: ReasonChipsProps) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t(($) => $.hold.reasons.title)} className={styles['chips']}>
      {texts.map((text) => (
        <Button key={text} size="s" aria-pressed={value === text} onPress={() => onChange(text)}>
          {text}
        </Button>
      ))}
    </div>
  );
}
