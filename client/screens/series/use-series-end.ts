// Ending a series before one of its dates: given at once, told with the way back, or refused in words.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { QueryOutput } from '#shared/contract/queries.ts';
import { noteSeriesChange } from './unplaced-news.ts';

type Why = Pick<CommandInput<'series.end'>, 'reason' | 'note'>;

/** Answers the way to end one; its answer is what stands against it, null where it was done. */
export function useSeriesEnd() {
  const live = useLive();
  const telling = useTelling();
  const { t } = useTranslation();
  const format = useFormat();
  const settings = useSettings();
  return async (view: QueryOutput<'series.view'>, recurrenceId: string, why: Why): Promise<string | null> => {
    const { series, patients } = view;
    const asked = { seriesId: series.id, recurrenceId, baseVersion: series.version };
    const came = await live.attempt('series.end', { ...asked, ...why });
    if (!came.ok)
      return came.code === 'unavailable' ? t(($) => $.series.preview.offline) : refusalSentence(came, t, format);
    const { appointments, closures } = came.value;
    const isVisits = series.kind === 'visits';
    const known = patients.find(({ id }) => id === series.patientId)?.name;
    const patient = known ?? t(($) => $.booking.patient.unknown);
    const [id = series.id] = [...appointments, ...closures].map((one) => one.id);
    const on = { noun: isVisits ? 'appointment' : 'closure', id } as const;
    const schedule = settings?.schedules.find((one) => series.scheduleIds.includes(one.id));
    const name = schedule ? nameIn(format.settings.language, schedule) : '';
    const text = isVisits
      ? t(($) => $.series.toast.ended, { patient, count: appointments.length })
      : t(($) => $.series.toast.opened, { name, count: closures.length });
    telling.done(text, came, { name: 'series.end', on });
    noteSeriesChange();
    return null;
  };
}
