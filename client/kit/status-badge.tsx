// Status shown three ways at once: colour, glyph and word.
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon.tsx';
import styles from './status-badge.module.css';
import { type StatusWord, toneOf } from './status.ts';

const GLYPHS: Readonly<Record<StatusWord, IconName>> = {
  booked: 'ring',
  confirmed: 'confirmed',
  arrived: 'place',
  'checked-in': 'stethoscope',
  fulfilled: 'check',
  noshow: 'noshow',
  cancelled: 'cancelled',
  'entered-in-error': 'close',
};

/** The glyph alone, for narrow places that say the word otherwise. */
export function StatusGlyph({ status, size = 13 }: { readonly status: StatusWord; readonly size?: number }) {
  return <Icon name={GLYPHS[status]} size={size} />;
}

/** The whole badge. */
export function StatusBadge({ status }: { readonly status: StatusWord }) {
  const { t } = useTranslation();
  return (
    <span className={styles['badge']} data-tone={toneOf(status)}>
      <StatusGlyph status={status} />
      {t(($) => $.common.status[status])}
    </span>
  );
}
