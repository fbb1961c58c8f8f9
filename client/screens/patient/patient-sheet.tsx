// The page of a patient beside the calendar: the next visit first, then how to reach them, who they are, what was.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { Menu, type MenuAction } from '#client/kit/menu.tsx';
import { EmptyState, ErrorNote } from '#client/kit/notes.tsx';
import { Sheet } from '#client/kit/sheet.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useLink, usePatient, useSettings } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useCaller } from '#client/screens/session.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { ageOn, ageWords } from './age.ts';
import { BookAgain } from './book-again.tsx';
import { ContactRow } from './contact-row.tsx';
import { EditDetails, useTypedDetails } from './edit-details.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PatientFacts } from './patient-facts.tsx';
import styles from './patient-sheet.module.css';
import { type PatientPage, usePatientPage } from './use-patient-page.ts';
import { lastOf } from './visits-now.ts';
import { Past, Upcoming } from './visit-rows.tsx';

interface PatientSheetProps {
  readonly id: Id;
  readonly onClose: () => void;
}

/** The sheet; a record that was merged says where it went. */
export function PatientSheet({ id, onClose }: PatientSheetProps) {
  const { t } = useTranslation();
  const settings = useSettings();
  const page = usePatientPage(id);
  const isOffline = useLink().kind === 'offline';
  const { card, patient } = page;
  if (!settings || (!card && !patient && !page.isFailed)) {
    return (
      <Sheet title={t(($) => $.patient.title)} onClose={onClose}>
        <Skeleton height="56px" />
        <Skeleton height="90px" />
        <Skeleton height="36px" />
      </Sheet>
    );
  }
  if (!card && !patient) {
    return (
      <Sheet title={t(($) => $.patient.title)} onClose={onClose}>
        <EmptyState
          icon="patient"
          title={isOffline ? t(($) => $.patient.page.failed) : t(($) => $.patient.page.gone)}
        />
      </Sheet>
    );
  }
  if (patient && !patient.active) {
    return (
      <Sheet title={<bdi>{patient.name}</bdi>} onClose={onClose}>
        <OutOfUse mergedInto={patient.mergedInto} />
      </Sheet>
    );
  }
  return <Known id={id} page={page} settings={settings} onClose={onClose} />;
}

interface KnownProps extends PatientSheetProps {
  readonly page: PatientPage;
  readonly settings: Settings;
}

function Known({ id, page, settings, onClose }: KnownProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { role } = useCaller();
  const [typed] = useTypedDetails(id);
  const [isEditing, setEditing] = useState(typed !== null);
  const [isBack, setBack] = useState(false);
  const [merging, setMerging] = useState<{ readonly with: Id | null } | null>(null);
  const { card, patient, visits, told, isFailed } = page;
  const today = dateIn(settings.clinic.zone, clinicNow());
  const last = lastOf(visits, clinicNow());
  const mayMerge = scopeOf(role, 'merge') === 'all';
  const rare: MenuAction[] = mayMerge
    ? [{ id: 'merge', text: t(($) => $.patient.merge.action), icon: 'merge', run: () => setMerging({ with: null }) }]
    : [];
  const known = patient ?? card;
  const name = known?.name ?? '';
  const actions = (
    <>
      {patient && rare.length > 0 && (
        <Menu
          label={t(($) => $.patient.page.more)}
          actions={rare}
          trigger={<IconButton icon="more" variant="plain" label={t(($) => $.patient.page.more)} />}
        />
      )}
      <span className={styles['spring']} />
      <Button icon="edit" isDisabled={!patient} autoFocus={isBack} onPress={() => setEditing(true)}>
        {t(($) => $.patient.page.edit)}
      </Button>
      <Button variant="primary" icon="add" onPress={() => desk.book({ patientId: id })}>
        {t(($) => $.patient.page.book)}
      </Button>
    </>
  );
  return (
    <Sheet
      title={<bdi>{name}</bdi>}
      lead={<Lead page={page} today={today} />}
      onClose={onClose}
      {...(!isEditing && { actions })}
    >
      {isFailed && <ErrorNote>{told ? t(($) => $.patient.page.failed) : t(($) => $.patient.page.offline)}</ErrorNote>}
      {patient && isEditing && (
        <EditDetails
          patient={patient}
          today={today}
          onClose={(hadFocus) => {
            setBack(hadFocus);
            setEditing(false);
          }}
          onMerge={mayMerge ? (other) => setMerging({ with: other }) : undefined}
        />
      )}
      {page.isAsking ? (
        <Skeleton height="90px" />
      ) : (
        <Upcoming visits={visits.upcoming} settings={settings} today={today} />
      )}
      {known && !isEditing && <ContactRow patient={known} next={visits.upcoming[0]} settings={settings} />}
      {last && !isEditing && <BookAgain patientId={id} last={last} settings={settings} today={today} />}
      {patient && !isEditing && <PatientFacts patient={patient} today={today} />}
      {page.isAsking ? (
        <Skeleton height="120px" />
      ) : (
        <Past visits={visits.past} settings={settings} today={today} counts={told?.counts} />
      )}
      {merging && patient && <MergeDialog patient={patient} other={merging.with} onClose={() => setMerging(null)} />}
    </Sheet>
  );
}

/** The file number and the age: what is asked to be sure who it is. */
function Lead({ page: { card, patient }, today }: { readonly page: PatientPage; readonly today: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = patient?.fileNumber ?? card?.fileNumber ?? 0;
  const age = patient?.birthDate ? ageOn(today, patient.birthDate) : null;
  const file =
    number > 0 ? t(($) => $.booking.patient.file, { number: format.plain(number) }) : t(($) => $.booking.patient.isNew);
  return (
    <span className={styles['leads']}>
      <span>{file}</span>
      {age && <span>{ageWords(age, t)}</span>}
    </span>
  );
}

function OutOfUse({ mergedInto }: { readonly mergedInto: Id | null }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const into = usePatient(mergedInto ?? '')?.name ?? t(($) => $.booking.patient.unknown);
  if (mergedInto === null) return <EmptyState icon="patient" title={t(($) => $.patient.page.outOfUse)} />;
  return (
    <EmptyState
      icon="merge"
      title={t(($) => $.patient.page.merged)}
      action={
        <Button variant="primary" onPress={() => desk.patient(mergedInto)}>
          {t(($) => $.patient.page.mergedTo, { patient: into })}
        </Button>
      }
    >
      {t(($) => $.patient.page.mergedLead)}
    </EmptyState>
  );
}
