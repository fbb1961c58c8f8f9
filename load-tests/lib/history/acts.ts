// What a client of a recorded crowd does next: few slots and many hands, so that everybody is in everybody's way.
import type { Noun } from './lines.ts';

/** A clinic as the crowd works in it; every visit there is a quarter of an hour without buffers, of one practitioner. */
export type CrowdClinic = {
  readonly clinicId: string;
  readonly serviceId: string;
  readonly patientId: string;
  readonly practitioners: readonly string[];
  /** The starts there are, as instants. */
  readonly starts: readonly string[];
};

/** A number in [0, 1). */
export type Chance = () => number;

/** What a client knows when it decides: the nouns on its screen, its own live holds, and its last commit. */
export type Known = {
  readonly nouns: readonly Noun[];
  readonly holds: readonly string[];
  readonly lastCommit: string | null;
};

type Act = readonly [op: string, args: Readonly<Record<string, unknown>>];
type Maker = (clinic: CrowdClinic, known: Known, chance: Chance) => Act | null;

const minute = 60_000;

function pick<T>(list: readonly T[], chance: Chance): T | undefined {
  return list[Math.floor(chance() * list.length)];
}

function slotIn({ practitioners, starts }: CrowdClinic, chance: Chance) {
  return { scheduleIds: [pick(practitioners, chance) ?? ''], start: pick(starts, chance) ?? '', durationMinutes: 15 };
}

function visitIn(known: Known, chance: Chance): Noun | undefined {
  return pick(
    known.nouns.filter(({ status }) => status !== undefined && status !== 'entered-in-error'),
    chance,
  );
}

function seenOf(visit: Noun) {
  return { appointmentId: visit.id, baseVersion: visit.version };
}

const acts: readonly { readonly weight: number; readonly make: Maker }[] = [
  {
    weight: 8,
    make: (clinic, _, chance) => {
      const { serviceId, patientId } = clinic;
      return ['appointment.book', { serviceId, patientId, ...slotIn(clinic, chance) }];
    },
  },
  {
    weight: 5,
    make: (clinic, _, chance) => ['hold.place', { serviceId: clinic.serviceId, ...slotIn(clinic, chance) }],
  },
  {
    weight: 4,
    make: ({ patientId }, { holds }, chance) => {
      const holdId = pick(holds, chance);
      return holdId === undefined ? null : ['hold.book', { holdId, patientId }];
    },
  },
  {
    weight: 3,
    make: (_, { holds }, chance) => {
      const holdId = pick(holds, chance);
      return holdId === undefined ? null : [chance() < 0.2 ? 'hold.extend' : 'hold.release', { holdId }];
    },
  },
  {
    weight: 6,
    make: (clinic, known, chance) => {
      const visit = visitIn(known, chance);
      if (visit === undefined) return null;
      const { start, end, scheduleIds, ['serviceId']: serviceId } = visit;
      const durationMinutes = (Date.parse(end) - Date.parse(start)) / minute;
      const base = { start, durationMinutes, scheduleIds, serviceId };
      return ['appointment.move', { ...seenOf(visit), base, ...slotIn(clinic, chance) }];
    },
  },
  {
    weight: 5,
    make: (_, known, chance) => {
      const visit = visitIn(known, chance);
      return visit === undefined ? null : ['appointment.cancel', { ...seenOf(visit), reason: 'patient' }];
    },
  },
  {
    weight: 3,
    make: (_, known, chance) => {
      const visit = visitIn(known, chance);
      const to = pick(['arrived', 'checked-in', 'fulfilled', 'booked'], chance);
      return visit === undefined ? null : ['appointment.advance', { ...seenOf(visit), to }];
    },
  },
  {
    weight: 3,
    make: (_, known, chance) => {
      const visit = visitIn(known, chance);
      if (visit === undefined) return null;
      const note = `note ${Math.floor(chance() * 9)}`;
      return ['appointment.edit', { ...seenOf(visit), base: { note: visit['note'] }, note }];
    },
  },
  {
    weight: 3,
    make: (_, { lastCommit }) => (lastCommit === null ? null : ['command.undo', { commandId: lastCommit }]),
  },
];
const total = acts.reduce((sum, { weight }) => sum + weight, 0);

/** The next command of a client; one that has nothing to act upon books. */
export function nextAct(clinic: CrowdClinic, known: Known, chance: Chance): Act {
  let drawn = chance() * total;
  const chosen = acts.find(({ weight }) => (drawn -= weight) < 0) ?? acts[0];
  return chosen?.make(clinic, known, chance) ?? nextAct(clinic, known, chance);
}
