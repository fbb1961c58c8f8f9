// A hold on the calendar, looked at: whose, for what and for how long; taking it over, or letting one's own go.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { Countdown } from '#client/kit/countdown.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useHold, useLive, useSettings } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Hold } from '#shared/model/hold.ts';
import { reasonText } from '#shared/model/text.ts';
import { minutesBetween, msOf } from '#shared/time/instant.ts';
import styles from './hold-dialog.module.css';
import { useMemberName } from './member-name.ts';
import { ReasonField } from './reason-field.tsx';
import { refusalSentence } from './refusals.ts';
import { practitionerOf, whenWords } from './slot-words.ts';

interface HoldDialogProps {
  readonly id: string;
  /** A form for this time is open already and goes on with the hold; otherwise one is opened. */
  readonly stays?: boolean | undefined;
  readonly onClose: () => void;
}

const READY = ['urgent', 'agreed', 'away', 'desk'] as const;

/** The dialog; of a hold that has ended it says so. */
export function HoldDialog({ id, stays = false, onClose }: HoldDialogProps) {
  const { t } = useTranslation();
  const caller = useCaller();
  const settings = useSettings();
  const hold = useHold(id);
  if (!settings || hold?.state !== 'live') {
    return (
      <Dialog title={t(($) => $.hold.over.title)} isOpen size="s" onClose={onClose}>
        <p>{t(($) => $.hold.dialog.ended)}</p>
      </Dialog>
    );
  }
  const parts = { hold, settings, stays, onClose };
  return hold.memberId === caller.id ? <Mine {...parts} /> : <Theirs {...parts} />;
}

interface PartProps {
  readonly hold: Hold;
  readonly settings: Settings;
  readonly stays: boolean;
  readonly onClose: () => void;
}

function Mine({ hold, settings, onClose }: PartProps) {
  const { t } = useTranslation();
  const live = useLive();
  const book = useBookHeld();
  const actions = (
    <>
      <Button
        onPress={() => {
          void live.attempt('hold.release', { holdId: hold.id });
          onClose();
        }}
      >
        {t(($) => $.hold.dialog.release)}
      </Button>
      <Button variant="primary" autoFocus onPress={() => book(hold)}>
        {t(($) => $.hold.dialog.book)}
      </Button>
    </>
  );
  return (
    <Dialog title={t(($) => $.hold.dialog.titleMine)} isOpen size="s" onClose={onClose} actions={actions}>
      <Facts hold={hold} settings={settings} />
      <p>{t(($) => $.hold.dialog.mineLead)}</p>
    </Dialog>
  );
}

function Theirs({ hold, settings, stays, onClose }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const caller = useCaller();
  const book = useBookHeld();
  const by = useMemberName(hold.memberId);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<{ readonly reason?: string }>({});
  const [isAsking, setAsking] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useFirstFault(box, faults);
  const mayTake = mayChange(caller, settings.schedules, hold.scheduleIds, 'take-over');

  const takeOver = async () => {
    if (!reasonText.safeParse(reason).success) return setFaults({ reason: fieldText(t, 'reason') });
    setAsking(true);
    const came = await live.attempt('hold.take-over', { holdId: hold.id, reason });
    setAsking(false);
    if (!came.ok) {
      const why = refusalSentence(came, t, format);
      return setFaults({ reason: t(($) => $.hold.dialog.failed, { reason: why }) });
    }
    return stays ? onClose() : book(came.value);
  };
  const actions = mayTake && (
    <>
      <Button onPress={onClose}>{t(($) => $.common.action.cancel)}</Button>
      <Button variant="primary" onPress={() => void takeOver()} isPending={isAsking}>
        {t(($) => $.hold.dialog.takeOver)}
      </Button>
    </>
  );
  return (
    <Dialog title={t(($) => $.hold.dialog.title, { by })} isOpen onClose={onClose} {...(mayTake && { actions })}>
      <Facts hold={hold} settings={settings} />
      <p>{t(($) => $.hold.dialog.theirsLead, { by })}</p>
      {mayTake && (
        <form
          ref={box}
          noValidate
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void takeOver();
          }}
        >
          <ReasonField
            label={t(($) => $.hold.dialog.reason)}
            ready={READY}
            value={reason}
            onChange={(text) => {
              setReason(text);
              setFaults({});
            }}
            error={faults.reason}
            autoFocus
          />
          <p className={styles['told']}>{t(($) => $.hold.dialog.told, { by })}</p>
        </form>
      )}
    </Dialog>
  );
}

function Facts({ hold, settings }: Pick<PartProps, 'hold' | 'settings'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const by = useMemberName(hold.memberId);
  const service = settings.services.find(({ id }) => id === hold.serviceId);
  const practitioner = practitionerOf(settings, hold.scheduleIds);
  const words = {
    service: service ? nameIn(language, service) : '',
    name: practitioner ? nameIn(language, practitioner) : '',
    time: whenWords(hold, settings.clinic.zone, { t, format }),
  };
  return (
    <div className={styles['facts']} data-tone="booked">
      <Avatar id={hold.memberId} name={by} size={32} isDecorative />
      <p className={styles['what']}>{t(($) => $.hold.dialog.lead, words)}</p>
      <Countdown endsAt={msOf(hold.until)} now={clinicNow} />
    </div>
  );
}

/** Opens the booking form on a hold's own slot, which goes on with it. */
function useBookHeld(): (hold: Hold) => void {
  const desk = useDesk();
  return ({ serviceId, scheduleIds, start, end }) =>
    desk.book({ serviceId, scheduleIds, start, durationMinutes: minutesBetween(start, end) });
}
