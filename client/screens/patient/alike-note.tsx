// A word to whoever types somebody in: patients who may be the same person, and the way to take one of them.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useReading } from '#client/screens/use-reading.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { alikeQuestion } from './alike.ts';
import { PatientLine } from './patient-line.tsx';
import styles from './patient.module.css';
import type { Registration } from './registration.ts';

type Alike = QueryOutput<'patient.alike'>[number];
/** What can be done about somebody alike. */
type Way = { readonly way: 'use' | 'open' | 'merge'; readonly run: () => void };

interface AlikeNoteProps {
  readonly typed: Registration;
  readonly waysTo: (patient: Alike) => readonly Way[];
  /** The record that is corrected. */
  readonly except?: Id;
}

/** So long after the last key those alike are asked for, in ms. */
const PAUSE_MS = 300;
const MOST_SHOWN = 3;

/** The note; nothing where nobody is alike. It stands in nobody's way. */
export function AlikeNote({ typed, waysTo, except }: AlikeNoteProps) {
  const { t } = useTranslation();
  const { state, value } = useReading('patient.alike', alikeQuestion(typed, except), { delayMs: PAUSE_MS });
  const alike = state === 'here' || state === 'asking' ? (value ?? []) : [];
  return (
    <div role="status">
      {alike.length > 0 && (
        <section className={styles['warning']} data-tone="arrived" data-alike>
          <p className={styles['warningTitle']}>
            <Icon name="people" />
            {t(($) => $.patient.alike.title, { count: alike.length })}
          </p>
          <ul className={styles['plain']}>
            {alike.slice(0, MOST_SHOWN).map((one) => (
              <li key={one.id} className={styles['alike']}>
                <span className={styles['words']}>
                  <PatientLine patient={one} />
                  <Sameness same={one.same} />
                </span>
                {waysTo(one).map(({ way, run }) => (
                  <WayButton key={way} way={way} patient={one} run={run} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Sameness({ same }: Pick<Alike, 'same'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return <span className={styles['small']}>{format.list(same.map((one) => t(($) => $.patient.alike[one])))}</span>;
}

function WayButton({ way, patient, run }: Way & { readonly patient: Alike }) {
  const { t } = useTranslation();
  const format = useFormat();
  const file = t(($) => $.booking.patient.file, { number: format.plain(patient.fileNumber) });
  const words = { patient: patient.name, file };
  const names = {
    use: t(($) => $.patient.alike.useOf, words),
    open: t(($) => $.patient.alike.openOf, words),
    merge: t(($) => $.patient.alike.mergeOf, words),
  };
  return (
    <Button size="s" onPress={run} aria-label={names[way]}>
      {t(($) => $.patient.alike[way])}
    </Button>
  );
}
