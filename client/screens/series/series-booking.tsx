// The preview over a booking's form: the dates of the series it would begin, and beginning it.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import type { Subject } from '#client/screens/appointment/subject.ts';
import type { QueryInput, Settings } from '#shared/contract/queries.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { ruleTextSentence } from './rule-sentence.ts';
import { usePreview } from './use-preview.ts';
import { useSeriesStart } from './use-series-start.ts';

interface SeriesBookingProps {
  readonly wish: QueryInput<'series.preview'>;
  readonly note: string;
  readonly settings: Settings;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onSubject: (subject: Subject) => void;
}

/** The dialog. */
export function SeriesBooking({ wish, note, settings, onBack, onDone, onSubject }: SeriesBookingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = useSeriesStart({ onDone, onSubject });
  const preview = usePreview({ name: 'series.preview', input: wish }, (choices) =>
    start({ ...wish, ...(note.trim() !== '' && { note }), ...(choices.length > 0 && { choices }) }),
  );
  const { serviceId, scheduleIds } = wish;
  return (
    <PreviewDialog
      lead={ruleTextSentence(wish.rule, { t, format })}
      facts={{ preview, settings, serviceId, scheduleIds }}
      doing="book"
      onClose={onBack}
    />
  );
}
