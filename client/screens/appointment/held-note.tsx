// A time that a colleague holds, in the form of those who may take it over; all others read of it under the start.
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Button } from '#client/kit/button.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Hold } from '#shared/model/hold.ts';
import styles from './appointment.module.css';
import line from './hold-note.module.css';
import { useMemberName } from './member-name.ts';
import { TakenWords } from './taken-words.tsx';
import type { SlotForm } from './use-slot-form.ts';

/** The box; nothing where nobody holds the time, and for those who may not take it over. */
export function HeldNote({ model }: { readonly model: SlotForm }) {
  const caller = useCaller();
  const { hold } = model.taken;
  if (!hold || !mayChange(caller, model.settings.schedules, hold.scheduleIds, 'take-over')) return null;
  return <Held hold={hold} model={model} />;
}

function Held({ hold, model: { settings, taken } }: { readonly hold: Hold; readonly model: SlotForm }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const by = useMemberName(hold.memberId);
  return (
    <div className={styles['note']} data-tone="booked" role="group" aria-label={t(($) => $.hold.dialog.title, { by })}>
      <p className={line['who']}>
        <Avatar id={hold.memberId} name={by} size={24} isDecorative />
        <span className={line['words']}>
          <TakenWords taken={{ ...taken, visit: null }} settings={settings} />
        </span>
        <Button size="s" onPress={() => desk.ask({ kind: 'hold', id: hold.id, stays: true })}>
          {t(($) => $.hold.theirs.takeOver)}
        </Button>
      </p>
    </div>
  );
}
