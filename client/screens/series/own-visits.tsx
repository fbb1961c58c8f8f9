// What a change of a series does not carry along: visits that keep their own, and those the new rhythm no longer has.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { whenWords } from '#client/screens/appointment/slot-words.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import styles from './preview.module.css';
import type { ShownPlan } from './use-preview.ts';

interface OwnVisitsProps {
  readonly plan: ShownPlan | null;
  readonly settings: Settings;
}

/** Two lists; nothing where both are empty. */
export function OwnVisits({ plan, settings }: OwnVisitsProps) {
  const { t } = useTranslation();
  const leaves = plan?.leaves ?? [];
  const kept = plan?.kept ?? [];
  return (
    <>
      <Visits words={t(($) => $.series.preview.leaves, { count: leaves.length })} visits={leaves} settings={settings} />
      <Visits words={t(($) => $.series.preview.kept, { count: kept.length })} visits={kept} settings={settings} />
    </>
  );
}

interface VisitsProps {
  readonly words: string;
  readonly visits: readonly Appointment[];
  readonly settings: Settings;
}

function Visits({ words, visits, settings }: VisitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (visits.length === 0) return null;
  return (
    <div className={styles['own']}>
      <p>{words}</p>
      <ul>
        {visits.map((one) => (
          <li key={one.id}>{whenWords(one, settings.clinic.zone, { t, format })}</li>
        ))}
      </ul>
    </div>
  );
}
