// Who has this clinic open.
import { useTranslation } from 'react-i18next';
import { Avatar, AvatarStack } from '#client/kit/avatar.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { usePresence } from '#client/live/hooks.ts';
import { useCaller } from '#client/screens/session.ts';
import styles from './people-here.module.css';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Everybody, oneself first and marked. */
function usePeople(): readonly Person[] {
  const { t } = useTranslation();
  const caller = useCaller();
  const present = usePresence();
  const people = present.map(({ id, name }) => ({
    id,
    name: id === caller.id ? t(($) => $.common.presence.you, { name }) : name,
  }));
  return people.toSorted((a, b) => Number(b.id === caller.id) - Number(a.id === caller.id));
}

/** As overlapping circles; upright in the rail. */
export function PeopleHere({ isUpright = false }: { readonly isUpright?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = usePeople();
  if (people.length === 0) return null;
  const label = t(($) => $.common.presence.here, { count: people.length });
  const number = (value: number) => format.number(value);
  return <AvatarStack people={people} label={label} number={number} isUpright={isUpright} />;
}

/** As a list with names. */
export function PeopleList() {
  const { t } = useTranslation();
  const people = usePeople();
  if (people.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label={t(($) => $.common.presence.title)}>
      {people.map(({ id, name }) => (
        <li key={id}>
          <Avatar id={id} name={name} size={24} isDecorative />
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
