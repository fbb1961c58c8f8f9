// The time zone: searched by city or by what it is called.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '#client/kit/combo-box.tsx';
import { allZones } from '#client/kit/format.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { foldArabic } from '#shared/i18n/fold.ts';

/** More would not be read. */
const MOST = 50;

interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly error: string | undefined;
}

/** What is typed stands for itself too, so that a fault can be told of it. */
export function ZoneField({ value, onChange, error }: ZoneFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  // The names of four hundred zones are worth asking for only once somebody looks for one.
  const zones = useMemo(
    () => (isOpen ? allZones().map((id) => ({ id, text: id, detail: format.zoneName(id) })) : []),
    [isOpen, format],
  );
  const sought = foldArabic(value.replaceAll('_', ' '));
  const found = zones.filter(({ id, detail }) => foldArabic(`${id.replaceAll('_', ' ')} ${detail}`).includes(sought));
  return (
    <div onFocus={() => setOpen(true)}>
      <ComboBox
        label={t(($) => $.admin.clinic.zone)}
        hint={t(($) => $.admin.clinic.zoneHint)}
        choices={found.slice(0, MOST)}
        text={value}
        onTextChange={onChange}
        onChoose={onChange}
        placeholder={t(($) => $.admin.clinic.zonePlaceholder)}
        error={error}
      />
    </div>
  );
}
