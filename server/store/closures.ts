// Reading closures: some of them by id, those that stand in a window, and those that ever did.
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Tx } from './open.ts';
import { inClinic } from './settings.ts';

/** The closures with these ids. */
export async function loadClosures(tx: Tx, clinicId: Id, ids: readonly Id[]): Promise<Closure[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('closure')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(inClinic);
}

function within(tx: Tx, clinicId: Id, window: { from: string; to: string }) {
  return tx.db
    .selectFrom('closure')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('start', '<', window.to)
    .where('end', '>', window.from)
    .orderBy('start')
    .orderBy('id');
}

/** The closures that stand and share time with [from, to), by start. */
export async function closuresWithin(tx: Tx, clinicId: Id, window: { from: string; to: string }): Promise<Closure[]> {
  return (await within(tx, clinicId, window).where('active', '=', true).execute()).map(inClinic);
}

/**
 * The closures that stood at a version and share time with [from, to), by start, as they were then. When a closure is never
 * changes, only whether it stands, so that the rows of today find those of then, however long they are.
 */
export async function closuresAt(
  tx: Tx,
  clinicId: Id,
  { version, ...window }: { from: string; to: string; version: number },
): Promise<Closure[]> {
  const ever = (await within(tx, clinicId, window).execute()).map(inClinic);
  const standing = await standingAt(tx, clinicId, ever, version);
  return ever.flatMap((one) => standing.get(one.id) ?? []).filter(({ active }) => active);
}

/** Some closures as the newest commit not after a version had left them, by id; those that came later are missing. */
async function standingAt(
  tx: Tx,
  clinicId: Id,
  closures: readonly Closure[],
  version: number,
): Promise<Map<Id, Closure>> {
  const known = closures.filter((one) => one.version <= version);
  const changed = closures.filter((one) => one.version > version);
  const standing = new Map(known.map((one) => [one.id, one]));
  if (changed.length === 0) return standing;
  const rows = await tx.rows<{ closure: Closure }>(
    `select (select e -> 'closure' from jsonb_array_elements(l.events) as e where e -> 'closure' ->> 'id' = newest.noun_id::text
         limit 1) as closure
       from (select distinct on (noun_id) noun_id, version from log_noun
          where clinic_id = ? and noun_id = any(?::uuid[]) and version <= ? order by noun_id, version desc) newest
         join clinic_log l on l.clinic_id = ? and l.version = newest.version`,
    [clinicId, changed.map((one) => one.id), version, clinicId],
  );
  for (const { closure } of rows) standing.set(closure.id, closure);
  return standing;
}
