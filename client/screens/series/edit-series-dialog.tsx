// What was changed of one visit of a series, carried on to those that follow it: every date is shown first.
import { useTranslation } from 'react-i18next';
import { useAppointment, useSettings } from '#client/live/hooks.ts';
import { type Change, ChangeSeries } from './change-series.tsx';
import { useSeries } from './use-series.ts';

interface EditSeriesDialogProps {
  readonly id: string;
  readonly set: Change['set'];
  readonly onClose: () => void;
}

/** The preview, as soon as the series is known. */
export function EditSeriesDialog({ id, set, onClose }: EditSeriesDialogProps) {
  const { t } = useTranslation();
  const settings = useSettings();
  const appointment = useAppointment(id);
  const { view } = useSeries(appointment?.seriesId ?? null);
  if (!settings || !view || !appointment || appointment.recurrenceId === null) return null;
  return (
    <ChangeSeries
      series={view.series}
      change={{ recurrenceId: appointment.recurrenceId, scope: 'following', set }}
      lead={t(($) => $.series.scope.following)}
      settings={settings}
      onBack={onClose}
      onDone={onClose}
    />
  );
}
