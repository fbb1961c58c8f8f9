// Avatars: who is here, as a letter in the person's colour.
import styles from './avatar.module.css';
import { initialOf, usePersonColour } from './person.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** Pixels; 28 unless told. */
  readonly size?: number;
  /** Hidden from screen readers where the name stands beside it. */
  readonly isDecorative?: boolean;
}

/** One person; the name is the accessible name and the tooltip. */
export function Avatar({ id, name, size = 28, isDecorative = false }: AvatarProps) {
  const told = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span
      {...told}
      className={styles['avatar']}
      data-person={usePersonColour(id)}
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.46 }}
    >
      <span aria-hidden="true">{initialOf(name)}</span>
    </span>
  );
}

interface AvatarStackProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly label: string;
  /** How many are drawn before the rest become a number. */
  readonly most?: number;
  readonly number: (value: number) => string;
  /** One above the other, where the place is narrow. */
  readonly isUpright?: boolean;
}

/** Several people, overlapping, as a list with a name. */
export function AvatarStack({ people, label, most = 4, number, isUpright = false }: AvatarStackProps) {
  const rest = people.slice(most);
  return (
    <ul className={styles['stack']} aria-label={label} data-upright={isUpright}>
      {people.slice(0, most).map((person) => (
        <li key={person.id}>
          <Avatar id={person.id} name={person.name} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className={styles['rest']} title={rest.map(({ name }) => name).join('، ')}>
          <bdi dir="ltr">+{number(rest.length)}</bdi>
        </li>
      )}
    </ul>
  );
}
