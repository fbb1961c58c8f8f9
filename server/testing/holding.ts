// Holds for tests: placed in a few words, and their time made to pass without waiting for it.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { connected } from '#server/store/connection.ts';
import type { Core } from './core.ts';
import type { Person, World } from './world.ts';

type Placing = CommandInput<'hold.place'>;

/** What somebody asks to hold: a visit at nine tomorrow with the first practitioner, unless wished otherwise. */
export function holdFor(world: World, wish: Partial<Placing> = {}): Placing {
  return { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00'), ...wish };
}

/** A hold of somebody, by default the receptionist's. */
export async function held(
  core: Core,
  world: World,
  wish: Partial<Placing> & { readonly holder?: Person } = {},
): Promise<Hold> {
  const { holder = world.receptionist, ...slot } = wish;
  return (await core.ask(holder, 'hold.place', holdFor(world, slot))).value;
}

/** Makes the live holds with this id, or of this member, end `interval` from now by the database's clock. */
export async function holdsUntil(
  core: { readonly database: { readonly ownerUrl: string } },
  by: 'id' | 'member_id',
  value: Id,
  interval: string,
): Promise<void> {
  await connected(core.database.ownerUrl, (client) =>
    client.query(
      `with changed as (update hold set until = date_trunc('milliseconds', clock_timestamp()) + $2::interval
           where ${by} = $1 and state = 'live' returning clinic_id, id, until)
       update claim set hold_until = changed.until from changed
        where claim.clinic_id = changed.clinic_id and claim.owner = changed.id and claim.live`,
      [value, interval],
    ),
  );
}

/** The time of a hold is up. */
export function lapse(core: { readonly database: { readonly ownerUrl: string } }, { id }: Hold): Promise<void> {
  return holdsUntil(core, 'id', id, '-1 second');
}
