// What only somebody at the screen can set: how large it is and how far away it is read. Out of sight until they move.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import styles from './board.module.css';
import { DIAGONALS, DISTANCES, type Hanging, readableFrom } from './screen-size.ts';

interface ScreenSettingsProps {
  /** What the screen is called in its clinic; null while it has none. */
  readonly name: string | null;
  readonly hanging: Hanging;
  readonly onChange: (hanging: Hanging) => void;
}

/** The button with the screen's name, and the panel behind it. */
export function ScreenSettings({ name, hanging, onChange }: ScreenSettingsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const diagonals = DIAGONALS.map((one) => ({ id: String(one), text: t(($) => $.board.size.inches, { count: one }) }));
  const distances = DISTANCES.map((one) => ({ id: String(one), text: t(($) => $.board.size.metres, { count: one }) }));
  return (
    <aside className={styles['corner']} aria-label={t(($) => $.board.size.title)} dir={format.direction}>
      <IconButton icon="settings" variant="plain" label={t(($) => $.board.size.title)} onPress={() => setOpen(true)} />
      {name !== null && <bdi className={styles['called']}>{name}</bdi>}
      <Dialog
        title={t(($) => $.board.size.title)}
        isOpen={isOpen}
        size="s"
        onClose={() => setOpen(false)}
        actions={
          <Button variant="primary" onPress={() => setOpen(false)}>
            {t(($) => $.board.size.done)}
          </Button>
        }
      >
        <div className={styles['panel']}>
          <p>{t(($) => $.board.size.lead)}</p>
          <Select
            label={t(($) => $.board.size.diagonal)}
            choices={diagonals}
            value={String(hanging.diagonal)}
            onChange={(id) => onChange({ ...hanging, diagonal: Number(id) })}
          />
          <Select
            label={t(($) => $.board.size.distance)}
            choices={distances}
            value={String(hanging.metres)}
            onChange={(id) => onChange({ ...hanging, metres: Number(id) })}
            hint={t(($) => $.board.size.readable, { count: readableFrom(hanging) })}
          />
        </div>
      </Dialog>
    </aside>
  );
}
