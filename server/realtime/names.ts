// The names of a clinic's people as this node knows them: of those connected here, and of others by looking them up.
import type { Person } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Connection } from './connection.ts';

/** What names come from. */
export type NameParts = {
  readonly connectionsOf: (clinicId: Id) => Iterable<Connection>;
  readonly namesOf: (clinicId: Id, memberIds: readonly Id[]) => Promise<Map<Id, string>>;
};

/** The names one node knows. */
export type Names = ReturnType<typeof makeNames>;

/** Makes an empty list of names. */
export function makeNames(parts: NameParts) {
  const known = new Map<Id, Map<Id, string>>();
  return {
    /**
     * Learns who these are. Ids that are nobody's in this clinic stay unknown: another node's word is not enough to show
     * somebody. Rejects when names cannot be read.
     */
    async learn(clinicId: Id, ids: readonly Id[]): Promise<void> {
      const names = known.get(clinicId) ?? new Map<Id, string>();
      for (const { session } of parts.connectionsOf(clinicId)) names.set(session.caller.id, session.caller.name);
      const unknown = [...new Set(ids)].filter((id) => !names.has(id));
      if (unknown.length > 0) for (const [id, name] of await parts.namesOf(clinicId, unknown)) names.set(id, name);
      known.set(clinicId, names);
    },

    /** The person with this id, or nobody: a list to spread. */
    person(clinicId: Id, id: Id): Person[] {
      const name = known.get(clinicId)?.get(id);
      return name === undefined ? [] : [{ id, name }];
    },

    /** Forgets a clinic's, so that they are asked for anew. */
    forget: (clinicId: Id): void => void known.delete(clinicId),
  };
}
