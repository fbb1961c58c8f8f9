// The way from a line of the past to what it is about, as it is now.
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { go } from '#client/screens/place.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { leadOf } from './leads.ts';
import styles from './replay.module.css';

interface LeadButtonProps {
  readonly entry: HistoryEntry;
  readonly patientOf: (id: Id) => string;
}

/** A button; nothing for what has no card. */
export function LeadButton({ entry, patientOf }: LeadButtonProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const lead = leadOf(entry);
  if (lead === null) return null;
  const toPresent = { at: null, by: null, of: null } as const;
  const label =
    lead.kind === 'visit'
      ? t(($) => $.together.replay.openVisit, { name: patientOf(lead.visit.patientId) })
      : t(($) => $.together.replay.openPatient, { name: lead.name });
  const open = () => {
    go(toPresent);
    if (lead.kind === 'visit') desk.show(lead.visit);
    else desk.patient(lead.id);
  };
  return (
    <span className={styles['lead']}>
      <IconButton size="s" icon={lead.kind === 'visit' ? 'calendar' : 'patient'} label={label} onPress={open} />
    </span>
  );
}
