// The names of a clinic's members, for those who are only known by id.
import type { Id } from '#shared/model/id.ts';
import type { Store } from './open.ts';

/** The names of these members by id; ids that are nobody's in this clinic are left out. */
export async function memberNames(store: Store, clinicId: Id, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await store.read(clinicId, (tx) =>
    tx.db
      .selectFrom('member')
      .select(['id', 'name'])
      .where('clinicId', '=', clinicId)
      .where('id', 'in', [...ids])
      .execute(),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
