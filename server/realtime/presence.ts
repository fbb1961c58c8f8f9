// Who has a clinic open: once per person, with the place they looked at last, over all nodes.
import type { Present } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { monotonic, newId, now } from '#server/ops/clock.ts';
import type { Connection } from './connection.ts';
import type { PresentSignal } from './signals.ts';

/** What presence stands on. */
export type PresenceParts = {
  readonly connectionsOf: (clinicId: Id) => Iterable<Connection>;
  readonly namesOf: (clinicId: Id, memberIds: readonly Id[]) => Promise<Map<Id, string>>;
  /** Shows a clinic's watchers here who is there. */
  readonly show: (clinicId: Id, presence: readonly Present[]) => void;
  /** Tells the other nodes. */
  readonly tell: (signal: PresentSignal) => void;
};

type Seen = PresentSignal['members'][number];
type Node = { readonly heardAt: number; readonly members: readonly Seen[] };

/** After this long without a word a node's people are gone; each node speaks three times as often. */
const UNHEARD_MS = 15_000;
const TELL_MS = 5_000;
const MOST_NODES = 64;

/** Presence of one node. */
export type Presence = ReturnType<typeof makePresence>;

/** Makes the presence of one node; `tick` is called four times a second and sends at most one frame per clinic. */
export function makePresence(parts: PresenceParts) {
  const node = newId();
  const others = new Map<Id, Map<string, Node>>();
  const shown = new Map<Id, readonly Present[]>();
  const names = new Map<Id, Map<Id, string>>();
  const changed = new Set<Id>();
  const untold = new Set<Id>();
  let toldAt = monotonic();

  function here(clinicId: Id): Seen[] {
    const latest = new Map<Id, Seen>();
    for (const { view, session } of parts.connectionsOf(clinicId)) {
      const { id } = session.caller;
      if (view && view.at >= (latest.get(id)?.at ?? 0)) latest.set(id, { id, view: view.of, at: view.at });
    }
    return [...latest.values()];
  }

  function everywhere(clinicId: Id): Seen[] {
    const all = [...(others.get(clinicId)?.values() ?? [])].flatMap(({ members }) => members);
    const latest = new Map<Id, Seen>();
    for (const seen of [...here(clinicId), ...all]) {
      if (seen.at > (latest.get(seen.id)?.at ?? -1)) latest.set(seen.id, seen);
    }
    return [...latest.values()].toSorted((a, b) => a.id.localeCompare(b.id));
  }

  /** Ids that are nobody's in this clinic are dropped: another node's word is not enough to show somebody. */
  async function named(clinicId: Id, seen: readonly Seen[]): Promise<Present[]> {
    const known = names.get(clinicId) ?? new Map<Id, string>();
    for (const { session } of parts.connectionsOf(clinicId)) known.set(session.caller.id, session.caller.name);
    const unknown = seen.map(({ id }) => id).filter((id) => !known.has(id));
    for (const [id, name] of await parts.namesOf(clinicId, unknown)) known.set(id, name);
    names.set(clinicId, known);
    return seen.flatMap(({ id, view }) => {
      const name = known.get(id);
      return name === undefined ? [] : [{ id, name, view }];
    });
  }

  async function refresh(clinicId: Id): Promise<void> {
    if ([...parts.connectionsOf(clinicId)].length === 0) return;
    const presence = await named(clinicId, everywhere(clinicId)).catch(() => null);
    if (presence === null) return void changed.add(clinicId);
    if (JSON.stringify(presence) === JSON.stringify(shown.get(clinicId))) return;
    shown.set(clinicId, presence);
    parts.show(clinicId, presence);
  }

  function tellOthers(clinicId: Id): void {
    parts.tell({ node, clinic: clinicId, members: here(clinicId).slice(0, 500) });
  }

  function forgetUnheard(): void {
    for (const [clinicId, nodes] of others) {
      for (const [name, { heardAt }] of nodes) {
        if (monotonic() - heardAt <= UNHEARD_MS) continue;
        nodes.delete(name);
        changed.add(clinicId);
      }
      if (nodes.size === 0) others.delete(clinicId);
    }
  }

  return {
    /** Somebody of this clinic came, went or looked elsewhere, on this node. */
    touch(clinicId: Id): void {
      changed.add(clinicId);
      untold.add(clinicId);
    },

    /** Puts down where a connection looks. */
    look(connection: Connection, view: Present['view']): void {
      connection.view = { of: view, at: now() };
      this.touch(connection.session.caller.clinicId);
    },

    /** Another node told who is there. */
    hear(signal: PresentSignal): void {
      if (signal.node === node) return;
      const nodes = others.get(signal.clinic) ?? new Map<string, Node>();
      if (!nodes.has(signal.node) && nodes.size >= MOST_NODES) return;
      others.set(signal.clinic, nodes.set(signal.node, { heardAt: monotonic(), members: signal.members }));
      changed.add(signal.clinic);
    },

    /** What was last shown of a clinic. */
    shown: (clinicId: Id): readonly Present[] => shown.get(clinicId) ?? [],

    /** A member of a clinic has another name or left: names are asked for anew. */
    renamed(clinicId: Id): void {
      names.delete(clinicId);
      changed.add(clinicId);
    },

    /** A clinic nobody here is connected to any more. */
    forget(clinicId: Id): void {
      for (const map of [shown, names, others]) map.delete(clinicId);
    },

    /** Shows what changed and tells the other nodes. Where names cannot be read, the next tick tries again. */
    async tick(): Promise<void> {
      forgetUnheard();
      for (const clinicId of untold) tellOthers(clinicId);
      untold.clear();
      if (monotonic() - toldAt >= TELL_MS) {
        toldAt = monotonic();
        for (const clinicId of shown.keys()) tellOthers(clinicId);
      }
      const due = [...changed];
      changed.clear();
      for (const clinicId of due) await refresh(clinicId);
    },
  };
}
