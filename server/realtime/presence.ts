// Who has a clinic open: once per person, with the place they looked at last, over all nodes.
import type { Present } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { monotonic, newId, now } from '#server/ops/clock.ts';
import type { Connection } from './connection.ts';
import type { Names } from './names.ts';
import type { PresentSignal } from './signals.ts';

/** What presence stands on. */
export type PresenceParts = {
  readonly connectionsOf: (clinicId: Id) => Iterable<Connection>;
  readonly names: Names;
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

/** Makes the presence of one node; `tick` is called four times a second. */
export function makePresence(parts: PresenceParts) {
  const node = newId();
  const others = new Map<Id, Map<string, Node>>();
  const shown = new Map<Id, readonly Present[]>();
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

  async function named(clinicId: Id, seen: readonly Seen[]): Promise<Present[]> {
    const ids = seen.map(({ id }) => id);
    await parts.names.learn(clinicId, ids);
    return seen.flatMap(({ id, view }) => parts.names.person(clinicId, id).map((person) => ({ ...person, view })));
  }

  /** Whether a clinic's watchers must be told. */
  async function refreshed(clinicId: Id): Promise<boolean> {
    if ([...parts.connectionsOf(clinicId)].length === 0) return false;
    const presence = await named(clinicId, everywhere(clinicId)).catch(() => null);
    if (presence === null) changed.add(clinicId);
    if (presence === null || JSON.stringify(presence) === JSON.stringify(shown.get(clinicId))) return false;
    shown.set(clinicId, presence);
    return true;
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

    /** What is to be shown of a clinic. */
    shown: (clinicId: Id): readonly Present[] => shown.get(clinicId) ?? [],

    /** A member of a clinic has another name or left. */
    renamed: (clinicId: Id): void => void changed.add(clinicId),

    /** A clinic nobody here is connected to any more. */
    forget(clinicId: Id): void {
      for (const map of [shown, others]) map.delete(clinicId);
    },

    /** Tells the other nodes; the clinics whose watchers must be told. Where names cannot be read, the next tick tries again. */
    async tick(): Promise<Id[]> {
      forgetUnheard();
      for (const clinicId of untold) tellOthers(clinicId);
      untold.clear();
      if (monotonic() - toldAt >= TELL_MS) {
        toldAt = monotonic();
        for (const clinicId of shown.keys()) tellOthers(clinicId);
      }
      const due = [...changed];
      changed.clear();
      const told: Id[] = [];
      for (const clinicId of due) if (await refreshed(clinicId)) told.push(clinicId);
      return told;
    },
  };
}
