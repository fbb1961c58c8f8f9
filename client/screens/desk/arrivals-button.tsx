// Where the panel has no room beside the calendar: a button with the number of those who wait.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ArrivalsPanel } from './arrivals-panel.tsx';
import { useDesk } from './desk-context.ts';
import { useTodays } from './use-todays.ts';

/** Opens the panel as a dialog. */
export function ArrivalsButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const waiting = useTodays()?.filter(({ status }) => status === 'arrived').length;
  return (
    <Button variant="quiet" icon="people" onPress={() => desk.ask({ kind: 'panel' })}>
      <span className="visually-hidden">{t(($) => $.desk.bar.arrivals)} </span>
      {waiting !== undefined && format.number(waiting)}
    </Button>
  );
}

/** The panel as a dialog. */
export function ArrivalsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t(($) => $.desk.bar.arrivals)} isOpen onClose={onClose}>
      <ArrivalsPanel />
    </Dialog>
  );
}
