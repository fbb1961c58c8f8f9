// The colour of a service: swatches with their names.
import { useTranslation } from 'react-i18next';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import fields from '#client/kit/field.module.css';
import { serviceColor, type ServiceColor } from '#shared/model/service.ts';
import styles from './color-field.module.css';

interface ColorFieldProps {
  readonly value: ServiceColor;
  readonly onChange: (color: ServiceColor) => void;
}

/** One of seven; the arrows choose. */
export function ColorField({ value, onChange }: ColorFieldProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className={fields['field'] ?? ''}
      value={value}
      onChange={(color) => onChange(serviceColor.parse(color))}
      orientation="horizontal"
    >
      <Label className={fields['label'] ?? ''}>{t(($) => $.admin.service.color)}</Label>
      <div className={styles['swatches']}>
        {serviceColor.options.map((color) => (
          <RadioField key={color} value={color}>
            <RadioButton className={styles['swatch'] ?? ''}>
              <span className={styles['dot']} data-service={color} />
              {t(($) => $.admin.service.colors[color])}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
