// Joining two records of one person: the other one is found, both stand side by side, and what comes of it is said first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { Versus } from '#client/kit/versus.tsx';
import { useLive } from '#client/live/hooks.ts';
import { RadioList } from '#client/screens/appointment/radio-list.tsx';
import { type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { AlikeNote } from './alike-note.tsx';
import { detailsOf } from './details.ts';
import { mergeOf } from './merge-of.ts';
import { mergeSides, useFieldNames } from './merge-sides.tsx';
import { PatientSearch } from './patient-search.tsx';
import styles from './patient.module.css';
import { recordOf } from './use-patient-page.ts';
import type { PatientView } from './visits-now.ts';

interface MergeDialogProps {
  /** The record it was begun from; the one that stays unless the other is chosen. */
  readonly patient: Patient;
  /** The other one, where it is known already. */
  readonly other: Id | null;
  readonly onClose: () => void;
}

/** The dialog. */
export function MergeDialog({ patient, other, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const [otherId, setOther] = useState(other);
  const [isSame, setSame] = useState(false);
  const choose = (id: Id) => {
    setSame(id === patient.id);
    setOther(id === patient.id ? null : id);
  };
  if (otherId !== null)
    return <Compare patient={patient} otherId={otherId} onAgain={() => setOther(null)} onClose={onClose} />;
  return (
    <Dialog
      title={t(($) => $.patient.merge.title)}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>}
    >
      <div className={styles['choosing']}>
        <p>{t(($) => $.patient.merge.lead, { patient: patient.name })}</p>
        <PatientSearch
          label={t(($) => $.patient.merge.other)}
          onChoose={({ id }) => choose(id)}
          error={isSame ? t(($) => $.patient.merge.same) : undefined}
          autoFocus
        />
        <AlikeNote
          typed={detailsOf(patient)}
          except={patient.id}
          waysTo={({ id }) => [{ way: 'merge', run: () => choose(id) }]}
        />
      </div>
    </Dialog>
  );
}

interface CompareProps extends Omit<MergeDialogProps, 'other'> {
  readonly otherId: Id;
  readonly onAgain: () => void;
}

function Compare({ patient, otherId, onAgain, onClose }: CompareProps) {
  const { t } = useTranslation();
  const [edition, setEdition] = useState(0);
  const here = useReading('patient.view', { patientId: patient.id }, { edition });
  const there = useReading('patient.view', { patientId: otherId }, { edition });
  if (here.value?.id === patient.id && there.value?.id === otherId)
    return <Sides one={here.value} other={there.value} onAgain={onAgain} onClose={onClose} />;
  return (
    <Dialog title={t(($) => $.patient.merge.title)} size="l" isOpen onClose={onClose}>
      {here.state === 'failed' || there.state === 'failed' ? (
        <ErrorNote onRetry={() => setEdition(edition + 1)}>{t(($) => $.common.state.failed)}</ErrorNote>
      ) : (
        <Skeleton height="180px" />
      )}
    </Dialog>
  );
}

interface SidesProps {
  readonly one: PatientView;
  readonly other: PatientView;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Sides({ one, other, onAgain, onClose }: SidesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const desk = useDesk();
  const telling = useTelling();
  const fieldNames = useFieldNames();
  const [stays, setStays] = useState(one.id);
  const [isAsking, setAsking] = useState(false);
  const [no, setNo] = useState<No | null>(null);
  const [into, from] = stays === one.id ? [one, other] : [other, one];
  const { result, takes, keeps } = mergeOf(recordOf(from), recordOf(into));
  const moves = from.upcoming.length + from.counts.past;
  const voice = { t, format };
  const merge = async () => {
    setAsking(true);
    const came = await live.attempt('patient.merge', { fromId: from.id, intoId: into.id });
    setAsking(false);
    if (!came.ok) return setNo(came);
    const on = { noun: 'patient', id: into.id } as const;
    telling.done(
      t(($) => $.patient.merge.done, { patient: into.name }),
      came,
      { name: 'patient.merge', on },
    );
    onClose();
    return desk.patient(into.id);
  };
  return (
    <Dialog
      title={t(($) => $.patient.merge.title)}
      size="l"
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t(($) => $.common.action.cancel)}
          </Button>
          <Button onPress={onAgain}>{t(($) => $.patient.merge.again)}</Button>
          <Button variant="danger" isPending={isAsking} onPress={() => void merge()}>
            {t(($) => $.patient.merge.submit)}
          </Button>
        </>
      }
    >
      <div className={styles['choosing']}>
        <Versus label={t(($) => $.patient.merge.compare)} sides={mergeSides(into, from, voice)} />
        <RadioList
          label={t(($) => $.patient.merge.keep)}
          choices={[one, other].map(({ id, name, fileNumber }) => ({
            id,
            text: t(($) => $.patient.merge.keepOne, {
              patient: name,
              file: t(($) => $.booking.patient.file, { number: format.plain(fileNumber) }),
            }),
          }))}
          value={stays}
          onChange={setStays}
        />
        <section className={styles['result']} aria-label={t(($) => $.patient.merge.result)} data-result={result.id}>
          <h3 className={styles['heading']}>{t(($) => $.patient.merge.result)}</h3>
          <p>{t(($) => $.patient.merge.moves, { count: moves })}</p>
          {takes.length > 0 && <p>{t(($) => $.patient.merge.takes, { fields: fieldNames(takes) })}</p>}
          {keeps.length > 0 && <p>{t(($) => $.patient.merge.keeps, { fields: fieldNames(keeps) })}</p>}
        </section>
        {no && (
          <p className={styles['wrong']} role="alert">
            {refusalSentence(no, t, format)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
