// The parts of a conflict that can be chosen one by one, and what stands when they are.
import type { Schedule, ScheduleKind } from '#shared/model/schedule.ts';
import { isSame } from '#shared/rules/was.ts';
import type { Crossed, Fields } from './crossed.ts';

/** A part as its words are found: a field, or the schedules of one kind. */
export type PartName =
  | 'patientId'
  | 'serviceId'
  | ScheduleKind
  | 'start'
  | 'durationMinutes'
  | 'status'
  | 'confirmed'
  | 'tags'
  | 'note'
  | 'name'
  | 'phone'
  | 'birthDate'
  | 'sex'
  | 'nationalId'
  | 'active';

/** Whose value is taken. */
export type Taken = 'theirs' | 'mine';
/** The side of each part that can be chosen. */
export type Choice = Readonly<Partial<Record<PartName, Taken>>>;

/** One part: the three values and who changed it; `alike` where both made it the same. */
export type Part = {
  readonly name: PartName;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly changedBy: 'nobody' | 'theirs' | 'mine' | 'both' | 'alike';
};

type Schedules = readonly Pick<Schedule, 'id' | 'kind'>[];

const KINDS: readonly ScheduleKind[] = ['practitioner', 'room', 'device'];
const FIRST: readonly PartName[] = ['patientId', 'name', 'serviceId'];
const REST: readonly PartName[] = ['start', 'durationMinutes', 'status', 'confirmed', 'tags', 'note'];
const OF_PATIENT: readonly PartName[] = ['phone', 'birthDate', 'sex', 'nationalId', 'active'];
/** Where an appointment is shown, also where nobody changed that. */
const ALWAYS: ReadonlySet<PartName> = new Set<PartName>(['serviceId', 'practitioner', 'room', 'device', 'start']);

/** The parts, in the order they are read. */
export function partsOf(
  { base, theirs, mine }: Pick<Crossed, 'base' | 'theirs' | 'mine'>,
  schedules: Schedules,
): Part[] {
  const sides = [base, theirs, mine] as const;
  const places = KINDS.map((kind) => partOf(kind, sides.map((side) => placesOf(side, kind, schedules)) as Three));
  const byField = (name: PartName) => (name in theirs ? [partOf(name, sides.map((side) => side[name]) as Three)] : []);
  return [...FIRST.flatMap(byField), ...places, ...REST.flatMap(byField), ...OF_PATIENT.flatMap(byField)];
}

/** The parts a reader needs to see: whatever changed, and where it is if that is among it. */
export function shownParts(parts: readonly Part[]): Part[] {
  const isOfSlot = parts.some(({ name, changedBy }) => ALWAYS.has(name) && changedBy !== 'nobody');
  const isEmpty = ({ theirs, mine }: Part) =>
    [theirs, mine].every((value) => Array.isArray(value) && value.length === 0);
  return parts.filter((part) => part.changedBy !== 'nobody' || (isOfSlot && ALWAYS.has(part.name) && !isEmpty(part)));
}

/** The parts one can choose: both sides differ there. Another service comes with its own schedules, so those go with it. */
export function openParts(parts: readonly Part[]): Part[] {
  const differ = parts.filter(({ theirs, mine }) => !isSame(theirs, mine));
  const isOtherService = differ.some(({ name }) => name === 'serviceId');
  return differ.filter(({ name }) => !isOtherService || !isKind(name));
}

/** Whether the changes of both can stand together: no part was changed by both but a note, which is put together. */
export function canBothStand(parts: readonly Part[]): boolean {
  const open = openParts(parts);
  const isMixed = open.some(({ name }) => name === 'note') || open.length > 1;
  return isMixed && open.every((part) => !isAlone(part) && (part.changedBy !== 'both' || part.name === 'note'));
}

/** Every open part from one side. */
export function allOf(parts: readonly Part[], taken: Taken): Choice {
  return Object.fromEntries(openParts(parts).map(({ name }) => [name, taken]));
}

/** Each open part from the side that changed it, from theirs where both did. */
export function bothOf(parts: readonly Part[]): Choice {
  return Object.fromEntries(
    openParts(parts).map(({ name, changedBy }) => [name, changedBy === 'mine' ? 'mine' : 'theirs']),
  );
}

/** The fields as they are to stand, with `note` as it was mended where it was. */
export function chosenFields(crossed: Crossed, parts: readonly Part[], choice: Choice, note?: string): Fields {
  const { theirs, mine } = crossed;
  const takes = (name: PartName) => (choice[name] === 'mine' ? mine : theirs);
  const fields = Object.keys(theirs).map((name) => [name, takes(name as PartName)[name]]);
  const chosen = Object.fromEntries(fields) as Record<string, unknown>;
  if ('scheduleIds' in theirs) {
    chosen['scheduleIds'] = choice.serviceId ? takes('serviceId')['scheduleIds'] : placesChosen(parts, choice);
  }
  return note === undefined ? chosen : { ...chosen, note };
}

type Three = [unknown, unknown, unknown];

function partOf(name: PartName, [base, theirs, mine]: Three): Part {
  const isTheirs = !isSame(asSet(theirs), asSet(base));
  const isMine = !isSame(asSet(mine), asSet(base));
  const both = isSame(asSet(theirs), asSet(mine)) ? 'alike' : 'both';
  const changedBy = isTheirs && isMine ? both : isTheirs ? 'theirs' : isMine ? 'mine' : 'nobody';
  return { name, base, theirs, mine, changedBy };
}

function placesOf(side: Fields, kind: ScheduleKind, schedules: Schedules): readonly string[] {
  const ids = (side['scheduleIds'] ?? []) as readonly string[];
  return ids.filter((id) => schedules.find((one) => one.id === id)?.kind === kind);
}

function placesChosen(parts: readonly Part[], choice: Choice): unknown {
  return parts
    .filter(({ name }) => isKind(name))
    .flatMap(({ name, theirs, mine }) => (choice[name] === 'mine' ? mine : theirs) as readonly string[]);
}

function isKind(name: PartName): boolean {
  return (KINDS as readonly PartName[]).includes(name);
}

/** Who the patient is, is never put together with anything. */
function isAlone({ name }: Part): boolean {
  return name === 'patientId';
}

function asSet(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value;
}
