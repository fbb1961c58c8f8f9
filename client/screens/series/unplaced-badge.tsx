// On the desk: how many dates of running series have no place; nothing while each has one.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { useReading } from '#client/screens/use-reading.ts';
import { useSeriesEdition } from './unplaced-news.ts';

/** Leads to the list of them. */
export function UnplacedBadge() {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { value } = useReading('series.unplaced', {}, { edition: useSeriesEdition(), delayMs: 300 });
  const count = (value?.series ?? []).reduce((sum, one) => sum + one.unplaced.length, 0);
  if (count === 0) return null;
  return (
    <Button size="s" variant="quiet" icon="repeat" onPress={() => desk.ask({ kind: 'unplaced' })}>
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="visually-hidden">{t(($) => $.series.unplaced.badge, { count })}</span>
    </Button>
  );
}
