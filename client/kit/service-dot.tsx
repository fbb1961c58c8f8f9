// The colour of a service beside its name.
import type { ServiceColor } from '#shared/model/service.ts';
import styles from './service-dot.module.css';

/** A dot as high as small letters; the name says what it is. */
export function ServiceDot({ color }: { readonly color: ServiceColor }) {
  return <span className={styles['dot']} data-service={color} aria-hidden="true" />;
}
