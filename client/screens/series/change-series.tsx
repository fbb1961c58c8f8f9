// Changing a series from one of its visits on: every date it reaches is shown before it is given.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/hooks.ts';
import type { No } from '#client/screens/appointment/refusals.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { OccurrenceChoice } from '#shared/contract/repeating.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Series } from '#shared/model/series.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { noteSeriesChange } from './unplaced-news.ts';
import { usePreview } from './use-preview.ts';

/** What becomes of a series, and from which occurrence on. */
export type Change = Pick<CommandInput<'series.change'>, 'recurrenceId' | 'scope' | 'set'>;

interface ChangeSeriesProps {
  readonly series: Series;
  readonly change: Change;
  /** The change in one sentence. */
  readonly lead: string;
  readonly settings: Settings;
  /** A date that had no place is booked by it; else visits are changed. */
  readonly doing?: 'book' | 'change';
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The preview of the change. */
export function ChangeSeries(props: ChangeSeriesProps) {
  const { change, lead, settings, doing = 'change', onBack, onDone } = props;
  // What is previewed and given is a change of the series as it was first shown: one changed since is a conflict.
  const [series] = useState(props.series);
  const live = useLive();
  const telling = useTelling();
  const { t } = useTranslation();
  const asked = { seriesId: series.id, ...change };
  const preview = usePreview({ name: 'series.preview-change', input: asked }, carryOut);
  return (
    <PreviewDialog
      lead={lead}
      facts={{
        preview,
        settings,
        serviceId: change.set.serviceId ?? series.serviceId ?? '',
        scheduleIds: change.set.scheduleIds ?? series.scheduleIds,
      }}
      doing={doing}
      onClose={onBack}
    />
  );

  async function carryOut(choices: OccurrenceChoice[]): Promise<No | null> {
    const input = { ...asked, baseVersion: series.version, ...(choices.length > 0 && { choices }) };
    const came = await live.attempt('series.change', input);
    if (!came.ok) return came;
    const { appointments } = came.value;
    const [first] = appointments;
    const patient = live.store.patient(series.patientId ?? '')?.name ?? t(($) => $.booking.patient.unknown);
    if (first) {
      telling.done(
        t(($) => $.series.toast.changed, { count: appointments.length, patient }),
        came,
        { name: 'series.change', on: { noun: 'appointment', id: first.id } },
      );
    }
    noteSeriesChange();
    onDone();
    return null;
  }
}
